import type { Blocks } from './blocks';
import type { Greatest } from './gaps';
import { Market } from './market';
import type { OnSettled, Problem } from './problem';
import { RowLists } from './row-lists';
import { rowsOfMentors } from './rows';
import { ShortestPaths } from './shortest-paths';
import { CLOSED, SLACK } from './tier-matching';
import { StudentAuction } from './student-auction';

const TELL_EVERY = 64;
/** Keys this small go into 32 bits. */
const SMALL = 2 ** 30;

/** The places of the blocks that are short of them, filled. */
export interface Filled {
  /** Students are what is chosen: their prices, from `raiseOf` down. */
  readonly market: Market;
  /** What was added to the value of each pair of a student; the student's price is the market's less this. */
  readonly raiseOf: Float64Array;
}

/**
 * Fills every place in the blocks that are short of places. Mentors choose, students are what is chosen.
 *
 * The students who are sure to be served hold their places already; they may move, but once held a student stays held.
 * Their prices may lie below 0, since nobody may leave them out; so that every price begins at 0 and the search may stop
 * early, what they begin with is taken off the value of their pairs.
 *
 * @param sure where the students who are sure to be served are now, with fair prices.
 */
export function fillPlaces(problem: Problem, blocks: Blocks, sure: Market, most: Greatest, tell: OnSettled): Filled {
  const { levelOf, sureCount } = blocks;
  const { raiseOf, small } = raises(problem, blocks, sure);
  const rows = rowsOfMentors(problem, blocks, raiseOf, small && most.withBonus < SMALL);
  const market = new Market(new Int32Array(blocks.blockOf.length).fill(1));
  const lists = new RowLists(rows);
  let kept = 0;
  for (let j = 0; j < levelOf.length; j += 1) {
    if (levelOf[j] === SLACK || levelOf[j] === CLOSED) continue;
    for (let at = 0, slot = sure.slotStart[j]!; at < sure.taken[j]!; at += 1, slot += 1) {
      const student = sure.rowAt[slot]!;
      market.take(student, j, sure.keyAt[slot]! + raiseOf[student]!);
      kept += 1;
    }
  }
  const places = problem.places.map((open, j) => (levelOf[j] === SLACK || levelOf[j] === CLOSED ? 0 : open));
  const { left } = new StudentAuction(lists, market, places, most.withBonus + 1);
  const before = sureCount - kept + places.reduce((sum, one) => sum + one, 0) - left.length;
  tell(before);
  const paths = new ShortestPaths(lists, market, undefined);
  for (const [at, mentor] of left.entries()) {
    paths.place(mentor);
    if ((at + 1) % TELL_EVERY === 0) tell(before + at + 1);
  }
  return { market, raiseOf };
}

/**
 * The bonus, for a student who may be left out; for one who is sure to be served, what makes the price begin at 0. In each
 * block all mentors' prices are lifted alike, so far that nobody who may be left out would have a price above 0.
 */
function raises(problem: Problem, blocks: Blocks, sure: Market): { raiseOf: Float64Array; small: boolean } {
  const { blockOf, levelOf } = blocks;
  const { bonusOf } = problem;
  const lift = liftsOf(problem, blocks, sure);
  const raiseOf = new Float64Array(blockOf.length);
  for (let i = 0; i < blockOf.length; i += 1) if (blocks.sure[i] === 0) raiseOf[i] = bonusOf[i]!;
  let small = true;
  for (let j = 0; j < levelOf.length; j += 1) {
    if (levelOf[j] === SLACK || levelOf[j] === CLOSED) continue;
    for (let at = 0, slot = sure.slotStart[j]!; at < sure.taken[j]!; at += 1, slot += 1) {
      const raise = lift[levelOf[j]!]! + sure.price[j]! - sure.keyAt[slot]!;
      raiseOf[sure.rowAt[slot]!] = raise;
      if (Math.abs(raise) >= SMALL) small = false;
    }
  }
  return { raiseOf, small };
}

/** For each block the most that a student who may be left out would gain at present prices. */
function liftsOf(problem: Problem, blocks: Blocks, { price }: Market): Float64Array {
  const { rowStart, mentorAt, valueAt, bonusOf, worthOf } = problem;
  const { blockOf, levelOf, sure } = blocks;
  const lift = new Float64Array(worthOf.length + 1);
  for (let i = 0; i < blockOf.length; i += 1) {
    if (sure[i] === 1) continue;
    const block = blockOf[i]!;
    let most = -Infinity;
    for (let e = rowStart[i]!, end = rowStart[i + 1]!; e < end; e += 1) {
      const mentor = mentorAt[e]!;
      if (levelOf[mentor] === block && valueAt[e]! - price[mentor]! > most) most = valueAt[e]! - price[mentor]!;
    }
    lift[block] = Math.max(lift[block]!, most + bonusOf[i]!);
  }
  return lift;
}
