import type { Blocks } from './blocks';
import type { Filled } from './fill-places';
import type { Market } from './market';
import type { Problem, Solution } from './problem';
import { CLOSED } from './tier-matching';

/**
 * Lays the blocks side by side: a mentor's price is what the scarcity of the block is worth, and the price within the
 * block on top; a student's is what is left of the student's weight. Prices of different blocks cover the pairs between
 * them because ranks lie twice the needed gap apart.
 */
export function assemble(problem: Problem, blocks: Blocks, sure: Market, filled: Filled | undefined): Solution {
  const mentorOf = sure.columnOfRows(problem.rankOf.length);
  const p = sure.price.slice();
  if (filled) laterBlocks(problem, blocks, filled, mentorOf, p);
  const edgeOf = pairsHeld(problem, mentorOf);
  const u = new Float64Array(mentorOf.length);
  for (let i = 0; i < u.length; i += 1)
    if (edgeOf[i] !== -1)
      u[i] =
        problem.worthOf[problem.rankOf[i]!]! + problem.bonusOf[i]! + problem.valueAt[edgeOf[i]!]! - p[mentorOf[i]!]!;
  priceClosed(problem, blocks, u, p);
  return { edgeOf, u, p };
}

function laterBlocks(
  { worthOf }: Problem,
  blocks: Blocks,
  filled: Filled,
  mentorOf: Int32Array,
  p: Float64Array,
): void {
  const { rowAt, keyAt, price } = filled.market;
  for (let i = 0; i < mentorOf.length; i += 1) {
    const mentor = rowAt[i]!;
    if (mentor === -1) continue;
    mentorOf[i] = mentor;
    p[mentor] = worthOf[blocks.levelOf[mentor]! - 1]! + keyAt[i]! - price[i]!;
  }
}

/** Mentors of a row ascend, so the pair is found by halving. */
function pairsHeld({ rowStart, mentorAt }: Problem, mentorOf: Int32Array): Int32Array {
  const edgeOf = new Int32Array(mentorOf.length).fill(-1);
  for (let i = 0; i < mentorOf.length; i += 1) {
    const mentor = mentorOf[i]!;
    if (mentor === -1) continue;
    let [low, high] = [rowStart[i]!, rowStart[i + 1]! - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (mentorAt[middle]! < mentor) low = middle + 1;
      else high = middle;
    }
    edgeOf[i] = low;
  }
  return edgeOf;
}

/** A mentor without places has the price at which nobody would want one. */
function priceClosed(
  { rankOf, worthOf, bonusOf, rowStart, mentorAt, valueAt }: Problem,
  blocks: Blocks,
  u: Float64Array,
  p: Float64Array,
): void {
  const { levelOf } = blocks;
  if (!levelOf.includes(CLOSED)) return;
  for (let i = 0; i < u.length; i += 1) {
    const worth = worthOf[rankOf[i]!]! + bonusOf[i]! - u[i]!;
    for (let e = rowStart[i]!, end = rowStart[i + 1]!; e < end; e += 1) {
      const mentor = mentorAt[e]!;
      if (levelOf[mentor] === CLOSED && worth + valueAt[e]! > p[mentor]!) p[mentor] = worth + valueAt[e]!;
    }
  }
}
