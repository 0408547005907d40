import { HERE } from '../walls';

const PURPOSE = 'matching.characteristics';
const AT_HAND = `(select current_setting('footing.purpose', true))`;
const STOPPING = `from consent.stop_intent i where i.institution_id = ${HERE} and i.purpose = '${PURPOSE}'`;
const tables = ['experience_wanted', 'experience_offered'] as const;

const policies = (seen: string): string =>
  tables
    .map(
      (table) => `
      drop policy by_person on ${table};
      create policy by_person on ${table} as restrictive for select to footing_app, footing_matcher using (${seen});`,
    )
    .join('\n');

/**
 * Who may see what people share, as before, with everything that is the same for every row asked once: what it is read for,
 * whether the institution asks for it, what time it is, and whether anything is being stopped at all. Only where something is,
 * each row is looked up among that.
 */
export const seenExperiences = policies(`
  (select current_setting('footing.purpose', true) = '${PURPOSE}' and (select enabled from consent.rule_of('${PURPOSE}')))
    and permitted_until > (select statement_timestamp())
    and (not (select exists (select ${STOPPING})) or (subject_id, item) not in (select i.subject_id, i.item ${STOPPING}))
  or (select current_setting('footing.purpose', true) = 'own')
    and subject_id = (select nullif(current_setting('footing.subject_id', true), '')::uuid)`);

/** As the migration of 0028 has it. */
export const seenExperiencesBefore = policies(`
  case ${AT_HAND}
    when '${PURPOSE}' then (select enabled from consent.rule_of('${PURPOSE}')) and permitted_until > statement_timestamp()
      and (subject_id, item) not in (select i.subject_id, i.item ${STOPPING})
    when 'own' then subject_id = nullif(current_setting('footing.subject_id', true), '')::uuid
    else false end`);
