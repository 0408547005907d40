import type { Blocks } from './blocks';
import type { Problem, Solution } from './problem';
import type { Stand } from './serve-sure';
import { CLOSED, SLACK } from './tier-matching';

/**
 * Lays the blocks side by side: a mentor's price is what the scarcity of the block is worth, and the price within the
 * block on top; a student's is what is left of the student's weight. Prices of different blocks cover the pairs between
 * them because ranks lie twice the needed gap apart.
 */
export function assemble(problem: Problem, blocks: Blocks, { market, from }: Stand): Solution {
  const { rankOf, worthOf, bonusOf, valueAt } = problem;
  const { levelOf } = blocks;
  const mentorOf = market.columnOfRows(rankOf.length);
  const edgeOf = pairsHeld(problem, mentorOf);
  const p = market.price.map((price, j) => {
    const scarce = levelOf[j] !== SLACK && levelOf[j] !== CLOSED;
    return price + from[j]! + (scarce ? worthOf[levelOf[j]! - 1]! : 0);
  });
  const u = new Float64Array(mentorOf.length);
  for (let i = 0; i < u.length; i += 1)
    if (edgeOf[i] !== -1) u[i] = worthOf[rankOf[i]!]! + bonusOf[i]! + valueAt[edgeOf[i]!]! - p[mentorOf[i]!]!;
  priceClosed(problem, blocks, u, p);
  return { edgeOf, u, p };
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

/** A mentor without places has the least price at which nobody would want one. */
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
      // Where there are places no pair is worth more than its prices.
      if (worth + valueAt[e]! > p[mentor]!) p[mentor] = worth + valueAt[e]!;
    }
  }
}
