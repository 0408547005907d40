import { type AuditEvent, record } from '@footing/audit';
import { brokenConstraint, Database } from '@footing/database';
import { type Actor, Clock, permit } from '@footing/kernel';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { type ActionInput, faultsInAction, notOfStaff } from './action.input';
import { type PossibleOwner, possibleOwners } from './data/owners.query';
import { actionOf, entryOf } from './data/year.query';
import type { PracticeAction } from './domain/action';
import { changedMeanwhile, notThere, refuseFaults } from './errors';

const ADD = `insert into practice_action
  (institution_id, entry_id, what, owner_id, owner_words, due_on, state, done_on, made_at, made_by, changed_at, changed_by)
  values ($1, $2, $3, $4, $5, $6, $7, case when $7 = 'done' then $8::timestamptz::date end, $8, $9, $8, $9) returning id`;
const CHANGE = `update practice_action set version = version + 1, what = $4, owner_id = $5, owner_words = $6, due_on = $7, state = $8,
    done_on = case when $8 = 'done' then coalesce(done_on, $9::timestamptz::date) end, changed_at = $9, changed_by = $10
  where institution_id = $1 and id = $2 and version = $3 and removed_at is null returning id`;
const REMOVE = `update practice_action set version = version + 1, removed_at = $3, changed_at = $4, changed_by = $5
  where institution_id = $1 and id = $2 and (removed_at is null) = ($3::timestamptz is not null) returning id`;

type Written = [{ id: string }[], number];

/** The plan: what is to be done about gaps, by whom and by when. */
@Injectable()
export class PracticeActions {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** Everybody of staff who can be given something to do, by name. @throws {DomainError} forbidden. */
  owners(actor: Actor): Promise<PossibleOwner[]> {
    permit(actor, 'practice.edit');
    return this.db.transaction(actor, (tx) => possibleOwners(tx, actor.institutionId));
  }

  /** One that is there or was taken away. @throws {DomainError} not-found. */
  find(actor: Actor, id: string): Promise<PracticeAction> {
    permit(actor, 'practice.edit');
    return this.db.transaction(actor, async (tx) => {
      const action = await actionIn(tx, actor, id);
      await this.note(tx, actor, 'practice.viewed', action);
      return action;
    });
  }

  /** Adds one to a part of a year. @returns its id. @throws {DomainError} invalid, with fields; not-found. */
  add(actor: Actor, entryId: string, input: ActionInput): Promise<string> {
    return this.writing(actor, input, async (tx) => {
      if (!(await entryOf(tx, actor.institutionId, entryId))) throw notThere(entryId);
      const { what, ownerId, dueOn, state } = input;
      const words = ownerId === null ? input.ownerWords : null;
      const [made] = await tx.query<{ id: string }[]>(ADD, [
        ...[actor.institutionId, entryId, what, ownerId, words, dueOn, state, this.clock.now(), actor.accountId],
      ]);
      const action = await actionIn(tx, actor, made?.id ?? '');
      await this.note(tx, actor, 'practice.action-set', action);
      return action.id;
    });
  }

  /** @throws {DomainError} invalid, with fields; not-found; conflict, `practice.changed`. */
  change(actor: Actor, id: string, seen: number, input: ActionInput): Promise<PracticeAction> {
    return this.writing(actor, input, async (tx) => {
      await actionIn(tx, actor, id);
      const { what, ownerId, dueOn, state } = input;
      const words = ownerId === null ? input.ownerWords : null;
      const [rows] = await tx.query<Written>(CHANGE, [
        ...[actor.institutionId, id, seen, what, ownerId, words, dueOn, state, this.clock.now(), actor.accountId],
      ]);
      if (rows.length === 0) throw changedMeanwhile(id);
      const action = await actionIn(tx, actor, id);
      await this.note(tx, actor, 'practice.action-set', action);
      return action;
    });
  }

  /** Takes it away; it can be brought back for a month. Done twice it is done once. @throws {DomainError} not-found. */
  remove(actor: Actor, id: string): Promise<PracticeAction> {
    return this.put(actor, id, this.clock.now());
  }

  /** @throws {DomainError} not-found, when it was never there or is deleted. */
  bringBack(actor: Actor, id: string): Promise<PracticeAction> {
    return this.put(actor, id, null);
  }

  private async put(actor: Actor, id: string, removedAt: Date | null): Promise<PracticeAction> {
    permit(actor, 'practice.edit');
    return this.db.transaction(actor, async (tx) => {
      const action = await actionIn(tx, actor, id);
      await tx.query(REMOVE, [actor.institutionId, id, removedAt, this.clock.now(), actor.accountId]);
      await this.note(tx, actor, removedAt ? 'practice.action-removed' : 'practice.action-brought-back', action);
      return action;
    });
  }

  private async writing<T>(actor: Actor, input: ActionInput, work: (tx: EntityManager) => Promise<T>): Promise<T> {
    permit(actor, 'practice.edit');
    refuseFaults('action', faultsInAction(input));
    return this.db.transaction(actor, work).catch((error: unknown) => {
      if (brokenConstraint(error) === 'practice_owner_is_staff') refuseFaults('owner', [notOfStaff]);
      throw error;
    });
  }

  private async note(tx: EntityManager, actor: Actor, event: AuditEvent, { id, ownerId }: PracticeAction) {
    const subjects = ownerId === null ? [] : [{ kind: 'account' as const, id: ownerId }];
    await record(tx, actor, { event, subjects, object: id });
  }
}

async function actionIn(tx: EntityManager, actor: Actor, id: string): Promise<PracticeAction> {
  const action = await actionOf(tx, actor.institutionId, id);
  if (!action) throw notThere(id);
  return action;
}
