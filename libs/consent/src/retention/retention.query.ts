import type { EntityManager } from 'typeorm';
import type { RetentionRule } from './rules';

/** How a run stands. `called-off`: somebody said not this time. */
export type RunState = 'planned' | 'done' | 'called-off';

/** A look at what is due, and what came of it. */
export interface RetentionRun {
  readonly id: string;
  readonly state: RunState;
  readonly plannedAt: Date;
  /** The day it was looked at from, and the first day it may be carried out; YYYY-MM-DD. */
  readonly asOf: string;
  readonly notBefore: string;
  readonly settledAt: Date | null;
  /** The day on which it was said that it is tomorrow; null: not yet. */
  readonly remindedOn: string | null;
  /** Rule by rule; `went` is null until it is carried out. */
  readonly lines: readonly {
    readonly rule: string;
    readonly months: number;
    readonly found: number;
    readonly went: number | null;
  }[];
}

const RUNS = `select r.id, r.state, r.planned_at as "plannedAt", r.as_of::text as "asOf", r.not_before::text as "notBefore",
    r.settled_at as "settledAt", r.reminded_at::date::text as "remindedOn", (select coalesce(jsonb_agg(jsonb_build_object('rule', l.rule, 'months', l.months,
      'found', l.found, 'went', l.went) order by l.rule), '[]') from retention_line l
      where l.institution_id = r.institution_id and l.run_id = r.id) as lines
  from retention_run r where r.institution_id = $1`;

/** The newest runs first. */
export function runsOf(tx: EntityManager, institutionId: string, most: number): Promise<RetentionRun[]> {
  return tx.query<RetentionRun[]>(`${RUNS} order by r.id desc limit $2`, [institutionId, most]);
}

/** The run that waits, held so that nobody settles it twice; null when none does. */
export async function plannedRun(tx: EntityManager, institutionId: string): Promise<RetentionRun | null> {
  const [run] = await tx.query<RetentionRun[]>(`${RUNS} and r.state = 'planned' for update of r`, [institutionId]);
  return run ?? null;
}

/** The institution's lengths, by rule; what it did not set is left out. */
export async function monthsSet(tx: EntityManager, institutionId: string): Promise<Map<string, number>> {
  const rows = await tx.query<{ rule: string; months: number }[]>(
    'select rule, months from retention_setting where institution_id = $1',
    [institutionId],
  );
  return new Map(rows.map(({ rule, months }) => [rule, months]));
}

/** How many rows `sql` of a rule says, for things that were over `months` before a day. */
export async function countBy(
  tx: EntityManager,
  sql: RetentionRule['due'],
  given: { readonly institutionId: string; readonly asOf: string; readonly months: number },
): Promise<number> {
  const [day] = await tx.query<{ before: string }[]>(
    `select ($1::date - make_interval(months => $2))::date::text as before`,
    [given.asOf, given.months],
  );
  const [row] = await tx.query<{ count: number }[]>(sql, [given.institutionId, day?.before]);
  return row?.count ?? 0;
}
