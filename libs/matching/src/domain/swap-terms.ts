import type { Draft, MatchInput, PairOfIds, Part, Pin } from '@footing/engine';
import type { ReviewState } from './review-lifecycle';

/** A pair of a draft as it stands now. */
export interface PairNow {
  readonly applicationId: string;
  readonly offerId: string;
  readonly score: number;
  readonly parts: readonly Part[];
  readonly review: ReviewState;
  readonly pinned: boolean;
}

/** A student and the mentor that a consultant would give them instead. */
export interface Wish {
  readonly applicationId: string;
  readonly offerId: string;
}

/** What a swap is tried with, and whose settled pairing it would unsettle. */
export interface SwapTerms {
  readonly input: MatchInput;
  readonly draft: Draft;
  /** Settled pairs at the wished mentor that have to give way, because every place there is settled. */
  readonly released: readonly PairNow[];
}

/**
 * What stays where it is: whatever was published, approved or pinned, of everybody else. Only when all of the wished mentor's
 * places are settled do the pairs there give way: the approved ones, or the pinned ones when those are all there is.
 *
 * @returns null when every place there has been published: nothing can give way.
 */
export function swapTerms(
  frozen: MatchInput,
  pairs: readonly PairNow[],
  rejections: readonly PairOfIds[],
  wish: Wish,
): SwapTerms | null {
  const settled = pairs.filter((pair) => isSettled(pair) && pair.applicationId !== wish.applicationId);
  const places = frozen.mentors.find(({ id }) => id === wish.offerId)?.places ?? 0;
  const there = settled.filter(({ offerId }) => offerId === wish.offerId);
  const released = places > 0 && there.length >= places ? givingWay(there) : [];
  if (released === null) return null;
  const pins = settled.filter((pair) => !released.includes(pair)).map(pinOf);
  return { input: atTheBench(frozen, pins, rejections), draft: draftNow(frozen, pairs), released };
}

/**
 * The round as a consultant weighs it: whatever is settled is pinned, so nothing more is gained by keeping what was
 * approved once, and a price is one of places and fit alone.
 */
const atTheBench = (frozen: MatchInput, pins: readonly Pin[], rejections: readonly PairOfIds[]): MatchInput => ({
  ...frozen,
  settings: { ...frozen.settings, retention: 0 },
  pins,
  rejections,
});

/** The same without any swap: what each other mentor of this student is priced in. */
export function termsOf(
  frozen: MatchInput,
  pairs: readonly PairNow[],
  rejections: readonly PairOfIds[],
  applicationId: string,
): { readonly input: MatchInput; readonly draft: Draft } {
  const settled = pairs.filter((pair) => isSettled(pair) && pair.applicationId !== applicationId);
  return { input: atTheBench(frozen, settled.map(pinOf), rejections), draft: draftNow(frozen, pairs) };
}

/** Published, approved or pinned: it stays where it is when others move. */
export const isSettled = ({ review, pinned }: PairNow) =>
  review === 'published' || review === 'approved' || (pinned && review !== 'rejected');

function givingWay(there: readonly PairNow[]): readonly PairNow[] | null {
  const movable = there.filter(({ review }) => review !== 'published');
  if (movable.length === 0) return null;
  const approved = movable.filter(({ pinned }) => !pinned);
  return approved.length > 0 ? approved : movable;
}

/** A pair that stays, as the engine reads it: a published one whatever would bar it now. */
export const pinOf = (pair: PairNow): Pin => ({
  ...ids(pair),
  ...(pair.review === 'published' && { announced: true }),
});

const ids = ({ applicationId, offerId }: PairNow): PairOfIds => ({ studentId: applicationId, mentorId: offerId });

/** The draft as it stands, for the engine to compare with. A rejected pair is none. */
function draftNow({ students }: MatchInput, pairs: readonly PairNow[]): Draft {
  const standing = pairs.filter(({ review }) => review !== 'rejected');
  const matched = new Set(standing.map(({ applicationId }) => applicationId));
  const tiers = new Map<number, { tier: number; students: number; matched: number }>();
  for (const { id, tier } of students) {
    const counted = tiers.get(tier) ?? { tier, students: 0, matched: 0 };
    tiers.set(tier, { tier, students: counted.students + 1, matched: counted.matched + (matched.has(id) ? 1 : 0) });
  }
  return {
    pairs: standing.map((pair) => ({ ...ids(pair), score: pair.score, parts: pair.parts, pinned: pair.pinned })),
    unmatched: [],
    total: standing.reduce((sum, { score }) => sum + score, 0),
    tiers: [...tiers.values()].sort((a, b) => a.tier - b.tier),
    certificate: { students: [], mentors: [] },
  };
}
