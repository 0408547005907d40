/**
 * The condition that somebody is part of matching now: they have not objected to it, and are not objecting just now.
 * @param person SQL of the student's or mentor's id; @param institution SQL of the institution's.
 */
export const takesPart = (institution: string, person: string): string => `
  exists (select from consent.state s where s.institution_id = ${institution} and s.subject_id = ${person}
    and s.purpose = 'matching.core' and s.item = '' and s.permitted
    and (s.valid_until is null or s.valid_until > clock_timestamp())
    and not exists (select from consent.stop_intent i where i.institution_id = s.institution_id
      and i.subject_id = s.subject_id and i.purpose = s.purpose and i.item = s.item))`;
