import type { EntityManager } from 'typeorm';
import type { ActionState } from '../../practice/domain/action';
import type { SchoolAction } from '../domain/school-action';

const ACTIONS = `select a.id, a.school_id as "schoolId", a.year::int, a.version, a.what, a.why, a.owner_id as "ownerId",
    coalesce(o.name, a.owner_words, '') as owner, a.due_on::text as "dueOn", a.state, a.done_on::text as "doneOn", a.notes,
    a.dropped_why as "droppedWhy", a.carried_from is not null as "isFromBefore",
    exists (select from school_action n where n.institution_id = a.institution_id and n.carried_from = a.id) as "hasGoneOn"
  from school_action a left join account o on o.institution_id = a.institution_id and o.id = a.owner_id
  where a.institution_id = $1`;

/** Of these schools; by year, the newest first, then by day. */
export const schoolActionsOf = (
  tx: EntityManager,
  institutionId: string,
  schools: readonly string[],
): Promise<SchoolAction[]> =>
  tx.query<SchoolAction[]>(`${ACTIONS} and a.school_id = any ($2) order by a.year desc, a.due_on, a.id`, [
    institutionId,
    schools,
  ]);

/** Undefined: there is none. */
export async function schoolActionOf(
  tx: EntityManager,
  institutionId: string,
  id: string,
): Promise<SchoolAction | undefined> {
  const [action] = await tx.query<SchoolAction[]>(`${ACTIONS} and a.id = $2`, [institutionId, id]);
  return action;
}

/** What an action said at one time. */
export interface SchoolActionThen {
  readonly version: number;
  readonly what: string;
  readonly why: string;
  readonly ownerChanged: boolean;
  readonly dueOn: string;
  readonly state: ActionState;
  readonly notes: string;
  readonly droppedWhy: string;
  readonly changedAt: Date;
}

/** The newest first. */
export const historyOf = (tx: EntityManager, institutionId: string, id: string): Promise<SchoolActionThen[]> =>
  tx.query<SchoolActionThen[]>(
    `select version, what, why, owner_changed as "ownerChanged", due_on::text as "dueOn", state, notes,
       dropped_why as "droppedWhy", changed_at as "changedAt"
     from school_action_history where institution_id = $1 and action_id = $2 order by version desc`,
    [institutionId, id],
  );
