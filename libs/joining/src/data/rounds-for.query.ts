import type { ProgrammeKind, RoundDates } from '@footing/programmes';
import type { EntityManager } from 'typeorm';

/** A round as a student sees it from outside. */
export interface RoundForStudent {
  readonly roundId: string;
  readonly roundName: string;
  readonly programmeId: string;
  readonly programmeName: string;
  readonly programmeKind: ProgrammeKind;
  readonly about: string;
  readonly dates: RoundDates;
}

const COLUMNS = `r.id as "roundId", r.name as "roundName", g.id as "programmeId", g.name as "programmeName",
  g.kind as "programmeKind", g.about, json_build_object('signUpOpens', r.sign_up_opens, 'signUpCloses', r.sign_up_closes,
  'matchBy', r.match_by, 'meetingsStart', r.meetings_start, 'meetingsEnd', r.meetings_end) as dates`;
const FROM = `from round r join programme g on g.institution_id = r.institution_id and g.id = r.programme_id`;

/** Rounds that are over for fewer days than this are still told of. */
const LOOK_BACK = 60;

/**
 * Rounds that somebody could sign up to or has to do with, that are not long over; by name.
 * @param studentId null: of nobody yet. Who belongs to a school sees the rounds their school takes part in, and their own.
 */
export function roundsFor(tx: EntityManager, institutionId: string, studentId: string | null, today: string) {
  return tx.query<(RoundForStudent & { isOwn: boolean })[]>(
    `select ${COLUMNS}, own.is_own as "isOwn" ${FROM}
       cross join lateral (select exists (select from application a where a.institution_id = r.institution_id and a.round_id = r.id
           and a.student_id = $2) or exists (select from sign_up u where u.institution_id = r.institution_id and u.round_id = r.id
           and u.student_id = $2) as is_own) own
       left join student s on s.institution_id = r.institution_id and s.id = $2
     where r.institution_id = $1 and r.meetings_end + ${LOOK_BACK} >= $3::date
       and (own.is_own or s.school_id is null or exists (select from round_school x where x.institution_id = r.institution_id
         and x.round_id = r.id and x.school_id = s.school_id)
         or not exists (select from round_school x where x.institution_id = r.institution_id and x.round_id = r.id))
     order by r.name, r.id`,
    [institutionId, studentId, today],
  );
}
