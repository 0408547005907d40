import { permittedNow, type Person } from '@footing/consent';
import type { EntityManager } from 'typeorm';

/** A call as one of its two people has it. */
export interface CallRow {
  readonly id: string;
  readonly roundId: string;
  readonly applicationId: string;
  readonly offerId: string;
  readonly side: Person['kind'];
  readonly studentId: string;
  readonly mentorId: string;
  readonly studentName: string;
  readonly mentorName: string;
  readonly startsAt: Date | null;
  /** Where they talk, as the institution or one of them has set it; '' for nowhere yet. */
  readonly joinUrl: string;
  readonly how: Buffer | null;
  readonly howSubjectId: string | null;
  readonly heldAt: Date | null;
}

/** The meeting `t` of a call `c`, which says when it is. */
export const TIME = `left join meeting t on t.institution_id = c.institution_id and t.kind = 'intro' and t.application_id = c.application_id
         and t.offer_id = c.offer_id and t.status in ('confirmed', 'completed')`;

/**
 * By the id of the call, or of its meeting. Null for everybody who is not one of the two, and for both once the application is
 * withdrawn or one of them does not want to be matched any more.
 */
export async function callOf(
  tx: EntityManager,
  institutionId: string,
  self: Person,
  id: string,
): Promise<CallRow | null> {
  const [row] = await tx.query<CallRow[]>(
    `select c.id, c.round_id as "roundId", c.application_id as "applicationId", c.offer_id as "offerId", $3::text as side, s.id as "studentId", m.id as "mentorId",
       s.first_name as "studentName", m.first_name as "mentorName", t.starts_at as "startsAt", coalesce(t.join_url, '') as "joinUrl", c.how,
       c.how_subject_id as "howSubjectId", c.held_at as "heldAt"
     from introduction_call c
       join application a on a.institution_id = c.institution_id and a.id = c.application_id and a.withdrawn_at is null
       join student s on s.institution_id = a.institution_id and s.id = a.student_id
       join offer o on o.institution_id = c.institution_id and o.id = c.offer_id
       join mentor m on m.institution_id = o.institution_id and m.id = o.mentor_id
       ${TIME}
     where c.institution_id = $1 and $2 in (c.id, t.id) and case $3 when 'student' then s.id else m.id end = $4`,
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

/** Until the transaction ends. What its meeting refers to comes first, as it does for whoever withdraws or pauses. */
export async function holdCall(
  tx: EntityManager,
  institutionId: string,
  { id, applicationId, offerId }: Pick<CallRow, 'id' | 'applicationId' | 'offerId'>,
): Promise<void> {
  await tx.query('select from offer where institution_id = $1 and id = $2 for key share', [institutionId, offerId]);
  const application = [institutionId, applicationId];
  await tx.query('select from application where institution_id = $1 and id = $2 for key share', application);
  await tx.query('select from introduction_call where institution_id = $1 and id = $2 for update', [institutionId, id]);
}

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
