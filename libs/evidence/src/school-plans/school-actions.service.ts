import { record } from '@footing/audit';
import { brokenConstraint, Database } from '@footing/database';
import { type Actor, Clock, may, permit } from '@footing/kernel';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { notOfStaff } from '../practice/action.input';
import { type PossibleOwner, possibleOwners } from '../practice/data/owners.query';
import { changedMeanwhile, refuseFaults } from '../practice/errors';
import { historyOf, schoolActionOf, schoolActionsOf, type SchoolActionThen } from './data/school-actions.query';
import type { LedSchool } from './data/schools.query';
import { isOpenHere, type SchoolAction } from './domain/school-action';
import { noSchool, schoolFor, schoolsFor } from './reach';
import { faultsInSchoolAction, type SchoolActionInput } from './school-action.input';

export type { LedSchool, SchoolActionInput };

const ADD = `insert into school_action (institution_id, school_id, year, what, why, owner_id, owner_words, due_on, state, done_on, notes,
    dropped_why, made_at, made_by, changed_at, changed_by)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, case when $9 = 'done' then $12::timestamptz::date end, $10, $11, $12, $13, $12, $13)
  returning id`;
const CHANGE = `update school_action set version = version + 1, what = $4, why = $5, owner_id = $6, owner_words = $7, due_on = $8,
    state = $9, done_on = case when $9 = 'done' then coalesce(done_on, $12::timestamptz::date) end, notes = $10, dropped_why = $11,
    changed_at = $12, changed_by = $13
  where institution_id = $1 and id = $2 and version = $3 returning id`;
const CARRY = `insert into school_action (institution_id, school_id, year, what, why, owner_id, owner_words, due_on, state, notes,
    carried_from, made_at, made_by, changed_at, changed_by)
  select institution_id, school_id, year + 1, what, why, owner_id, owner_words, due_on, state, notes, id, $3, $4, $3, $4
  from school_action where institution_id = $1 and id = $2`;
type Written = [{ id: string }[], number];

/** An action with its school, and everything that it ever said. */
export interface OpenSchoolAction {
  readonly action: SchoolAction;
  readonly school: LedSchool;
  /** The newest first. */
  readonly history: readonly SchoolActionThen[];
}

/** What schools do about gaps. What an action said before is kept by the database. */
@Injectable()
export class SchoolActions {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** The school, and everybody of staff who can be given something to do. @throws {DomainError} forbidden; not-found. */
  async choices(actor: Actor, schoolId: string): Promise<{ school: LedSchool; owners: PossibleOwner[] }> {
    permit(actor, 'school-plans.edit');
    return this.db.transaction(actor, async (tx) => ({
      school: await schoolFor(tx, actor, schoolId, 'school-plans.edit'),
      owners: await possibleOwners(tx, actor.institutionId),
    }));
  }

  /** Whether somebody may write the plan of this school: for showing only what they can use. */
  async mayWrite(actor: Actor, schoolId: string): Promise<boolean> {
    if (!may(actor, 'school-plans.edit')) return false;
    const own = await this.db.transaction(actor, (tx) => schoolsFor(tx, actor, 'school-plans.edit'));
    return own.some(({ id }) => id === schoolId);
  }

  /** @throws {DomainError} forbidden; not-found. */
  async find(actor: Actor, id: string): Promise<OpenSchoolAction> {
    permit(actor, 'school-plans.edit');
    return this.db.transaction(actor, async (tx) => {
      const { action, school } = await this.reached(tx, actor, id);
      await this.note(tx, actor, 'school-plan.viewed', action);
      return { action, school, history: await historyOf(tx, actor.institutionId, id) };
    });
  }

  /** @param year the autumn. @returns its id. @throws {DomainError} forbidden; invalid, with fields; not-found. */
  add(actor: Actor, schoolId: string, year: number, input: SchoolActionInput): Promise<string> {
    return this.writing(actor, input, async (tx) => {
      await schoolFor(tx, actor, schoolId, 'school-plans.edit');
      const [made] = await tx.query<{ id: string }[]>(ADD, [
        ...[actor.institutionId, schoolId, year, ...this.written(input), this.clock.now(), actor.accountId],
      ]);
      const action = await schoolActionOf(tx, actor.institutionId, made?.id ?? '');
      if (!action) throw noSchool(schoolId);
      await this.note(tx, actor, 'school-plan.action-set', action);
      return action.id;
    });
  }

  /**
   * @returns as it is now. @throws {DomainError} forbidden; invalid, with fields; not-found; conflict: `practice.changed`, also
   * where it went on into the next year.
   */
  change(actor: Actor, id: string, seen: number, input: SchoolActionInput): Promise<SchoolAction> {
    return this.writing(actor, input, async (tx) => {
      const { action: before } = await this.reached(tx, actor, id);
      if (before.hasGoneOn) throw changedMeanwhile(id);
      const [rows] = await tx.query<Written>(CHANGE, [
        ...[actor.institutionId, id, seen, ...this.written(input), this.clock.now(), actor.accountId],
      ]);
      if (rows.length === 0) throw changedMeanwhile(id);
      const { action } = await this.reached(tx, actor, id);
      await this.note(tx, actor, 'school-plan.action-set', action);
      return action;
    });
  }

  /** Takes what is open of a year into the next. Done twice it is done once. @returns how many. @throws {DomainError} not-found. */
  async carry(actor: Actor, schoolId: string, year: number): Promise<number> {
    permit(actor, 'school-plans.edit');
    return this.db.transaction(actor, async (tx) => {
      await schoolFor(tx, actor, schoolId, 'school-plans.edit');
      // One at a time: whoever comes second finds nothing left to take over.
      await tx.query(`select pg_advisory_xact_lock(hashtext('school-actions'), hashtext($1))`, [schoolId]);
      const all = await schoolActionsOf(tx, actor.institutionId, [schoolId]);
      const open = all.filter((action) => action.year === year && isOpenHere(action));
      for (const { id } of open) await tx.query(CARRY, [actor.institutionId, id, this.clock.now(), actor.accountId]);
      await record(tx, actor, { event: 'school-plan.carried', object: schoolId, count: open.length });
      return open.length;
    });
  }

  private written({ what, why, ownerId, ownerWords, dueOn, state, notes, droppedWhy }: SchoolActionInput): unknown[] {
    const words = ownerId === null ? ownerWords : null;
    return [what, why, ownerId, words, dueOn, state, notes, state === 'dropped' ? droppedWhy : ''];
  }

  private async reached(tx: EntityManager, actor: Actor, id: string) {
    const action = await schoolActionOf(tx, actor.institutionId, id);
    if (!action) throw noSchool(id);
    return { action, school: await schoolFor(tx, actor, action.schoolId, 'school-plans.edit') };
  }

  private async writing<T>(actor: Actor, input: SchoolActionInput, work: (tx: EntityManager) => Promise<T>) {
    permit(actor, 'school-plans.edit');
    refuseFaults('action', faultsInSchoolAction(input));
    return this.db.transaction(actor, work).catch((error: unknown) => {
      if (brokenConstraint(error) === 'practice_owner_is_staff') refuseFaults('owner', [notOfStaff]);
      throw error;
    });
  }

  private async note(
    tx: EntityManager,
    actor: Actor,
    event: 'school-plan.viewed' | 'school-plan.action-set',
    { id, ownerId }: SchoolAction,
  ): Promise<void> {
    const subjects = ownerId === null ? [] : [{ kind: 'account' as const, id: ownerId }];
    await record(tx, actor, { event, object: id, subjects });
  }
}
