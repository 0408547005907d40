import type { Person } from '@footing/consent';
import type { EntityManager } from 'typeorm';
import type { CallEndReason } from '../domain/calling-off';
import { OPEN } from './hours.query';

/** A call that is to come, by what it hangs on. */
export interface CallToCome {
  readonly applicationId: string;
  readonly offerId: string;
  readonly callNo: number;
  /** For how many calls the mentor has time. */
  readonly calls: number;
}

export async function callToCome(tx: EntityManager, institutionId: string, id: string): Promise<CallToCome | null> {
  const [row] = await tx.query<CallToCome[]>(
    `select application_id as "applicationId", offer_id as "offerId", call_no::int as "callNo", calls::int as calls
     from introduction_call where institution_id = $1 and id = $2`,
    [institutionId, id],
  );
  return row ?? null;
}

interface CallingOff {
  readonly id: string;
  /** 'service': nobody calls it off, it ends by itself. */
  readonly side: 'student' | 'mentor' | 'service';
  readonly reason: CallEndReason;
}

/** Takes the call away with its meeting, and keeps that it is off; a line that is there already stays. */
export async function callOffNow(tx: EntityManager, institutionId: string, { id, side, reason }: CallingOff, at: Date) {
  await tx.query(
    `insert into introduction_call_off (institution_id, application_id, offer_id, round_id, side, reason, called_off_at, call_id)
     select institution_id, application_id, offer_id, round_id, $3, $4, $5, id from introduction_call where institution_id = $1 and id = $2
     on conflict do nothing`,
    [institutionId, id, side, reason, at],
  );
  await tx.query('delete from introduction_call where institution_id = $1 and id = $2', [institutionId, id]);
}

/** A call that is off. */
export interface CallOff {
  /** What the call was known by; null for those of before that was kept. */
  readonly callId: string | null;
  readonly applicationId: string;
  readonly offerId: string;
  readonly roundId: string;
  readonly studentId: string;
  readonly mentorId: string;
  readonly side: CallingOff['side'];
  readonly reason: CallEndReason;
  /** Whether it stood in calendars, so that whoever keeps those tells its people. */
  readonly hadTime: boolean;
  /** Whether each still takes part, as far as application and offer say. */
  readonly studentStands: boolean;
  readonly mentorStands: boolean;
  /** For how many calls the mentor has time; null: they have not said. */
  readonly calls: number | null;
}

const OFF = `select f.call_id as "callId", f.application_id as "applicationId", f.offer_id as "offerId", f.round_id as "roundId", a.student_id as "studentId",
    o.mentor_id as "mentorId", f.side, f.reason, a.withdrawn_at is null as "studentStands", ${OPEN} as "mentorStands", h.calls::int as calls,
    exists (select from meeting t where t.institution_id = $1 and t.kind = 'intro' and t.application_id = f.application_id
      and t.offer_id = f.offer_id and t.status = 'cancelled' and t.changed_at = f.called_off_at) as "hadTime"
  from introduction_call_off f
    join application a on a.institution_id = $1 and a.id = f.application_id
    join offer o on o.institution_id = $1 and o.id = f.offer_id
    left join introduction_hours h on h.institution_id = $1 and h.offer_id = f.offer_id
  where f.institution_id = $1`;

/** A call of somebody's that is off, by the id that it had or that of its meeting; null where there is none. */
export async function callOffOf(
  tx: EntityManager,
  institutionId: string,
  self: Person,
  id: string,
): Promise<CallOff | null> {
  const [row] = await tx.query<CallOff[]>(
    `${OFF} and case $3 when 'student' then a.student_id else o.mentor_id end = $4 and (f.call_id = $2 or exists (select from meeting t
       where t.institution_id = $1 and t.id = $2 and t.application_id = f.application_id and t.offer_id = f.offer_id))`,
    [institutionId, id, self.kind, self.id],
  );
  return row ?? null;
}

/** Which call is off. */
export type CallOffKey = Pick<CallOff, 'applicationId' | 'offerId' | 'roundId'>;

/** Calls that are off and that nobody has been told of. */
export const callsOffToTell = (tx: EntityManager, institutionId: string): Promise<CallOffKey[]> =>
  tx.query<CallOffKey[]>(
    `select application_id as "applicationId", offer_id as "offerId", round_id as "roundId" from introduction_call_off
     where institution_id = $1 and told_at is null order by called_off_at`,
    [institutionId],
  );

/** Marks that its people are told. @returns null where somebody has told them before. */
export async function takeCallOff(
  tx: EntityManager,
  institutionId: string,
  { applicationId, offerId }: CallOffKey,
  at: Date,
): Promise<CallOff | null> {
  const key = [institutionId, applicationId, offerId];
  const [marked] = await tx.query<[unknown[], number]>(
    `update introduction_call_off set told_at = $4 where institution_id = $1 and application_id = $2 and offer_id = $3 and told_at is null
     returning 1`,
    [...key, at],
  );
  if (marked.length === 0) return null;
  const [row] = await tx.query<CallOff[]>(`${OFF} and f.application_id = $2 and f.offer_id = $3`, key);
  return row ?? null;
}

/** A call to come that may not be any more, as its people stand now. */
export interface CallToEnd {
  readonly id: string;
  readonly applicationId: string;
  readonly offerId: string;
  readonly studentId: string;
  readonly mentorId: string;
  readonly isYoung: boolean;
  readonly isLeft: boolean;
}

/** All calls to come, with how their people stand. @param id of one; absent: all. */
export const callsStanding = (tx: EntityManager, institutionId: string, id?: string): Promise<CallToEnd[]> =>
  tx.query<CallToEnd[]>(
    `select c.id, c.application_id as "applicationId", c.offer_id as "offerId", a.student_id as "studentId", o.mentor_id as "mentorId",
       not consent.may_contact(a.student_id) as "isYoung", a.withdrawn_at is not null or not ${OPEN} as "isLeft"
     from introduction_call c join application a on a.institution_id = $1 and a.id = c.application_id
       join offer o on o.institution_id = $1 and o.id = c.offer_id
     where c.institution_id = $1 and c.held_at is null and ($2::uuid is null or c.id = $2) order by c.offer_id, c.id`,
    [institutionId, id ?? null],
  );

/** One call fewer: the call with the last number takes the one that is free. */
export async function oneCallFewer(
  tx: EntityManager,
  institutionId: string,
  { offerId, callNo, calls }: CallToCome,
): Promise<void> {
  await tx.query(
    'update introduction_call set call_no = $4 where institution_id = $1 and offer_id = $2 and call_no = $3',
    [institutionId, offerId, calls, callNo],
  );
  await tx.query('update introduction_hours set calls = $3 where institution_id = $1 and offer_id = $2', [
    ...[institutionId, offerId, calls - 1],
  ]);
}

/** What students of a round miss on their lists, sealed; of those who stand by their application. */
export const missingOf = (tx: EntityManager, institutionId: string, roundId: string) =>
  tx.query<{ personId: string; sealed: Buffer }[]>(
    `select a.student_id as "personId", n.missing as sealed from introduction_answer n
       join application a on a.institution_id = n.institution_id and a.id = n.application_id and a.withdrawn_at is null
     where n.institution_id = $1 and n.round_id = $2 and n.is_none and n.missing is not null order by md5(a.id::text)`,
    [institutionId, roundId],
  );
