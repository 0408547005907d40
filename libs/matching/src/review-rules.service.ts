import { Injectable } from '@nestjs/common';
import { record } from '@footing/audit';
import { Database } from '@footing/database';
import { type Actor, DomainError, type FieldError, permit } from '@footing/kernel';
import { loadRound } from '@footing/programmes';
import type { EntityManager } from 'typeorm';
import { personOf } from './data/decisions.query';
import { ReviewChoice } from './data/review-choice.entity';
import { ReviewRule } from './data/review-rule.entity';

/** What the lead lays down for the review of a round. */
export interface RulesOfReview {
  /** Fit out of 100 from which pairs may be approved many at once, 1 to 100; null: never. */
  readonly bulkFrom: number | null;
  /** How many of them have to be opened first, 1 to 50. */
  readonly bulkSample: number;
  /** Everybody reviews without names. */
  readonly namesHidden: boolean;
}

/** The rules with what whoever asks has chosen for themselves. */
export interface ReviewManner extends RulesOfReview {
  /** Their own wish to review without names. */
  readonly hidesOwn: boolean;
  /** Whether they see labels in the place of names: by the rule, or by their wish. */
  readonly isNameless: boolean;
}

const WITHOUT: RulesOfReview = { bulkFrom: null, bulkSample: 5, namesHidden: false };

/** The rules of a round's review; until a lead sets some, nothing is approved in bulk and names are shown. */
export const rulesOf = async (tx: EntityManager, institutionId: string, roundId: string): Promise<RulesOfReview> =>
  (await tx.findOneBy(ReviewRule, { institutionId, roundId })) ?? WITHOUT;

/** How a round is reviewed: what the lead lays down, and what each reviewer chooses. All throw {DomainError} not-found. */
@Injectable()
export class ReviewRules {
  constructor(private readonly db: Database) {}

  async of(actor: Actor, roundId: string): Promise<ReviewManner> {
    permit(actor, 'drafts.read');
    const { institutionId, accountId } = actor;
    return this.db.transaction(actor, async (tx) => {
      await loadRound(tx, institutionId, roundId);
      const { bulkFrom, bulkSample, namesHidden } = await rulesOf(tx, institutionId, roundId);
      const own = accountId && (await tx.findOneBy(ReviewChoice, { institutionId, roundId, accountId }));
      const hidesOwn = own ? own.namesHidden : false;
      return { bulkFrom, bulkSample, namesHidden, hidesOwn, isNameless: namesHidden || hidesOwn };
    });
  }

  /** @throws {DomainError} invalid, `review-rule.wrong`, at the fields `bulkFrom` and `bulkSample`. */
  async set(actor: Actor, roundId: string, rules: RulesOfReview): Promise<void> {
    permit(actor, 'programmes.edit');
    const faults = [...outside('bulkFrom', rules.bulkFrom ?? 1, 100), ...outside('bulkSample', rules.bulkSample, 50)];
    if (faults.length > 0) throw new DomainError('invalid', 'review-rule.wrong', 'review-rule.wrong', faults);
    return this.db.transaction(actor, async (tx) => {
      await loadRound(tx, actor.institutionId, roundId);
      const { bulkFrom, bulkSample, namesHidden } = rules;
      const row = { institutionId: actor.institutionId, roundId, bulkFrom, bulkSample, namesHidden };
      await tx.upsert(ReviewRule, row, ['institutionId', 'roundId']);
      await record(tx, actor, { event: 'round.review-rules-changed', object: roundId });
    });
  }

  /** Somebody would like to review a round with or without names. The lead's rule stands above it. */
  async choose(actor: Actor, roundId: string, namesHidden: boolean): Promise<void> {
    permit(actor, 'drafts.review');
    const accountId = personOf(actor.accountId);
    return this.db.transaction(actor, async (tx) => {
      await loadRound(tx, actor.institutionId, roundId);
      const row = { institutionId: actor.institutionId, roundId, accountId, namesHidden };
      await tx.upsert(ReviewChoice, row, ['institutionId', 'roundId', 'accountId']);
      await record(tx, actor, { event: 'review.names-chosen', object: roundId });
    });
  }
}

const outside = (field: string, value: number, most: number): FieldError[] =>
  Number.isInteger(value) && value >= 1 && value <= most
    ? []
    : [{ field, message: `Enter a whole number from 1 to ${most}` }];
