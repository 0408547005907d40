import { DomainError } from '@footing/kernel';
import type { EntityManager } from 'typeorm';
import type { Nation } from '../../domain/clocks/bank-holidays';
import type { Day } from '../../domain/clocks/day';
import type { Missing, RightClock } from '../../domain/clocks/right-clock';
import type { RightGround, RightKind, RightOutcome, RightState } from '../../domain/rights/right-kinds';
import type { Person } from '../../person';

/** A request as it is kept. */
export interface KeptRequest {
  readonly id: string;
  readonly kind: RightKind;
  readonly state: RightState;
  /** Of whoever asked. */
  readonly accountId: string;
  /** As their account, or else their record, has it now; null once it is gone. */
  readonly name: string | null;
  /** Null where they have none, or it was erased. */
  readonly email: string | null;
  /** Whether they have an account to read answers with. */
  readonly hasAccount: boolean;
  /** Whether they were erased since: then there is nobody to write to. */
  readonly isErased: boolean;
  /** Whom it is about, and whose key seals what is said; an account's id where nobody has joined it to a record yet. */
  readonly subject: Person;
  readonly receivedOn: Day;
  readonly clock: RightClock;
  readonly dueOn: Day;
  /** Complaints only. */
  readonly acknowledgeBy: Day | null;
  readonly acknowledgedOn: Day | null;
  readonly closedAt: Date | null;
  readonly outcome: RightOutcome | null;
  readonly ground: RightGround | null;
  /** Who handles it. */
  readonly handlerName: string | null;
  /** Decisions in the log that the answer made: what an objection that was agreed to stopped. */
  readonly stops: readonly string[];
}

interface Row extends Omit<KeptRequest, 'subject' | 'clock'> {
  readonly subjectKind: Person['kind'];
  readonly subjectId: string;
  readonly startOn: Day;
  readonly months: 1 | 3;
  readonly waitedDays: number;
  readonly waitingSince: Day | null;
  readonly missing: Missing | null;
}

const SELECT = `
  select r.id, r.kind, r.state, r.account_id as "accountId", coalesce(a.name, p.name) as name,
    case when not gone.is_erased then coalesce(a.email, p.email) end as email, gone.is_erased as "isErased", a.id is not null as "hasAccount",
    r.stops, r.subject_kind as "subjectKind",
    r.subject_id as "subjectId", r.received_on::text as "receivedOn", r.start_on::text as "startOn", r.months,
    r.waited_days as "waitedDays", r.waiting_since::text as "waitingSince", r.missing, r.due_on::text as "dueOn",
    r.acknowledge_by::text as "acknowledgeBy", r.acknowledged_on::text as "acknowledgedOn", r.closed_at as "closedAt",
    r.outcome, r.ground, h.name as "handlerName"
  from rights_request r
    left join account a on a.institution_id = r.institution_id and a.id = r.account_id
    left join lateral (
      select first_name || ' ' || last_name as name, email from student
        where institution_id = r.institution_id and id = r.subject_id and r.subject_kind = 'student'
      union all select first_name || ' ' || last_name, email from mentor
        where institution_id = r.institution_id and id = r.subject_id and r.subject_kind = 'mentor') p on true
    cross join lateral (select coalesce(a.email like 'erased-%@erased.invalid', false) or exists (
      select from rights_erasure e where e.institution_id = r.institution_id and e.subject_id = r.subject_id) as is_erased) gone
    left join account h on h.institution_id = r.institution_id and h.id = r.handler_id
  where r.institution_id = $1`;

function kept({
  subjectKind,
  subjectId,
  startOn,
  months,
  waitedDays,
  waitingSince,
  missing,
  ...row
}: Row): KeptRequest {
  const stopped = waitingSince && missing ? { since: waitingSince, missing } : null;
  return {
    ...row,
    subject: { kind: subjectKind, id: subjectId },
    clock: { start: startOn, months, waited: waitedDays, stopped },
  };
}

/** Which requests of an institution. */
export interface RequestFilter {
  readonly state?: 'open' | 'closed' | undefined;
  readonly kind?: RightKind | undefined;
  /** Only those of one account. */
  readonly accountId?: string | undefined;
}

/** Requests that are open by what is due first, those whose clock stands still after them; closed ones newest first. */
export async function requestsWhere(
  tx: EntityManager,
  institutionId: string,
  { state, kind, accountId }: RequestFilter,
  page: { readonly most: number; readonly from: number },
): Promise<KeptRequest[]> {
  const rows = await tx.query<Row[]>(
    `${SELECT} and ($2::text is null or ($2 = 'open') = (r.closed_at is null)) and ($3::text is null or r.kind = $3)
       and ($4::uuid is null or r.account_id = $4)
     order by r.closed_at desc nulls first, r.waiting_since is not null,
       least(r.due_on, case when r.acknowledged_on is null then r.acknowledge_by end), r.id desc
     limit $5 offset $6`,
    [institutionId, state ?? null, kind ?? null, accountId ?? null, page.most, page.from],
  );
  return rows.map(kept);
}

/** How many there are; the filter as above. */
export async function countWhere(
  tx: EntityManager,
  institutionId: string,
  { state, kind, accountId }: RequestFilter,
): Promise<number> {
  const [row] = await tx.query<{ count: number }[]>(
    `select count(*)::int as count from rights_request r where r.institution_id = $1
       and ($2::text is null or ($2 = 'open') = (r.closed_at is null)) and ($3::text is null or r.kind = $3)
       and ($4::uuid is null or r.account_id = $4)`,
    [institutionId, state ?? null, kind ?? null, accountId ?? null],
  );
  return row?.count ?? 0;
}

/**
 * One request; with `lock` nobody else changes it until the transaction ends.
 * @throws {DomainError} not-found, `right.not-found`.
 */
export async function requestById(
  tx: EntityManager,
  institutionId: string,
  id: string,
  lock: 'lock' | 'look' = 'look',
): Promise<KeptRequest> {
  const [row] = await tx.query<Row[]>(`${SELECT} and r.id = $2 ${lock === 'lock' ? 'for update of r' : ''}`, [
    institutionId,
    id,
  ]);
  if (!row) throw new DomainError('not-found', 'right.not-found', `request ${id}`);
  return kept(row);
}

/** By which bank holidays an institution goes. */
export async function nationOf(tx: EntityManager, institutionId: string): Promise<Nation> {
  const [row] = await tx.query<{ nation: Nation }[]>('select nation from institution where id = $1', [institutionId]);
  return row?.nation ?? 'england';
}
