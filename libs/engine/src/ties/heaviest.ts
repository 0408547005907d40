import { auction } from './auction';
import { Holdings, type TiedPairs } from './holdings';
import { ShortestPath } from './shortest-path';

export interface Heaviest {
  /** The pair each student holds, as a position in the problem's arrays; -1 for none. */
  readonly edgeOf: Int32Array;
  /** The proof: see Certificate. */
  readonly u: Float64Array;
  readonly p: Float64Array;
}

/**
 * The heaviest set of pairs in which each student has at most one mentor and no mentor more than their places. Exact.
 *
 * Not `solve`: a pair's weight in a tie is 32 drawn bits, and what must be filled on top (see best-choice.ts); the values that
 * `solve` is made for are below 2^30, and nothing in it makes a mentor fill every place. What is tied is mostly little.
 *
 * Cost: at most students × (pairs + mentors²); in practice near the number of pairs.
 */
export function heaviestPairs(problem: TiedPairs): Heaviest {
  const holdings = new Holdings(problem);
  const left = auction(problem, holdings);
  const search = new ShortestPath(problem, holdings);
  for (const student of left) search.place(student);
  return { edgeOf: holdings.edgeOf, u: holdings.u, p: holdings.p };
}
