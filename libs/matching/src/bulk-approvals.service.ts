import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Database } from '@footing/database';
import { type Actor, Clock, DomainError, permit } from '@footing/kernel';
import { Bench } from './bench.service';
import { claimsOn } from './data/claims.query';
import { personOf } from './data/decisions.query';
import { findDraft } from './data/drafts.query';
import type { Entry, EntryFilter } from './data/entries.query';
import { looksOf } from './data/looks.query';
import { Reviews } from './reviews.service';
import { rulesOf } from './review-rules.service';

/** What would be approved at one press, and what has to be opened first. */
export interface BulkView {
  /** Fit, 0 to 1, from which the lead allows it; null: not at all. */
  readonly allowedFrom: number | null;
  /** Fit from which pairs are shown: what was asked for, never lower than allowed. */
  readonly from: number;
  /** The open pairs that nobody else has at the moment; not those of students who took their application back. */
  readonly entries: readonly Entry[];
  /** Open pairs that are left out because a colleague reviews the student now. */
  readonly withColleagues: number;
  /** Pairs that have to be opened before, drawn by a rule that nobody can choose by; the same until the list changes. */
  readonly sample: readonly { readonly entry: Entry; readonly isSeen: boolean }[];
  readonly revision: number;
}

/** Approving many pairs at once: never below the fit that the lead allows, and never without a look at some of them. */
@Injectable()
export class BulkApprovals {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly bench: Bench,
    private readonly reviews: Reviews,
  ) {}

  /** What would be approved of what a filter shows. @throws {DomainError} not-found. */
  async preview(actor: Actor, draftId: string, filter: EntryFilter): Promise<BulkView> {
    permit(actor, 'drafts.review');
    const { institutionId } = actor;
    const who = { institutionId, accountId: personOf(actor.accountId), at: this.clock.now() };
    const rules = await this.db.transaction(actor, async (tx) =>
      rulesOf(tx, institutionId, (await findDraft(tx, institutionId, draftId)).roundId),
    );
    const allowedFrom = rules.bulkFrom === null ? null : rules.bulkFrom / 100;
    const from = Math.max(allowedFrom ?? 1, filter.minScore ?? 0);
    const { status: _, ...wider } = filter;
    const found = await this.bench.all(actor, draftId, { ...wider, minScore: from });
    const drawn = draw(found.entries, `${draftId} ${who.accountId}`, rules.bulkSample);
    return this.db.transaction(actor, async (tx) => {
      const open = found.entries.filter(({ review, isTakenBack }) => review === 'open' && !isTakenBack);
      const ids = open.map(({ applicationId }) => applicationId);
      const held = new Set(
        (await claimsOn(tx, institutionId, ids, who.at))
          .filter(({ claimedBy }) => claimedBy !== who.accountId)
          .map(({ applicationId }) => applicationId),
      );
      const draft = await findDraft(tx, institutionId, draftId);
      const seen = await looksOf(
        tx,
        draft,
        who,
        drawn.map(({ applicationId }) => applicationId),
      );
      return {
        ...{ allowedFrom, from, revision: found.revision, withColleagues: held.size },
        entries: allowedFrom === null ? [] : open.filter(({ applicationId }) => !held.has(applicationId)),
        sample: drawn.map((entry) => ({
          entry,
          isSeen: entry.review !== 'open' || held.has(entry.applicationId) || seen.has(entry.applicationId),
        })),
      };
    });
  }

  /**
   * Approves what the preview shows: all of it, or none. @returns how many.
   * @throws {DomainError} as a decision; invalid, `bulk.too-low`, at the field `minScore`; conflict, `bulk.not-allowed`, where
   * the lead has set no fit, and `bulk.sample-first`, when some that were drawn have not been opened.
   */
  async approve(actor: Actor, draftId: string, filter: EntryFilter, seen: number): Promise<number> {
    const { allowedFrom, entries, sample } = await this.preview(actor, draftId, filter);
    if (allowedFrom === null) throw new DomainError('conflict', 'bulk.not-allowed', `draft ${draftId}`);
    if (filter.minScore !== undefined && filter.minScore < allowedFrom) throw tooLow(allowedFrom);
    if (sample.some(({ isSeen }) => !isSeen))
      throw new DomainError('conflict', 'bulk.sample-first', `draft ${draftId}`);
    const ids = entries.map(({ applicationId }) => applicationId);
    if (ids.length > 0) await this.reviews.approveMany(actor, draftId, ids, seen);
    return ids.length;
  }
}

/** Some of the pairs, drawn by a hash: nobody can tell beforehand which, and a decision about one does not draw another. */
function draw(entries: readonly Entry[], salt: string, many: number): Entry[] {
  const keyed = entries
    .filter(({ review, isTakenBack }) => review !== 'published' && !isTakenBack)
    .map((entry) => ({ entry, key: createHash('sha256').update(`${salt} ${entry.applicationId}`).digest('hex') }));
  return keyed
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .slice(0, many)
    .map(({ entry }) => entry);
}

const tooLow = (allowed: number) =>
  new DomainError('invalid', 'bulk.too-low', 'bulk.too-low', [
    {
      field: 'minScore',
      message: `Enter ${Math.round(allowed * 100)} or more: the programme lead allows no lower fit here`,
    },
  ]);
