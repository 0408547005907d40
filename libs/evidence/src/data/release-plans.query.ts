import type { EntityManager } from 'typeorm';
import type { ReleasePlanned } from '../releases/release-planned';

/** Whose plan, of which snapshot. */
export interface PlanOf {
  readonly institutionId: string;
  readonly by: string;
  readonly snapshot: number;
}

const THIS = 'institution_id = $1 and made_by = $2 and snapshot = $3';
const keyOf = ({ institutionId, by, snapshot }: PlanOf) => [institutionId, by, snapshot];
/** A server that was stopped meanwhile works on nothing: after this the plan is anybody's again. */
const WORKING = `working_since > $4::timestamptz - interval '10 minutes'`;

/** Null: nothing was gathered yet. */
export async function keptPlan(tx: EntityManager, of: PlanOf, now: Date): Promise<ReleasePlanned | null> {
  const [row] = await tx.query<ReleasePlanned[]>(
    `select snapshot, name, profile, asks, coalesce(${WORKING}, false) as "isWorking" from evidence.release_plan where ${THIS}`,
    [...keyOf(of), now],
  );
  return row ?? null;
}

/** Somebody's plans, the newest snapshot first. */
export const keptPlans = (tx: EntityManager, institutionId: string, by: string): Promise<{ snapshot: number }[]> =>
  tx.query<{ snapshot: number }[]>(
    `select snapshot from evidence.release_plan where institution_id = $1 and made_by = $2 order by snapshot desc`,
    [institutionId, by],
  );

/** @returns whether it was kept; not while its figures are being worked out. */
export async function keepPlan(
  tx: EntityManager,
  of: PlanOf,
  { name, profile, asks }: Pick<ReleasePlanned, 'name' | 'profile' | 'asks'>,
  now: Date,
): Promise<boolean> {
  const rows = await tx.query<unknown[]>(
    `insert into evidence.release_plan as p (institution_id, made_by, snapshot, name, profile, asks) values ($1, $2, $3, $5, $6, $7)
     on conflict (institution_id, made_by, snapshot) do update set name = excluded.name, profile = excluded.profile, asks = excluded.asks,
       working_since = null where not coalesce(p.${WORKING}, false) returning 1`,
    [...keyOf(of), now, name, profile, JSON.stringify(asks)],
  );
  return rows.length > 0;
}

/** Takes a plan to work on; of two at once one. @returns whether it is ours now. */
export async function beginPlan(tx: EntityManager, of: PlanOf, now: Date): Promise<boolean> {
  const [rows] = await tx.query<[unknown[], number]>(
    `update evidence.release_plan set working_since = $4 where ${THIS} and not coalesce(${WORKING}, false) returning 1`,
    [...keyOf(of), now],
  );
  return rows.length > 0;
}

/** It could not be prepared: it stays as it was gathered. */
export const leavePlan = (tx: EntityManager, of: PlanOf): Promise<unknown> =>
  tx.query(`update evidence.release_plan set working_since = null where ${THIS}`, keyOf(of));

export const dropPlan = (tx: EntityManager, of: PlanOf): Promise<unknown> =>
  tx.query(`delete from evidence.release_plan where ${THIS}`, keyOf(of));
