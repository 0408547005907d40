import { InputRefused } from '../refusals/refusal';
import { swapCosts, type Loss } from '../repair/swap-costs';
import type { OpenRound } from './open-round';
import { outlookOf, type Outlook, placed } from './outlook';

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
   * Every mentor with an open place whom the student may have, by mentor id. Where people share in confidence: only those
   * by whom nobody would lose a place.
   */
  readonly mentors: readonly MentorCost[];
  /** What it costs to leave the student without a mentor. */
  readonly without: Cost;
}

/**
 * What it would cost, in places and points, to give one student each of the mentors they may have: exact, and for all of
 * them together, with everybody else free to move unless pinned. What `previewSwap` finds for one mentor, it finds for all.
 *
 * @returns null where prices do not tell: for a pinned student, and in a round with a fairness choice, groups of a least
 * size, stability or best fit, or where tiers are ignored, or keeping a pair or a lottery number counts as much as points
 * of fit; and where people share in confidence while not everybody can be served, as who gives way is settled without it.
 * Ask `previewSwap` for one mentor at a time there.
 * @throws {InputRefused} `unknown-student`.
 * Cost: once a round its scores and its best draft; then some milliseconds a student.
 */
export function swapCostsOf(round: OpenRound, studentId: string): StudentCosts | null {
  const { input, whole: market } = round;
  if (!input.students.some(({ id }) => id === studentId))
    throw new InputRefused('unknown-student', `student ${studentId}`);
  const student = market.students.findIndex(({ id }) => id === studentId);
  if (student === -1 || !isPriced(round)) return null;
  const { mentors, without } = swapCosts(round.live, student);
  return {
    best: outlookOf(round, placed(input, market, round.solution.edgeOf)),
    mentors: mentors
      .filter((loss) => isKnown(round, loss))
      .map(({ mentor, ...loss }) => ({
        mentorId: market.mentors[mentor]?.id ?? '',
        ...costOf(loss, round),
      })),
    without: costOf(without, round),
  };
}

/** Whether what a draft is worth is its places, tier by tier, and its total score, and nothing else. */
function isPriced({ isPlain, isOneQuestion, input, whole: market }: OpenRound): boolean {
  const { aim, lotteryStrength = 0 } = input.settings;
  const keeps = market.keeping > 0 && market.keptOf.some((mentor) => mentor !== -1);
  const tiers = new Set(market.students.map(({ tier }) => tier)).size;
  return (
    isPlain && isOneQuestion && aim !== 'best-fit' && tiers === market.worthOf.length && !keeps && lotteryStrength === 0
  );
}

/** Where a place would be lost, who loses it is settled without whatever people share, and the price is another. */
const isKnown = ({ serving, whole }: OpenRound, { fewer }: Loss): boolean =>
  serving === whole || fewer.every((lost) => lost === 0);

function costOf({ fewer, points }: Loss, { whole: market }: OpenRound): Cost {
  const tierOf = new Map(market.students.map(({ tier }, i) => [market.rankOf[i] ?? 0, tier]));
  const tiers = fewer.map((lost, rank) => ({ tier: tierOf.get(rank) ?? 0, change: -lost }));
  return { tiers: tiers.filter(({ change }) => change !== 0), points };
}
