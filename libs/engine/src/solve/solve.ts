import { assemble } from './assemble';
import { blocksOf, oneBlock, type Blocks } from './blocks';
import { fillPlaces } from './fill-places';
import { ranksComeFirst } from './gaps';
import type { Passes } from './passes';
import { passesOver } from './passes-over';
import type { OnSettled, Problem, Solution } from './problem';
import { serveSure, standAfter } from './serve-sure';

/**
 * The heaviest set of pairs in which each student has at most one mentor and no mentor more than their places, with prices
 * that prove it. Exact: whole numbers throughout.
 *
 * 1. Who can be served at all, rank by rank, whatever the values (tier-matching.ts); that parts the round into blocks that
 *    can be settled one by one (blocks.ts).
 * 2. In each block the side that must be served chooses: an auction without a least step, then shortest paths for the few
 *    it leaves (Jonker and Volgenant, A Shortest Augmenting Path Algorithm for Dense and Sparse Linear Assignment
 *    Problems, Computing 38, 1987). First mentors where every place is sure to be filled (fill-places.ts), then all
 *    students who are sure of a place and have none yet (serve-sure.ts).
 * 3. The prices of the blocks are laid side by side (assemble.ts).
 *
 * Where ranks do not come before all values (a round that wants the best fit, not the most people) there is one block, in
 * which a student may rather have nothing.
 *
 * @param tell how many students are settled, now and then; never falls.
 * Cost: in practice little more than reading the pairs a few times; at worst students × pairs × the logarithm of people.
 */
export function solve(problem: Problem, tell: OnSettled = () => undefined): Solution {
  return solveBy(passesOver(problem), problem, tell);
}

/** @param passes over this problem; whichever they are, the solution is the same to the last unit. */
export function solveBy(passes: Passes, problem: Problem, tell: OnSettled): Solution {
  const { census } = passes;
  const ranked = ranksComeFirst(problem, census.mostWithBonus);
  const blocks = ranked ? blocksOf(problem, passes.matched()) : oneBlock(problem);
  const filled = blocks.short ? fillPlaces(problem, blocks, passes, tell) : undefined;
  const stand = standAfter(problem, blocks, census, filled);
  const nothing = worthOfNothing(problem, ranked, blocks);
  serveSure(problem, blocks, stand, nothing, passes, tell);
  passes.done();
  tell(problem.rankOf.length);
  return assemble(problem, blocks, stand);
}

/**
 * What being left out is worth to each student, in values of pairs. The bonus, and the worth of a rank where ranks do not
 * come first, are had with any mentor, so being left out is worth that much less than nothing.
 */
function worthOfNothing({ rankOf, worthOf, bonusOf }: Problem, ranked: boolean, { sure, short }: Blocks) {
  if (!ranked) return bonusOf.map((bonus, i) => -(worthOf[rankOf[i]!]! + bonus));
  return short ? bonusOf.map((bonus, i) => (sure[i] === 1 ? -Infinity : -bonus)) : undefined;
}
