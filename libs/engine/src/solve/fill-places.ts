import type { Blocks } from './blocks';
import { Market } from './market';
import type { Passes } from './passes';
import type { OnSettled, Problem } from './problem';
import { ShortestPaths } from './shortest-paths';
import { SLACK } from './tier-matching';

/** Places filled between two tellings. */
const TELL_EVERY = 64;

/**
 * Fills every place in the blocks that are short of places, as if none of their students were sure to be served: mentors
 * choose, students are what is chosen. Whoever is sure and yet left out comes next (serve-sure.ts).
 *
 * @returns students as columns of one unit each; the key of a pair is its value with the student's bonus.
 */
export function fillPlaces(problem: Problem, blocks: Blocks, passes: Passes, tell: OnSettled): Market {
  const { levelOf, blockOf } = blocks;
  const market = new Market(new Int32Array(blockOf.length).fill(1));
  const places = problem.places.map((open, j) => (levelOf[j] === SLACK ? 0 : open));
  const { lists, left } = passes.studentsAuctioned(blocks, market, places);
  const before = places.reduce((sum, one) => sum + one, 0) - left.length;
  tell(before);
  const paths = new ShortestPaths(lists, market, undefined);
  for (const [at, mentor] of left.entries()) {
    paths.place(mentor);
    if ((at + 1) % TELL_EVERY === 0) tell(before + at + 1);
  }
  return market;
}
