import type { Person } from '@footing/consent';
import type { EntityManager } from 'typeorm';
import type { OpenWait } from '../domain/what-is-due';

/** What is awaited: picks from a list, for how many calls there is time, a call, and how calls went. */
export type Awaited = 'picks' | 'hours' | 'calls' | 'ratings';

/** Something that is awaited of somebody, as the clock finds it. */
export interface Waiting extends Omit<OpenWait, 'began'> {
  readonly roundId: string;
  readonly kind: Person['kind'];
  readonly subjectId: string;
  readonly what: Awaited;
  readonly beganAt: Date;
}

interface Wait {
  readonly roundId: string;
  readonly person: Person;
  readonly what: Awaited;
  /** YYYY-MM-DD. */
  readonly by: string;
}

/** Waits for it from now on; of what is awaited already, the day stays. What was done is awaited anew. */
export async function beginWait(
  tx: EntityManager,
  institutionId: string,
  { roundId, person, what, by }: Wait,
  at: Date,
) {
  await tx.query(
    `insert into introduction_wait (institution_id, round_id, subject_kind, subject_id, what, by, began_at)
     values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (institution_id, round_id, subject_id, what) do update set by = excluded.by, began_at = excluded.began_at,
       told_at = null, half_told_at = null, last_told_at = null, done_at = null
     where introduction_wait.done_at is not null`,
    [institutionId, roundId, person.kind, person.id, what, by, at],
  );
}

/** It is done: nobody is reminded any more. */
export async function endWait(
  tx: EntityManager,
  institutionId: string,
  { roundId, person, what }: Omit<Wait, 'by'>,
  at: Date,
): Promise<void> {
  await tx.query(
    `update introduction_wait set done_at = $5 where institution_id = $1 and round_id = $2 and subject_id = $3 and what = $4
       and done_at is null`,
    [institutionId, roundId, person.id, what, at],
  );
}

/** Everything that is awaited, by person. @param of one; absent: all. */
export function openWaits(
  tx: EntityManager,
  institutionId: string,
  of: Pick<Waiting, 'roundId' | 'subjectId' | 'what'> | null = null,
): Promise<Waiting[]> {
  return tx.query<Waiting[]>(
    `select w.round_id as "roundId", w.subject_kind as kind, w.subject_id as "subjectId", w.what, w.by::text as by,
       w.began_at as "beganAt", w.told_at is not null as "isTold", w.half_told_at is not null as "isHalfTold",
       w.last_told_at is not null as "isLastTold"
     from introduction_wait w where w.institution_id = $1 and w.done_at is null
       and ($2::uuid is null or (w.round_id = $2 and w.subject_id = $3 and w.what = $4))
     order by w.subject_id, w.what ${of ? 'for update' : ''}`,
    [institutionId, of?.roundId ?? null, of?.subjectId ?? null, of?.what ?? null],
  );
}

const marks = { tell: 'told_at', half: 'half_told_at', last: 'last_told_at', over: 'done_at' } as const;

/** Marks what was done about it. */
export async function markWait(
  tx: EntityManager,
  institutionId: string,
  { roundId, subjectId, what }: Pick<Waiting, 'roundId' | 'subjectId' | 'what'>,
  mark: keyof typeof marks,
  at: Date,
): Promise<void> {
  await tx.query(
    `update introduction_wait set ${marks[mark]} = $5 where institution_id = $1 and round_id = $2 and subject_id = $3 and what = $4`,
    [institutionId, roundId, subjectId, what, at],
  );
}
