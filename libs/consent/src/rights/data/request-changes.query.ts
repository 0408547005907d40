import type { EntityManager } from 'typeorm';
import type { Day } from '../../domain/clocks/day';
import type { RightClock } from '../../domain/clocks/right-clock';
import type { RightKind, RightOutcome, RightGround, RightState } from '../../domain/rights/right-kinds';
import type { Person } from '../../person';

/** A request that comes in. */
export interface NewRequest {
  readonly kind: RightKind;
  readonly accountId: string;
  readonly subject: Person;
  readonly receivedOn: Day;
  readonly dueOn: Day;
  readonly acknowledgeBy: Day | null;
  /** Sealed; absent: nothing is named. */
  readonly correction?: Buffer | null;
}

export async function addRequest(tx: EntityManager, institutionId: string, request: NewRequest): Promise<string> {
  const { kind, accountId, subject, receivedOn, dueOn, acknowledgeBy, correction = null } = request;
  const [row] = await tx.query<{ id: string }[]>(
    `insert into rights_request
       (institution_id, kind, account_id, subject_kind, subject_id, received_on, start_on, due_on, acknowledge_by, correction)
     values ($1, $2, $3, $4, $5, $6, $6, $7, $8, $9) returning id`,
    [institutionId, kind, accountId, subject.kind, subject.id, receivedOn, dueOn, acknowledgeBy, correction],
  );
  return row?.id ?? '';
}

/** A copy that somebody took themselves: asked for and given at once. */
export async function addGivenCopy(
  tx: EntityManager,
  institutionId: string,
  { accountId, subject, receivedOn, dueOn }: Omit<NewRequest, 'kind' | 'acknowledgeBy' | 'correction'>,
  at: Date,
): Promise<string> {
  const [row] = await tx.query<{ id: string }[]>(
    `insert into rights_request
       (institution_id, kind, state, account_id, subject_kind, subject_id, received_on, start_on, due_on, outcome, closed_at)
     values ($1, 'copy', 'done', $2, $3, $4, $5, $5, $6, 'given', $7) returning id`,
    [institutionId, accountId, subject.kind, subject.id, receivedOn, dueOn, at],
  );
  return row?.id ?? '';
}

interface Course {
  readonly state: RightState;
  readonly clock: RightClock;
  readonly dueOn: Day;
}

/** Keeps how far a request is. `acknowledgedOn` is kept once, and only where somebody waits to hear that we have it. */
export async function keepCourse(
  tx: EntityManager,
  key: { readonly institutionId: string; readonly id: string },
  { state, clock, dueOn }: Course,
  by: { readonly handlerId: string | null; readonly acknowledgedOn: Day },
): Promise<void> {
  const { start, months, waited, stopped } = clock;
  await tx.query(
    `update rights_request set state = $3, start_on = $4, months = $5, waited_days = $6, waiting_since = $7, missing = $8,
       due_on = $9, handler_id = coalesce($10, handler_id),
       acknowledged_on = case when acknowledge_by is not null then coalesce(acknowledged_on, $11) end
     where institution_id = $1 and id = $2`,
    [
      ...[key.institutionId, key.id, state, start, months, waited, stopped?.since ?? null, stopped?.missing ?? null],
      ...[dueOn, by.handlerId, by.acknowledgedOn],
    ],
  );
}

/** Keeps how a request ended. */
export async function keepEnd(
  tx: EntityManager,
  key: { readonly institutionId: string; readonly id: string },
  end: {
    readonly state: RightState;
    readonly outcome: RightOutcome;
    readonly ground: RightGround | null;
    readonly at: Date;
    /** Decisions in the log that the answer made. */
    readonly stops: readonly string[];
  },
): Promise<void> {
  await tx.query(
    `update rights_request set state = $3, outcome = $4, ground = $5, closed_at = $6, stops = $7 where institution_id = $1 and id = $2`,
    [key.institutionId, key.id, end.state, end.outcome, end.ground, end.at, end.stops],
  );
}
