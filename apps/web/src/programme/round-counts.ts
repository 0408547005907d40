import { Injectable } from '@nestjs/common';
import { type Actor, may } from '@footing/kernel';
import { Drafts, type DraftState } from '@footing/matching';
import { Pairings } from '@footing/pairings';
import { Applications, Offers } from '@footing/people';

/** How much there is of what happens in a round. */
export interface Counts {
  readonly students: number;
  readonly mentors: number;
  /** The newest draft; null before the first. */
  readonly newestDraft: { readonly number: number; readonly state: DraftState } | null;
  readonly pairings: number;
}

/** Counts what a round's own page shows beside each task. */
@Injectable()
export class RoundCounts {
  constructor(
    private readonly applications: Applications,
    private readonly offers: Offers,
    private readonly drafts: Drafts,
    private readonly pairings: Pairings,
  ) {}

  /** Null for those who may not see who takes part. */
  async of(actor: Actor, roundId: string): Promise<Counts | null> {
    if (!may(actor, 'people.read')) return null;
    const [newestDraft = null] = await this.drafts.list(actor, roundId);
    return {
      students: await this.applications.count(actor, roundId),
      mentors: await this.offers.count(actor, roundId),
      newestDraft,
      pairings: (await this.pairings.list(actor, roundId)).length,
    };
  }
}
