import { Injectable } from '@nestjs/common';
import type { Aim, GapsBy } from '@footing/engine';
import type { Actor } from '@footing/kernel';
import { type DraftSketch, draftSketch } from './domain/draft-sketch';
import { KeptAnswers } from './domain/kept-answers';
import { OpenDrafts, type ReadyDraft } from './open-drafts.service';
import { PAGE_PATIENCE_MS, within } from './patience';

/** So long a page waits that has other things to show. */
const ASIDE_PATIENCE_MS = 700;
/** A larger round is not worked on for a page that has other things to show: the thread is needed for those who ask. */
const MOST_PAIRS_ASIDE = 4_000_000;
/** Answers are small, and what went into a draft never changes. */
const KEPT = 50;

/** Which mentors the round of a draft lacks. */
export interface GapForecast {
  readonly draft: ReadyDraft;
  /** By what students want; each with the greatest need first. */
  readonly gaps: readonly GapsBy[];
  /** The round has a fairness choice or wants stability, and this is its forecast without. */
  readonly leavesChoiceOut: boolean;
}

/** What one aim would give. */
export interface AimSketch extends DraftSketch {
  readonly aim: Aim;
  /** Allowed pairs that would both rather have each other than whom they have, and the students in them. */
  readonly rather: { readonly pairs: number; readonly students: number };
}

/** What each aim would give, and the one the draft was made by. */
export interface AimComparison {
  readonly draft: ReadyDraft;
  readonly aims: readonly AimSketch[];
  /** The draft has a fairness choice; the stable one is without. */
  readonly hasFairness: boolean;
}

/** What the engine can foresee about a draft's round. Answers hold for what went into the draft, whatever is decided since. */
@Injectable()
export class Forecasts {
  private readonly gapsOf = new KeptAnswers<readonly GapsBy[]>(KEPT);
  private readonly aimsOf = new KeptAnswers<readonly AimSketch[]>(KEPT);

  constructor(private readonly drafts: OpenDrafts) {}

  /**
   * The mentor-gap forecast.
   * @returns null when it takes longer than a page waits; it is worked out meanwhile: ask again.
   * @throws {DomainError} not-found; conflict, `draft.not-ready`.
   */
  async gaps(actor: Actor, draftId: string): Promise<GapForecast | null> {
    return this.forecast(actor, await this.drafts.find(actor, draftId), PAGE_PATIENCE_MS);
  }

  /** The same for a page that can do without: null when it is not there in a moment, or the round is large. */
  async gapsAside(actor: Actor, draftId: string): Promise<GapForecast | null> {
    const draft = await this.drafts.find(actor, draftId);
    const { students, mentors } = draft.summary;
    return students * mentors > MOST_PAIRS_ASIDE ? null : this.forecast(actor, draft, ASIDE_PATIENCE_MS);
  }

  /**
   * What each aim would give.
   * @returns null when it takes longer than a page waits; it is worked out meanwhile: ask again.
   * @throws {DomainError} not-found; conflict, `draft.not-ready`.
   */
  async aims(actor: Actor, draftId: string): Promise<AimComparison | null> {
    const draft = await this.drafts.find(actor, draftId);
    const asked = this.aimsOf.get(draftId, async () => {
      const answer = await this.drafts.ask(actor, draft, 'aims', null);
      return answer.map(({ aim, blocking, ...outlook }) => ({
        aim,
        rather: blocking,
        ...draftSketch(outlook, draft.summary.untiered),
      }));
    });
    const aims = await within(PAGE_PATIENCE_MS, asked);
    if (!aims) return null;
    const told = draft.seesAll ? aims : aims.map((one) => ({ ...one, tiers: [] }));
    return { draft, aims: told, hasFairness: draft.settings.fairness !== undefined };
  }

  private async forecast(actor: Actor, draft: ReadyDraft, patience: number): Promise<GapForecast | null> {
    const asked = this.gapsOf.get(draft.id, () => this.drafts.ask(actor, draft, 'gaps', null));
    const gaps = await within(patience, asked);
    const { aim, fairness } = draft.settings;
    return gaps && { draft, gaps, leavesChoiceOut: aim === 'stable' || fairness !== undefined };
  }
}
