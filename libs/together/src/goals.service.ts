import { Injectable } from '@nestjs/common';
import { record } from '@footing/audit';
import { brokenConstraint } from '@footing/database';
import { type Actor, Clock } from '@footing/kernel';
import { Secrets } from '@footing/secrets';
import type { EntityManager } from 'typeorm';
import { commentRows, type GoalRow, goalRows } from './data/goals.query';
import { isUnderWay, otherName, type Pair, selfIdOf, subjectsOf } from './data/pair.query';
import { faultsInComment, faultsInGoal, type GivenGoal, type GoalState, MOST_GOALS } from './domain/given-goal';
import { goalIn, sealedFields } from './domain/sealed-words';
import { fault, notNow, pairNotFound, refuseFaults } from './errors';
import { OwnPairs } from './own-pairs.service';

/** A goal as the two see it. */
export interface GoalView {
  readonly id: string;
  readonly goal: string;
  readonly firstStep: string;
  /** YYYY-MM-DD; null: none was given. */
  readonly by: string | null;
  readonly state: GoalState;
  /** Of the whole group. */
  readonly isShared: boolean;
  /** Who wrote it, by first name. */
  readonly from: string;
  /** Oldest first. */
  readonly comments: readonly { readonly from: string; readonly words: string; readonly at: Date }[];
}

/** The goals of a pairing. */
export interface GoalsView {
  readonly id: string;
  readonly otherName: string;
  readonly isGroup: boolean;
  /** Whether anything can be changed now. */
  readonly isOpen: boolean;
  /** Shared ones first, what was let go last. */
  readonly goals: readonly GoalView[];
  readonly mayAdd: boolean;
}

/** Goals and a light plan: what somebody would like to reach, a first step, and how it stands. Nothing is graded. */
@Injectable()
export class Goals {
  constructor(
    private readonly pairs: OwnPairs,
    private readonly clock: Clock,
    private readonly secrets: Secrets,
  ) {}

  /** @throws {DomainError} not-found, `pairing.not-found`, for everybody who is not one of the two. */
  of(actor: Actor, id: string): Promise<GoalsView> {
    return this.pairs.read(actor, id, (tx, pair) => this.viewOf(tx, actor, pair));
  }

  /**
   * Adds a goal. @throws {DomainError} invalid, `together.goal`, with fields; conflict: `together.not-open`, when it is not
   * under way; `together.goals-full`, when there are five already; not-found.
   */
  add(actor: Actor, id: string, given: GivenGoal): Promise<void> {
    refuseFaults('together.goal', faultsInGoal(given));
    return this.change(actor, id, async (tx, pair) => {
      const me = selfIdOf(pair);
      const { goal, firstStep, by } = given;
      const isShared = given.isShared && pair.programmeKind === 'group';
      const sealed = await this.seal(tx, actor, sealedFields.goal, me, JSON.stringify({ goal, firstStep }));
      const key = [actor.institutionId, pair.id, isShared ? pair.offerId : null];
      await tx
        .query(
          `insert into goal (institution_id, pairing_id, group_offer_id, subject_id, side, number, sealed, by, made_at, changed_at)
           select $1, $2, $3, $4, $5, coalesce(min(n), ${MOST_GOALS + 1}), $6, $7, $8, $8 from generate_series(1, ${MOST_GOALS}) n
           where not exists (select from goal g where g.institution_id = $1 and g.number = n and g.state <> 'let-go'
             and case when $3::uuid is null then g.pairing_id = $2 and g.group_offer_id is null else g.group_offer_id = $3 end)`,
          [...key, me, pair.side, sealed, by, this.clock.now()],
        )
        .catch((error: unknown) => {
          const broken = brokenConstraint(error) ?? '';
          throw /^goal_(at_most_five|own_place|group_place)$/.test(broken) ? notNow('together.goals-full', id) : error;
        });
    });
  }

  /** Says how a goal stands; one that was let go stays so. @throws as `add`, and not-found for a goal of others. */
  say(actor: Actor, id: string, goalId: string, state: GoalState | ''): Promise<void> {
    refuseFaults('together.goal-state', fault(state === '', 'state', 'Say how it stands'));
    return this.change(actor, id, async (tx, pair) => {
      const goal = await this.goalOf(tx, actor, pair, goalId);
      if (goal.state === 'let-go') throw notNow('together.not-open', id);
      await tx.query('update goal set state = $3, changed_at = $4 where institution_id = $1 and id = $2', [
        ...[actor.institutionId, goalId, state, this.clock.now()],
      ]);
    });
  }

  /** Writes a line beside a goal. @throws as `add`, and not-found for a goal of others. */
  comment(actor: Actor, id: string, goalId: string, words: string): Promise<void> {
    refuseFaults('together.comment', faultsInComment(words));
    return this.change(actor, id, async (tx, pair) => {
      await this.goalOf(tx, actor, pair, goalId);
      const me = selfIdOf(pair);
      const sealed = await this.seal(tx, actor, sealedFields.comment, me, words);
      await tx.query(
        `insert into goal_comment (institution_id, goal_id, pairing_id, subject_id, side, sealed, at)
         values ($1, $2, $3, $4, $5, $6, $7)`,
        [actor.institutionId, goalId, pair.id, me, pair.side, sealed, this.clock.now()],
      );
    });
  }

  private change(actor: Actor, id: string, work: (tx: EntityManager, pair: Pair) => Promise<void>): Promise<void> {
    return this.pairs.hold(actor, id, async (tx, pair) => {
      if (!isUnderWay(pair)) throw notNow('together.not-open', id);
      await work(tx, pair);
      await record(tx, actor, { event: 'goal.changed', object: id, subjects: subjectsOf(pair) });
    });
  }

  private async goalOf(tx: EntityManager, { institutionId }: Actor, pair: Pair, goalId: string): Promise<GoalRow> {
    const found = (await goalRows(tx, institutionId, pair)).find(({ id }) => id === goalId);
    if (!found) throw pairNotFound(goalId);
    return found;
  }

  private seal(tx: EntityManager, { institutionId }: Actor, field: string, personId: string, words: string) {
    return this.secrets.seal(tx, { institutionId }, field, personId, words);
  }

  private async viewOf(tx: EntityManager, { institutionId }: Actor, pair: Pair): Promise<GoalsView> {
    const rows = await goalRows(tx, institutionId, pair);
    const said = await commentRows(tx, institutionId, pair);
    const here = { institutionId };
    const words = await this.secrets.openMany(tx, here, sealedFields.goal, rows);
    const lines = await this.secrets.openMany(tx, here, sealedFields.comment, said);
    const comments = Map.groupBy(
      said.map(({ goalId, firstName, at }, n) => ({ goalId, from: firstName, words: lines[n] ?? '', at })),
      ({ goalId }) => goalId,
    );
    const isGroup = pair.programmeKind === 'group';
    const taken = (isShared: boolean) =>
      rows.filter((row) => row.isShared === isShared && row.state !== 'let-go').length;
    return {
      ...{ id: pair.id, otherName: otherName(pair), isGroup, isOpen: isUnderWay(pair) },
      mayAdd: isUnderWay(pair) && (taken(false) < MOST_GOALS || (isGroup && taken(true) < MOST_GOALS)),
      goals: rows.map(({ id, by, state, isShared, firstName }, n) => ({
        ...{ id, by, state, isShared, from: firstName, ...goalIn(words[n] ?? null) },
        comments: (comments.get(id) ?? []).map(({ from, words: line, at }) => ({ from, words: line, at })),
      })),
    };
  }
}
