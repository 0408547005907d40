import { Injectable } from '@nestjs/common';
import { type Actor, may } from '@footing/kernel';
import { Bench, Drafts, type DraftState } from '@footing/matching';
import { Pairings } from '@footing/pairings';
import { Applications, Offers } from '@footing/people';

/** How much there is of what happens in a round. */
export interface Counts {
  readonly students: number;
  readonly mentors: number;
  /** Of these, how many do not want to be part of matching. */
  readonly out: { readonly students: number; readonly mentors: number };
  /** The newest draft; null before the first. */
  readonly newestDraft: {
    readonly number: number;
    readonly state: DraftState;
    readonly changedPeople?: number;
  } | null;
  readonly pairings: number;
  /** Of the newest draft: pairs nobody has decided about, and approved ones that are not published. 0 before it is ready. */
  readonly toReview: number;
  readonly toPublish: number;
}

/** Counts what a round's own page shows beside each task. */
@Injectable()
export class RoundCounts {
  constructor(
    private readonly applications: Applications,
    private readonly offers: Offers,
    private readonly drafts: Drafts,
    private readonly pairings: Pairings,
    private readonly bench: Bench,
  ) {}

  /** Null for those who may not see drafts. */
  async of(actor: Actor, roundId: string): Promise<Counts | null> {
    if (!may(actor, 'drafts.read')) return null;
    const [newestDraft = null] = await this.drafts.list(actor, roundId);
    const ready = newestDraft?.state === 'ready' ? newestDraft : null;
    const review = ready ? await this.bench.counts(actor, ready.id) : null;
    return {
      students: await this.applications.count(actor, roundId),
      mentors: await this.offers.count(actor, roundId),
      out: {
        students: await this.applications.countOut(actor, roundId),
        mentors: await this.offers.countOut(actor, roundId),
      },
      newestDraft,
      pairings: await this.pairings.count(actor, roundId),
      toReview: review?.open ?? 0,
      toPublish: review?.approved ?? 0,
    };
  }

  /** How many mentors offer places; null for those who may not see them. */
  async mentors(actor: Actor, roundId: string): Promise<number | null> {
    return may(actor, 'people.read') ? this.offers.count(actor, roundId) : null;
  }
}
