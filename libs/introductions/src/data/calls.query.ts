import { permittedNow, type Person } from '@footing/consent';
import type { EntityManager } from 'typeorm';

/** A call as one of its two people has it. */
export interface CallRow {
  readonly id: string;
  readonly roundId: string;
  readonly side: Person['kind'];
  readonly studentId: string;
  readonly mentorId: string;
  readonly studentName: string;
  readonly mentorName: string;
  readonly startsAt: Date | null;
  readonly how: Buffer | null;
  readonly howSubjectId: string | null;
  readonly heldAt: Date | null;
}

/**
 * Null for everybody who is not one of the two, and for both once the application is withdrawn or one of them does not want to
 * be matched any more. @param held until the transaction ends.
 */
export async function callOf(
  tx: EntityManager,
  institutionId: string,
  self: Person,
  id: string,
  held = false,
): Promise<CallRow | null> {
  const [row] = await tx.query<CallRow[]>(
    `select c.id, c.round_id as "roundId", $3::text as side, s.id as "studentId", m.id as "mentorId",
       s.first_name as "studentName", m.first_name as "mentorName", c.starts_at as "startsAt", c.how,
       c.how_subject_id as "howSubjectId", c.held_at as "heldAt"
     from introduction_call c
       join application a on a.institution_id = c.institution_id and a.id = c.application_id and a.withdrawn_at is null
       join student s on s.institution_id = a.institution_id and s.id = a.student_id
       join offer o on o.institution_id = c.institution_id and o.id = c.offer_id
       join mentor m on m.institution_id = o.institution_id and m.id = o.mentor_id
     where c.institution_id = $1 and c.id = $2 and case $3 when 'student' then s.id else m.id end = $4
     ${held ? 'for update of c' : ''}`,
    [institutionId, id, self.kind, self.id],
  );
  if (!row) return null;
  const two = [row.studentId, row.mentorId];
  const taking = await permittedNow(tx, { institutionId }, 'matching.core', two);
  return two.every((one) => taking.some(({ subjectId }) => subjectId === one)) ? row : null;
}

/** A time that one of the two could do. */
export interface TimeRow {
  readonly side: Person['kind'];
  readonly startsAt: Date;
}

/** The times of a call, the earliest first. */
export const timesOf = (tx: EntityManager, institutionId: string, callId: string): Promise<TimeRow[]> =>
  tx.query<TimeRow[]>(
    `select side, starts_at as "startsAt" from introduction_time where institution_id = $1 and call_id = $2 order by starts_at, side`,
    [institutionId, callId],
  );

/** Keeps one side's times in place of those before. */
export async function keepTimes(
  tx: EntityManager,
  institutionId: string,
  { id, side }: Pick<CallRow, 'id' | 'side'>,
  times: readonly Date[],
): Promise<void> {
  const key = [institutionId, id, side];
  await tx.query('delete from introduction_time where institution_id = $1 and call_id = $2 and side = $3', key);
  await tx.query(
    `insert into introduction_time (institution_id, call_id, side, number, starts_at)
     select $1, $2, $3, t.number, t.starts_at from unnest($4::timestamptz[]) with ordinality t (starts_at, number)`,
    [...key, times],
  );
}

/** Keeps how the two talk, in one's own words. */
export async function keepHow(
  tx: EntityManager,
  institutionId: string,
  id: string,
  how: Buffer | null,
  by: string | null,
) {
  await tx.query('update introduction_call set how = $3, how_subject_id = $4 where institution_id = $1 and id = $2', [
    ...[institutionId, id, how, by],
  ]);
}

/** Whether one of the two talks with somebody else within so many minutes of it. */
export async function isTaken(
  tx: EntityManager,
  institutionId: string,
  { id, studentId, mentorId }: CallRow,
  { startsAt, minutes }: { readonly startsAt: Date; readonly minutes: number },
): Promise<boolean> {
  const found = await tx.query<unknown[]>(
    `select from introduction_call c
       join application a on a.institution_id = c.institution_id and a.id = c.application_id
       join offer o on o.institution_id = c.institution_id and o.id = c.offer_id
     where c.institution_id = $1 and c.id <> $2 and (a.student_id = $3 or o.mentor_id = $4)
       and abs(extract(epoch from c.starts_at - $5::timestamptz)) < 60 * $6::int`,
    [institutionId, id, studentId, mentorId, startsAt, minutes],
  );
  return found.length > 0;
}

export interface RatingRow {
  readonly personId: string;
  readonly sealed: Buffer;
}

/** What the asker said of a call; null: nothing. For the purpose `own`, in their name. */
export async function ratingOf(tx: EntityManager, institutionId: string, callId: string, selfId: string) {
  const [row] = await tx.query<RatingRow[]>(
    'select subject_id as "personId", sealed from introduction_rating where institution_id = $1 and call_id = $2 and subject_id = $3',
    [institutionId, callId, selfId],
  );
  return row ?? null;
}

/** Keeps what the asker says of a call, in place of what they said before. For the purpose `own`, in their name. */
export async function keepRating(
  tx: EntityManager,
  institutionId: string,
  { id, side }: Pick<CallRow, 'id' | 'side'>,
  { personId, sealed }: RatingRow,
  at: Date,
): Promise<void> {
  await tx.query(
    `insert into introduction_rating (institution_id, call_id, side, subject_id, sealed, given_at)
     values ($1, $2, $3, $4, $5, $6)
     on conflict (institution_id, call_id, side) do update set sealed = excluded.sealed, given_at = excluded.given_at`,
    [institutionId, id, side, personId, sealed, at],
  );
}

/** Whether anything that the asker should say how it went is left. For the purpose `own`, in their name. */
export async function isUnrated(
  tx: EntityManager,
  institutionId: string,
  roundId: string,
  self: Person,
): Promise<boolean> {
  const found = await tx.query<unknown[]>(
    `select from introduction_call c
       join application a on a.institution_id = c.institution_id and a.id = c.application_id
       join offer o on o.institution_id = c.institution_id and o.id = c.offer_id
     where c.institution_id = $1 and c.round_id = $2 and c.held_at is not null
       and case $3 when 'student' then a.student_id else o.mentor_id end = $4
       and not exists (select from introduction_rating x where x.institution_id = c.institution_id and x.call_id = c.id
         and x.subject_id = $4) limit 1`,
    [institutionId, roundId, self.kind, self.id],
  );
  return found.length > 0;
}

/** Calls of somebody that have not been held. */
export async function openCalls(tx: EntityManager, institutionId: string, roundId: string, { kind, id }: Person) {
  const [row] = await tx.query<{ open: number }[]>(
    `select count(*)::int as open from introduction_call c
       join application a on a.institution_id = c.institution_id and a.id = c.application_id and a.withdrawn_at is null
       join offer o on o.institution_id = c.institution_id and o.id = c.offer_id
     where c.institution_id = $1 and c.round_id = $2 and c.held_at is null
       and case $3 when 'student' then a.student_id else o.mentor_id end = $4`,
    [institutionId, roundId, kind, id],
  );
  return row?.open ?? 0;
}
