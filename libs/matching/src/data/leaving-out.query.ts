import type { EntityManager } from 'typeorm';
import type { Draft } from './draft.entity';

/** Parts of the draft's round whose person does not want to be matched now. */
const outOf = (part: 'application' | 'offer', person: 'student_id' | 'mentor_id'): string => `
  select part.id from ${part} part
  where part.institution_id = $1 and part.round_id = (select round_id from draft where institution_id = $1 and id = $2)
    and not exists (
      select from consent.state s where s.institution_id = $1 and s.subject_id = part.${person} and s.purpose = 'matching.core'
        and s.item = '' and s.permitted and (s.valid_until is null or s.valid_until > clock_timestamp())
        and not exists (select from consent.stop_intent i where i.institution_id = $1 and i.subject_id = s.subject_id
          and i.purpose = s.purpose and i.item = s.item))`;
const STUDENTS = outOf('application', 'student_id');
const MENTORS = outOf('offer', 'mentor_id');

/**
 * Takes out of a draft whatever it suggests, or reckons, of those who do not want to be matched any more. What was published
 * is theirs and stays. @returns how many rows went.
 */
export async function leaveOut(
  tx: EntityManager,
  { institutionId, id }: Pick<Draft, 'institutionId' | 'id'>,
): Promise<number> {
  const values = [institutionId, id];
  const here = 'where institution_id = $1 and draft_id = $2';
  const from = [
    `draft_pair ${here} and review <> 'published' and (application_id in (${STUDENTS}) or offer_id in (${MENTORS}))`,
    `draft_unmatched ${here} and application_id in (${STUDENTS})`,
    `draft_chance ${here} and application_id in (${STUDENTS})`,
  ];
  let went = 0;
  for (const rows of from) {
    const [gone] = await tx.query<{ n: number }[]>(
      `with gone as (delete from ${rows} returning 1) select count(*)::int as n from gone`,
      values,
    );
    went += gone?.n ?? 0;
  }
  return went;
}
