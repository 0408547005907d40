import { Injectable } from '@nestjs/common';
import { Database } from '@footing/database';
import { type Actor, Clock, DomainError, permit } from '@footing/kernel';
import { refuseBeyond, studentReach } from '@footing/people';
import type { EntityManager } from 'typeorm';
import { type Claimer, claimsOn, type ClaimView, letGoOfOldest, takeClaims } from './data/claims.query';
import { personOf } from './data/decisions.query';
import { DraftPair } from './data/draft-pair.entity';
import { DraftUnmatched } from './data/draft-unmatched.entity';
import { recordAbout } from './data/looked';
import { heldUntil } from './domain/claim-times';
import { notFound } from './errors';

/** A student of a draft. */
export interface OfDraft {
  readonly draftId: string;
  readonly applicationId: string;
}

/** How a student stands with whoever asks. */
export interface Claim {
  /** Whether they have the student. */
  readonly isMine: boolean;
  /** Who has the student; null: nobody. */
  readonly by: string | null;
  readonly until: Date | null;
  /** The colleague who would like to have the student; null: nobody. */
  readonly asker: string | null;
  /** Whether it is they who asked. */
  readonly isAsking: boolean;
}

const nobodys: Claim = { isMine: false, by: null, until: null, asker: null, isAsking: false };

/**
 * Who has which student for review: one person at a time, for some minutes, kept while their page is open, and handed over
 * when a colleague asks. All throw {DomainError} not-found for a student whom others look after.
 */
@Injectable()
export class Claims {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** Who has the student now; changes nothing. */
  standing(actor: Actor, at: OfDraft): Promise<Claim> {
    return this.within(actor, at, () => Promise.resolve());
  }

  /** Takes a student whom nobody has, or keeps them for longer. Of many at once one has the student afterwards. */
  take(actor: Actor, at: OfDraft): Promise<Claim> {
    return this.within(actor, at, async (tx, who) => {
      const { applicationId } = at;
      if ((await takeClaims(tx, who, [applicationId])).size > 0) await letGoOfOldest(tx, who);
    });
  }

  /** Keeps a student whom they have; of one whom they have no more it takes nothing. */
  keep(actor: Actor, at: OfDraft): Promise<Claim> {
    return this.within(actor, at, async (tx, who) => {
      const { applicationId } = at;
      const [mine] = await claimsOn(tx, who.institutionId, [applicationId], who.at);
      if (mine?.claimedBy === who.accountId) await takeClaims(tx, who, [applicationId]);
    });
  }

  /** Asks whoever has the student to hand them over; they go by themselves after some minutes without an answer. */
  ask(actor: Actor, at: OfDraft): Promise<Claim> {
    return this.within(actor, at, async (tx, who) => {
      const { applicationId } = at;
      await recordClaim(tx, actor, at);
      if ((await takeClaims(tx, who, [applicationId])).size > 0) return;
      await tx.query(
        `update review_claim set asked_by = $3, asked_at = $4, until = least(until, $5)
         where institution_id = $1 and application_id = $2 and claimed_by <> $3 and asked_by is null`,
        [who.institutionId, applicationId, who.accountId, who.at, heldUntil(who.at, who.at)],
      );
    });
  }

  /**
   * Answers a colleague: hands the student over, or keeps them.
   * @throws {DomainError} conflict, `claim.nobody-asks`, when nobody asks any more, or the student is not theirs to give.
   */
  answer(actor: Actor, at: OfDraft, answer: 'hand-over' | 'keep'): Promise<Claim> {
    const change =
      answer === 'hand-over'
        ? 'claimed_by = asked_by, claimed_at = $4, until = $5, asked_by = null, asked_at = null'
        : 'until = $5, asked_by = null, asked_at = null';
    return this.within(actor, at, async (tx, who) => {
      const { applicationId } = at;
      const [changed] = await tx.query<{ count: number }[]>(
        `with changed as (update review_claim set ${change}
           where institution_id = $1 and application_id = $2 and claimed_by = $3 and asked_by is not null and until > $4 returning 1)
         select count(*)::int as count from changed`,
        [who.institutionId, applicationId, who.accountId, who.at, heldUntil(who.at, null)],
      );
      if (changed?.count !== 1) throw new DomainError('conflict', 'claim.nobody-asks', `application ${applicationId}`);
      await recordClaim(tx, actor, at);
    });
  }

  private async within(
    actor: Actor,
    { draftId, applicationId }: OfDraft,
    work: (tx: EntityManager, who: Claimer) => Promise<void>,
  ): Promise<Claim> {
    permit(actor, 'drafts.review');
    const who = { institutionId: actor.institutionId, accountId: personOf(actor.accountId), at: this.clock.now() };
    return this.db.transaction(actor, async (tx) => {
      await refuseBeyond(tx, actor.institutionId, await studentReach(tx, actor, 'drafts.review'), [applicationId]);
      await findIn(tx, { institutionId: actor.institutionId, draftId }, applicationId);
      await work(tx, who);
      const [claim] = await claimsOn(tx, who.institutionId, [applicationId], who.at);
      return claim ? standing(claim, who.accountId) : nobodys;
    });
  }
}

/** @throws {DomainError} not-found, `draft-pair.not-found`, when the draft has no such student. */
async function findIn(tx: EntityManager, of: { institutionId: string; draftId: string }, applicationId: string) {
  const where = { ...of, applicationId };
  if (await tx.existsBy(DraftPair, where)) return;
  if (!(await tx.existsBy(DraftUnmatched, where))) throw notFound('draft-pair', applicationId);
}

/** That somebody asked for a student, or answered. */
const recordClaim = (tx: EntityManager, actor: Actor, { draftId, applicationId }: OfDraft) =>
  recordAbout(tx, actor, { applications: [applicationId] }, { event: 'review.claimed', object: draftId });

const standing = ({ claimedBy, by, until, asker, askedBy }: ClaimView, accountId: string): Claim => ({
  isMine: claimedBy === accountId,
  ...{ by, until, asker },
  isAsking: askedBy === accountId,
});
