import { InputRefused } from '../refusals/refusal';
import { swapCosts, type Loss } from '../repair/swap-costs';
import type { Market } from '../market/market';
import type { OpenRound } from './open-round';
import { outlookOf, type Outlook, placed, placements } from './outlook';

/** What the best draft of a round loses by one decision. */
export interface Cost {
  /** Tiers in which the number of students with a mentor changes, and by how much; tier 1 first, empty for none. */
  readonly tiers: readonly { readonly tier: number; readonly change: number }[];
  /** Points of total score lost besides; below 0 when a place is lost but points are won. */
  readonly points: number;
}

/** What it costs to give a student this mentor. */
export interface MentorCost extends Cost {
  readonly mentorId: string;
}

/** The price of every other decision about one student. */
export interface StudentCosts {
  /** The best draft, which the costs are counted from. */
  readonly best: Outlook;
  /**
   * Every mentor with an open place whom the student may have, by mentor id. Where people share in confidence only those
   * by whom nobody would lose or win a place: who that would be is settled without it, and `previewSwap` finds it.
   */
  readonly mentors: readonly MentorCost[];
  /** What it costs to leave the student without a mentor; null where that lets in somebody else, settled likewise. */
  readonly without: Cost | null;
}

/**
 * What it would cost, in places and points, to give one student each of the mentors they may have: exact, and for all of
 * them together, with everybody else free to move unless pinned. What `previewSwap` finds for one mentor, it finds for all.
 *
 * @returns null where prices do not tell: for a pinned student, and in a round with a fairness choice, groups of a least
 * size, stability or best fit, or where tiers are ignored, or keeping a pair or a lottery number counts as much as points
 * of fit; ask `previewSwap` for one mentor at a time there.
 * @throws {InputRefused} `unknown-student`.
 * Cost: once a round its scores and its best draft; then some milliseconds a student.
 */
export function swapCostsOf(round: OpenRound, studentId: string): StudentCosts | null {
  const { input, serving, whole } = round;
  if (!input.students.some(({ id }) => id === studentId))
    throw new InputRefused('unknown-student', `student ${studentId}`);
  if (!isPriced(round) || !whole.students.some(({ id }) => id === studentId)) return null;
  if (serving !== whole) return amongServed(round, studentId);
  const { mentors, without } = swapCosts(round.live, rowOf(whole, studentId));
  return {
    best: outlookOf(round, placed(input, whole, round.solution.edgeOf)),
    mentors: mentors.map(({ mentor, ...loss }) => ({ mentorId: nameOf(whole, mentor), ...costOf(loss, whole) })),
    without: costOf(without, whole),
  };
}

/** Where people share in confidence, prices are those of who is with whom, among just those who are served. */
function amongServed(round: OpenRound, studentId: string): StudentCosts {
  const { market } = round.turns.pairing;
  const best = outlookOf(round, placements(round));
  const row = rowOf(market, studentId);
  if (row === -1 || round.turns.pairing.decision.edgeOf[row] === -1)
    return { best, mentors: [], without: { tiers: [], points: 0 } };
  const { mentors } = swapCosts(round.pairingLive, row);
  return {
    best,
    mentors: mentors
      .filter(({ fewer }) => fewer.every((lost) => lost === 0))
      .map(({ mentor, points }) => ({ mentorId: nameOf(market, mentor), tiers: [], points })),
    without: null,
  };
}

const rowOf = ({ students }: Market, studentId: string): number => students.findIndex(({ id }) => id === studentId);
const nameOf = ({ mentors }: Market, mentor: number): string => mentors[mentor]?.id ?? '';

/** Whether what a draft is worth is its places, tier by tier, and its total score, and nothing else. */
function isPriced({ isPlain, input, whole: market }: OpenRound): boolean {
  const { aim, lotteryStrength = 0 } = input.settings;
  const keeps = market.keeping > 0 && market.keptOf.some((mentor) => mentor !== -1);
  const tiers = new Set(market.students.map(({ tier }) => tier)).size;
  return isPlain && aim !== 'best-fit' && tiers === market.worthOf.length && !keeps && lotteryStrength === 0;
}

function costOf({ fewer, points }: Loss, market: Market): Cost {
  const tierOf = new Map(market.students.map(({ tier }, i) => [market.rankOf[i] ?? 0, tier]));
  const tiers = fewer.map((lost, rank) => ({ tier: tierOf.get(rank) ?? 0, change: -lost }));
  return { tiers: tiers.filter(({ change }) => change !== 0), points };
}
