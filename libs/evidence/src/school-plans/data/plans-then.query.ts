import type { EntityManager } from 'typeorm';
import type { ActionState } from '../../practice/domain/action';

/** What the plan of a school said at a moment, without who sees to what. */
export interface PlanThen {
  readonly school: string;
  /** The autumn. */
  readonly year: number;
  /** By day. */
  readonly actions: readonly {
    readonly what: string;
    readonly why: string;
    readonly dueOn: string;
    readonly state: ActionState;
    readonly droppedWhy: string;
  }[];
}

/** From what was kept each time that it was written. Null: the school is gone. */
export async function planThen(
  tx: EntityManager,
  institutionId: string,
  { schoolId, year, at }: { readonly schoolId: string; readonly year: number; readonly at: Date },
): Promise<PlanThen | null> {
  const [school] = await tx.query<{ name: string }[]>('select name from school where institution_id = $1 and id = $2', [
    ...[institutionId, schoolId],
  ]);
  if (!school) return null;
  const actions = await tx.query<PlanThen['actions'][number][]>(
    `select what, why, "dueOn", state, "droppedWhy" from (
       select distinct on (h.action_id) h.action_id, h.what, h.why, h.due_on::text as "dueOn", h.state, h.dropped_why as "droppedWhy"
       from school_action_history h join school_action a on a.institution_id = h.institution_id and a.id = h.action_id
       where h.institution_id = $1 and a.school_id = $2 and a.year = $3 and h.changed_at <= $4
       order by h.action_id, h.version desc) then_ order by "dueOn", action_id`,
    [institutionId, schoolId, year, at],
  );
  return { school: school.name, year, actions };
}

/** The newest year in which a school plans something, with its name; undefined: it plans nothing. */
export async function newestPlan(
  tx: EntityManager,
  institutionId: string,
  schoolId: string,
): Promise<{ readonly name: string; readonly year: number | null } | undefined> {
  const [found] = await tx.query<{ name: string; year: number | null }[]>(
    `select s.name, (select max(a.year)::int from school_action a where a.institution_id = s.institution_id and a.school_id = s.id) as year
     from school s where s.institution_id = $1 and s.id = $2`,
    [institutionId, schoolId],
  );
  return found;
}
