import type { EntityManager } from 'typeorm';
import type { CallOffReason } from '../domain/calling-off';

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
  readonly side: 'student' | 'mentor';
  readonly reason: CallOffReason | '';
}

/** Takes the call away, and keeps that it was called off. */
export async function callOffNow(tx: EntityManager, institutionId: string, { id, side, reason }: CallingOff, at: Date) {
  await tx.query(
    `insert into introduction_call_off (institution_id, application_id, offer_id, round_id, side, reason, called_off_at)
     select institution_id, application_id, offer_id, round_id, $3, $4, $5 from introduction_call where institution_id = $1 and id = $2`,
    [institutionId, id, side, reason, at],
  );
  await tx.query('delete from introduction_call where institution_id = $1 and id = $2', [institutionId, id]);
}

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
