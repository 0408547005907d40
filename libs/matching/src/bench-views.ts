import type { AlternativeView } from './data/alternatives.query';
import type { EntryOnBench } from './data/bench-entry.query';
import type { Draft } from './data/draft.entity';
import type { ReadOnly } from './data/drafts.query';
import type { Entry, EntryStatus } from './data/entries.query';
import type { SwapPrice } from './domain/swap-price';
import type { ToldTier } from './domain/told-tier';

/** One page of a draft's students, with how far the review is. */
export interface Queue {
  readonly entries: readonly Entry[];
  /** How many the filter lets through. */
  readonly total: number;
  readonly page: number;
  /** At least 1. */
  readonly pages: number;
  readonly counts: Readonly<Record<EntryStatus | 'students', number>>;
  /** Pairs decided about (approved, rejected, published), of all pairs. */
  readonly reviewed: number;
  readonly pairs: number;
  readonly schools: readonly { readonly id: string; readonly name: string }[];
  readonly revision: number;
  /** Students of the draft whom others look after. */
  readonly elsewhere: number;
  /** Who has a student of this page at the moment, by application id; whom nobody has is not there. */
  readonly held: ReadonlyMap<string, { readonly by: string; readonly isMine: boolean }>;
  /** Whether labels stand in the place of names; then nobody is searched for by name. */
  readonly namesHidden: boolean;
}

/** A student with their mentor, ready to be decided about. */
export interface BenchEntry extends EntryOnBench {
  readonly draft: Draft;
  readonly readOnly: ReadOnly | null;
  /** Application ids of the neighbours in the filtered queue. */
  readonly previous: string | null;
  readonly next: string | null;
  /** The page of the filtered queue that holds the student. */
  readonly page: number;
  /** Allowed mentors first, best first; at most eight of them, and six barred ones. */
  readonly alternatives: readonly PricedAlternative[];
  /** Whether labels stand in the place of names. */
  readonly namesHidden: boolean;
}

/** Another mentor with what they would cost; null where that is not known here. */
export type PricedAlternative = AlternativeView & { readonly price: ToldPrice | null };

/** A price with the tier in which a place is lost, as it is told; null when none is. */
export type ToldPrice = Omit<SwapPrice, 'losingTier'> & { readonly losingTier: ToldTier | 'not-told' | null };
