import { Injectable } from '@nestjs/common';
import { Database } from '@footing/database';
import { type Actor, Clock, may, permit } from '@footing/kernel';
import { type PartsOfRound, refuseBeyond, studentReach } from '@footing/people';
import type { EntityManager } from 'typeorm';
import type { BenchEntry, PricedAlternative, Queue, ToldPrice } from './bench-views';
import { alternativesIn, type AlternativeView } from './data/alternatives.query';
import { type EntryOnBench, entryOnBench } from './data/bench-entry.query';
import { claimsOn } from './data/claims.query';
import { Draft } from './data/draft.entity';
import { DraftInput } from './data/draft-input.entity';
import { DraftPair } from './data/draft-pair.entity';
import { findDraft, readOnly, rejectionsOf } from './data/drafts.query';
import {
  countsOf,
  entriesOf,
  type Entry,
  type EntryFilter,
  neighboursOf,
  schoolsOf,
  sizeOf,
} from './data/entries.query';
import { benchFields, partsOf, recordAbout } from './data/looked';
import { rememberLook } from './data/looks.query';
import { namelessEntry, namelessLine } from './data/nameless-entry';
import { labelsFor } from './data/shown-names.query';
import { wordsToRead } from './domain/reading-time';
import type { SwapPrice } from './domain/swap-price';
import { toldTier } from './domain/told-tier';
import { PAGE_PATIENCE_MS, SwapPrices, type Weighed } from './swap-prices.service';

/** So few that a page of them, with all it needs, stays below 100 kB on a slow phone. */
export const ENTRIES_A_PAGE = 15;

/** The review bench: what consultants look at before they decide. It changes nothing. */
@Injectable()
export class Bench {
  constructor(
    private readonly db: Database,
    private readonly prices: SwapPrices,
    private readonly clock: Clock,
  ) {}

  /** One page of the queue. @param page from 1; one that is too far gives the last. @throws {DomainError} not-found. */
  async queue(actor: Actor, draftId: string, filter: EntryFilter & { readonly page?: number } = {}): Promise<Queue> {
    permit(actor, 'drafts.read');
    return this.db.transaction(actor, async (tx) => {
      const draft = await findDraft(tx, actor.institutionId, draftId);
      const of = await draftFor(tx, actor, draft);
      const counts = await countsOf(tx, of);
      const wished = Math.max(1, Math.trunc(filter.page ?? 1) || 1);
      const first = await entriesOf(tx, of, filter, rangeOf(wished));
      const pages = Math.max(1, Math.ceil(first.total / ENTRIES_A_PAGE));
      const page = Math.min(wished, pages);
      const { entries, total } = page === wished ? first : await entriesOf(tx, of, filter, rangeOf(page));
      await recordAbout(tx, actor, partsOf(entries), listed(draftId));
      const { labels } = of;
      const ids = entries.map(({ applicationId }) => applicationId);
      const held = await claimsOn(tx, actor.institutionId, ids, this.clock.now());
      return {
        ...{
          entries: labels ? entries.map((entry) => namelessLine(entry, labels)) : entries,
          total,
          page,
          pages,
          counts,
        },
        held: new Map(
          held.map(({ applicationId, by, claimedBy }) => [
            applicationId,
            { by, isMine: claimedBy === actor.accountId },
          ]),
        ),
        namesHidden: labels !== null,
        reviewed: counts.approved + counts.rejected + counts.published,
        pairs: counts.students - counts.unmatched,
        schools: await schoolsOf(tx, of),
        revision: draft.revision,
        elsewhere: (await sizeOf(tx, of)) - counts.students,
      };
    });
  }

  /** How many of the actor's students are in each status: figures alone. @throws {DomainError} not-found. */
  async counts(actor: Actor, draftId: string): Promise<Queue['counts']> {
    permit(actor, 'drafts.read');
    return this.db.transaction(actor, async (tx) => {
      return countsOf(tx, await draftFor(tx, actor, await findDraft(tx, actor.institutionId, draftId)));
    });
  }

  /** Every student of the filtered list, without pages: to approve many at once. @throws {DomainError} not-found. */
  all(
    actor: Actor,
    draftId: string,
    filter: EntryFilter,
  ): Promise<{ entries: Entry[]; total: number; revision: number }> {
    permit(actor, 'drafts.read');
    return this.db.transaction(actor, async (tx) => {
      const draft = await findDraft(tx, actor.institutionId, draftId);
      const of = await draftFor(tx, actor, draft);
      const { entries, total } = await entriesOf(tx, of, filter);
      await recordAbout(tx, actor, partsOf(entries), listed(draftId));
      const { labels } = of;
      const shown = labels ? entries.map((entry) => namelessLine(entry, labels)) : entries;
      return { entries: shown, total, revision: draft.revision };
    });
  }

  /** Who stands before and after a student in the filtered queue; null at its ends. */
  async neighbours(actor: Actor, draftId: string, applicationId: string, filter: EntryFilter = {}) {
    permit(actor, 'drafts.read');
    return this.db.transaction(actor, async (tx) => {
      const draft = await findDraft(tx, actor.institutionId, draftId);
      return neighboursOf(tx, await draftFor(tx, actor, draft), filter, applicationId);
    });
  }

  /**
   * One student with the proposed mentor, side by side (whoever changed their mind since without answers), or with the reason why there is none. Prices of other mentors are
   * waited for at most `patienceMs`.
   * @throws {DomainError} not-found, `draft.not-found`, `draft-pair.not-found`, or `application.not-found` for a student whom
   * others look after.
   */
  async open(
    actor: Actor,
    draftId: string,
    applicationId: string,
    { patienceMs = PAGE_PATIENCE_MS, ...filter }: EntryFilter & { readonly patienceMs?: number } = {},
  ): Promise<BenchEntry> {
    permit(actor, 'drafts.read');
    const key = { institutionId: actor.institutionId, draftId };
    const { entry, weighed, seesAll } = await this.db.transaction(actor, async (tx) => {
      const draft = await findDraft(tx, actor.institutionId, draftId);
      const of = await draftFor(tx, actor, draft);
      await refuseBeyond(tx, actor.institutionId, of.reach, [applicationId]);
      const input = (await tx.findOneBy(DraftInput, key))?.input ?? null;
      // Who else there is, and for what, is worked out from everybody or not at all.
      const whole = draft.agreementChangedAt === null ? input : null;
      const { place, previous, next } = await neighboursOf(tx, of, filter, applicationId);
      const rejections = await rejectionsOf(tx, actor.institutionId, draft.roundId);
      const entry = {
        ...(await entryOnBench(tx, draft, input, applicationId)),
        ...{ previous, next, page: Math.ceil(place / ENTRIES_A_PAGE) },
        draft,
        readOnly: await readOnly(tx, draft),
        alternatives: whole ? await alternativesIn(tx, draft, whole, applicationId) : [],
        namesHidden: of.labels !== null,
      };
      await recordAbout(tx, actor, shownWith(entry), viewed(draftId, entry));
      await this.remember(tx, actor, entry);
      return {
        entry: of.labels ? namelessEntry(entry, of.labels) : entry,
        seesAll: of.reach.everything,
        weighed: whole && { draft, frozen: whole, pairs: await tx.findBy(DraftPair, key), rejections },
      };
    });
    const priced = await this.priced(entry, weighed, patienceMs);
    return { ...entry, alternatives: seesAll ? priced : priced.map(withoutTier) };
  }

  /** That somebody who may decide opened the student, where there is anything to decide. */
  private async remember(tx: EntityManager, actor: Actor, entry: Omit<BenchEntry, 'alternatives'>): Promise<void> {
    const { institutionId, accountId } = actor;
    if (accountId === null || entry.readOnly !== null || !may(actor, 'drafts.review')) return;
    const who = { institutionId, accountId, at: this.clock.now() };
    const { applicationId, namesHidden } = entry;
    await rememberLook(tx, entry.draft, who, { applicationId, words: wordsToRead(entry), named: !namesHidden });
  }

  /** The alternatives with their prices, where there is anything to decide. Not inside a transaction: it may wait. */
  private async priced(
    { readOnly, alternatives, applicationId }: Unpriced,
    weighed: Weighed | null,
    patienceMs: number,
  ) {
    if (!weighed) return [];
    const prices = readOnly === null ? await this.prices.of(weighed, applicationId, patienceMs) : null;
    const untiered = weighed.draft.summary?.untiered;
    return alternatives.map((one) => ({ ...one, price: toldPrice(prices?.get(one.offerId), untiered) }));
  }
}

/** Who would lose a place may be somebody whom others look after: then nobody hears of which tier they are. */
const withoutTier = ({ price, ...one }: PricedAlternative): PricedAlternative => ({
  ...one,
  price: price && { ...price, losingTier: price.losingTier === null ? null : 'not-told' },
});

const toldPrice = (price: SwapPrice | undefined, untiered?: number | null): ToldPrice | null =>
  price ? { ...price, losingTier: price.losingTier === null ? null : toldTier(price.losingTier, untiered) } : null;

type Unpriced = Pick<BenchEntry, 'readOnly' | 'applicationId'> & { readonly alternatives: readonly AlternativeView[] };

const listed = (draftId: string) =>
  ({ event: 'review.listed', object: draftId, fields: benchFields, special: true }) as const;

const viewed = (draftId: string, { student, pair }: EntryOnBench) => {
  const answers = [...student.answers, ...(pair?.mentor.answers ?? [])].map(({ key }) => key);
  const fields = [...benchFields, 'email', 'universityId', ...new Set(answers)];
  return { event: 'review.viewed', object: draftId, fields, special: true } as const;
};

/** The student, the mentor, and whoever is shown as another mentor. */
const shownWith = ({ applicationId, pair, alternatives }: Shown): PartsOfRound => ({
  applications: [applicationId],
  offers: [...(pair ? [pair.offerId] : []), ...alternatives.map(({ offerId }) => offerId)],
});

type Shown = EntryOnBench & { readonly alternatives: readonly AlternativeView[] };

/** A draft with the students of it whom the actor may see. */
async function draftFor(tx: EntityManager, actor: Actor, { id, roundId, summary }: Draft) {
  const labels = await labelsFor(tx, actor, { institutionId: actor.institutionId, roundId });
  return {
    institutionId: actor.institutionId,
    draftId: id,
    untiered: summary?.untiered,
    reach: await studentReach(tx, actor, 'drafts.read'),
    ...{ labels, namesHidden: labels !== null },
  };
}

const rangeOf = (page: number) => ({ limit: ENTRIES_A_PAGE, offset: (page - 1) * ENTRIES_A_PAGE });
