import type { ProgrammeKind, RoundDates } from '@footing/programmes';
import type { EntityManager } from 'typeorm';

/** A round as a mentor sees it before they offer places. */
export interface RoundForMentor {
  readonly roundId: string;
  readonly roundName: string;
  readonly programmeName: string;
  readonly programmeKind: ProgrammeKind;
  readonly about: string;
  readonly dates: RoundDates;
  /** How far the asker is: nothing yet, on the way, or places are offered. */
  readonly standing: 'new' | 'begun' | 'given';
}

/** Rounds whose sign-up has begun and whose meetings are not over, by name. @param mentorId null: of nobody yet. */
export function roundsForMentor(
  tx: EntityManager,
  institutionId: string,
  mentorId: string | null,
  today: string,
): Promise<RoundForMentor[]> {
  return tx.query<RoundForMentor[]>(
    `select r.id as "roundId", r.name as "roundName", g.name as "programmeName", g.kind as "programmeKind", g.about,
       json_build_object('signUpOpens', r.sign_up_opens, 'signUpCloses', r.sign_up_closes, 'matchBy', r.match_by,
         'meetingsStart', r.meetings_start, 'meetingsEnd', r.meetings_end) as dates,
       case when exists (select from offer o where o.institution_id = $1 and o.round_id = r.id and o.mentor_id = $2) then 'given'
         when exists (select from offer_draft d where d.institution_id = $1 and d.round_id = r.id and d.mentor_id = $2) then 'begun'
         else 'new' end as standing
     from round r join programme g on g.institution_id = r.institution_id and g.id = r.programme_id
     where r.institution_id = $1 and r.sign_up_opens <= $3::date and r.meetings_end >= $3::date
     order by r.name, r.id`,
    [institutionId, mentorId, today],
  );
}
