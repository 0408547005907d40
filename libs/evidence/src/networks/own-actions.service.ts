import { record } from '@footing/audit';
import { Database } from '@footing/database';
import { type Actor, Clock, DomainError, permit } from '@footing/kernel';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { type ActionState, actionStates, isOpen, isOverdue, type PracticeAction } from '../practice/domain/action';
import { changedMeanwhile, notThere } from '../practice/errors';

/** Something that somebody sees to, and whether its day is over. */
export interface OwnAction extends Omit<PracticeAction, 'entryId' | 'owner'> {
  /** Of whose plan it is; null: of the university's. Only who leads the school drops one of it, and says why. */
  readonly school: string | null;
  readonly isOverdue: boolean;
}

const OWN = `select id, version, what, owner_id as "ownerId", due_on::text as "dueOn", state, done_on::text as "doneOn", false as "isRemoved",
    null as school
  from practice_action where institution_id = $1 and owner_id = $2 and removed_at is null
  union all select a.id, a.version, a.what, a.owner_id, a.due_on::text, a.state, a.done_on::text, false, s.name
  from school_action a join school s on s.institution_id = a.institution_id and s.id = a.school_id
  where a.institution_id = $1 and a.owner_id = $2
    and not exists (select from school_action n where n.institution_id = a.institution_id and n.carried_from = a.id)`;
const MOVED = `version = version + 1, state = $5,
    done_on = case when $5 = 'done' then coalesce(done_on, $6::timestamptz::date) end, changed_at = $6, changed_by = $3
  where institution_id = $1 and id = $2 and owner_id = $3 and version = $4`;
const UPDATE = `update practice_action set ${MOVED} and removed_at is null returning id`;
const UPDATE_OF_SCHOOL = `update school_action set ${MOVED} and state <> 'dropped' returning id`;
const DROPS = 'Ask those who lead the school: they drop it, or take it up again, and say why';
type Written = [{ id: string }[], number];

/** What an account sees to in the plan for social mobility. */
@Injectable()
export class OwnActions {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** Open ones first, then by day. @throws {DomainError} forbidden. */
  async list(actor: Actor): Promise<OwnAction[]> {
    const accountId = own(actor);
    return this.db.transaction(actor, async (tx) => {
      await record(tx, actor, { event: 'action.listed' });
      return this.of(tx, actor, accountId);
    });
  }

  /** Says how one stands. @throws {DomainError} forbidden; invalid, with fields; not-found; conflict, `practice.changed`. */
  async update(actor: Actor, id: string, seen: number, state: ActionState): Promise<void> {
    const accountId = own(actor);
    if (!actionStates.includes(state))
      throw new DomainError('invalid', 'practice.faulty', id, [{ field: 'state', message: 'Choose how it stands' }]);
    await this.db.transaction(actor, async (tx) => {
      const mine = (await this.of(tx, actor, accountId)).find((one) => one.id === id);
      if (!mine) throw notThere(id);
      if (mine.school !== null && (state === 'dropped' || mine.state === 'dropped'))
        throw new DomainError('invalid', 'practice.faulty', id, [{ field: 'state', message: DROPS }]);
      const [rows] = await tx.query<Written>(mine.school === null ? UPDATE : UPDATE_OF_SCHOOL, [
        actor.institutionId,
        id,
        accountId,
        seen,
        state,
        this.clock.now(),
      ]);
      if (rows.length === 0) throw changedMeanwhile(id);
      await record(tx, actor, { event: 'action.updated', object: id });
    });
  }

  private async of(tx: EntityManager, actor: Actor, accountId: string): Promise<OwnAction[]> {
    const today = this.clock.now().toISOString().slice(0, 10);
    const rows = await tx.query<Omit<OwnAction, 'isOverdue'>[]>(OWN, [actor.institutionId, accountId]);
    return rows
      .map((one) => ({ ...one, isOverdue: isOverdue(one, today) }))
      .sort(
        (a, b) => Number(isOpen(b)) - Number(isOpen(a)) || a.dueOn.localeCompare(b.dueOn) || a.id.localeCompare(b.id),
      );
  }
}

/** Whose account it is. @throws {DomainError} forbidden. */
function own(actor: Actor): string {
  permit(actor, 'actions.own');
  if (actor.accountId === null) throw new DomainError('forbidden', 'permission.missing', 'actions.own');
  return actor.accountId;
}
