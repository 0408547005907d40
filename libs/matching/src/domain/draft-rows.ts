import type { Part, SwapPreview, UnmatchedReason } from '@footing/engine';
import { freePlaces } from './place-numbers';
import { discreetParts } from './reasons';
import type { ReviewState } from './review-lifecycle';

/** A pair of a draft, as a row without its keys. */
export interface PairRow {
  readonly applicationId: string;
  readonly offerId: string;
  readonly tier: number;
  readonly placeNo: number | null;
  readonly offerPlaces: number;
  readonly score: number;
  readonly parts: readonly Part[];
  readonly origin: 'engine' | 'pin' | 'swap';
  readonly review: ReviewState;
  readonly pinned: boolean;
}

/** A student without a mentor, as a row without its keys. */
export interface UnmatchedRow {
  readonly applicationId: string;
  readonly tier: number;
  readonly reason: UnmatchedReason;
}

/** The rows of some students. */
export interface Rows {
  readonly pairs: readonly PairRow[];
  readonly unmatched: readonly UnmatchedRow[];
}

interface SwapOf {
  /** Whom the swap is about: their new pair is pinned. */
  readonly applicationId: string;
  readonly touches: readonly string[];
  /** The rows of the same students before. */
  readonly before: Rows;
  /** Pairs of everybody who stays where they are. */
  readonly staying: readonly Pick<PairRow, 'offerId' | 'placeNo'>[];
  readonly offerPlaces: ReadonlyMap<string, number>;
}

/** The rows of everybody whom a swap moves, as previewed. The swapped student's pair is pinned; all of them wait anew. */
export function rowsAfterSwap({ draft: made }: Pick<SwapPreview, 'draft'>, swap: SwapOf): Rows {
  const { applicationId, touches, before, staying, offerPlaces } = swap;
  const moving = new Set(touches);
  const tiers = new Map([...before.pairs, ...before.unmatched].map((row) => [row.applicationId, row.tier]));
  const tierOf = (id: string) => tiers.get(id) ?? 9;
  const moved = made.pairs.filter(({ studentId }) => moving.has(studentId));
  const numbers = numbersFor(moved, staying, offerPlaces);
  return {
    pairs: moved.map(({ studentId, mentorId, score, parts }) => ({
      ...{ applicationId: studentId, offerId: mentorId, score, parts: discreetParts(parts), tier: tierOf(studentId) },
      placeNo: numbers.get(mentorId)?.shift() ?? null,
      offerPlaces: offerPlaces.get(mentorId) ?? 0,
      ...{ origin: 'swap', review: 'open', pinned: studentId === applicationId },
    })),
    unmatched: made.unmatched
      .filter(({ studentId }) => moving.has(studentId))
      .map(({ studentId, reason }) => ({ applicationId: studentId, tier: tierOf(studentId), reason })),
  };
}

/** For each mentor who gets somebody: the numbers of places that nobody who stays holds. */
function numbersFor(
  moved: readonly { readonly mentorId: string }[],
  staying: SwapOf['staying'],
  offerPlaces: ReadonlyMap<string, number>,
): Map<string, number[]> {
  return new Map(
    [...new Set(moved.map(({ mentorId }) => mentorId))].map((offerId) => {
      const wanted = moved.filter(({ mentorId }) => mentorId === offerId).length;
      return [offerId, freePlaces(offerPlaces.get(offerId) ?? 0, placesTaken(staying, offerId), wanted)];
    }),
  );
}

/** The numbers of a mentor's places that these pairs hold. */
export const placesTaken = (pairs: readonly Pick<PairRow, 'offerId' | 'placeNo'>[], offerId: string): Set<number> =>
  new Set(pairs.flatMap((pair) => (pair.offerId === offerId && pair.placeNo !== null ? [pair.placeNo] : [])));

/**
 * Pairs to put back, each with its own place, or with another of the mentor's when that has been given away.
 * @param others pairs of everybody else. @returns null when a mentor has no place left for one of them.
 */
export function backInPlaces<Pair extends Pick<PairRow, 'offerId' | 'placeNo' | 'offerPlaces'>>(
  pairs: readonly Pair[],
  others: readonly Pick<PairRow, 'offerId' | 'placeNo'>[],
): Pair[] | null {
  const taken = new Map(pairs.map(({ offerId }) => [offerId, placesTaken(others, offerId)]));
  const back: Pair[] = [];
  for (const pair of pairs) {
    const numbers = taken.get(pair.offerId) ?? new Set<number>();
    const own = pair.placeNo;
    const placeNo = own === null || !numbers.has(own) ? own : freePlaces(pair.offerPlaces, numbers, 1)[0];
    if (placeNo === undefined) return null;
    if (placeNo !== null) numbers.add(placeNo);
    back.push({ ...pair, placeNo });
  }
  return back;
}
