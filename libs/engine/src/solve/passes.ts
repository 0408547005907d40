import type { Census } from './census';
import type { Market } from './market';
import type { Listed } from './row-lists';
import type { Within } from './rows';

/** Who can be served at all, and what is short; see tier-matching.ts. */
export interface TierMatched {
  readonly mentorOf: Int32Array;
  readonly levelOf: Uint16Array;
}

/** An auction that is over: its rows as far as they are in order, and who is left. */
export interface Auctioned {
  readonly lists: Listed;
  readonly left: readonly number[];
}

/** Students who bid for places. */
export interface ForPlaces {
  /** Within which blocks; undefined when every pair counts. */
  readonly within: Within | undefined;
  /** 1 for each student who may come to bid. */
  readonly rowWanted: Uint8Array;
  /** What is taken off the value of each pair of a mentor. */
  readonly less: Float64Array;
  readonly market: Market;
  /** Who bids, in this order. */
  readonly wanting: readonly number[];
  /** What taking nothing is worth to each student; undefined when all must be served. */
  readonly nothing: Float64Array | undefined;
}

/** The passes of the solver that read many pairs. There are two ways to make them, with one outcome. */
export interface Passes {
  readonly census: Census;
  matched(): TierMatched;
  placesAuctioned(asked: ForPlaces): Auctioned;
  /** @param places of each mentor, 0 for those who do not bid. */
  studentsAuctioned(within: Within, market: Market, places: Int32Array): Auctioned;
  /** Nobody reads the lists of any auction any more. */
  done(): void;
}
