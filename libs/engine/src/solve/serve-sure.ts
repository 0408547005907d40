import type { Blocks } from './blocks';
import { Market } from './market';
import { PlaceAuction } from './place-auction';
import type { OnSettled, Problem } from './problem';
import { RowLists } from './row-lists';
import { rowsOfStudents, type Rows } from './rows';
import { ShortestPaths } from './shortest-paths';

/** Students placed between two tellings. */
const TELL_EVERY = 64;
/** Places for each person beyond which it is worth counting who wants them. */
const PLENTY = 4;

/**
 * Places the students who are sure to be served, at the best sum of values within each block. They choose, mentors'
 * places are what is chosen.
 *
 * @param nothing what being left out is worth to each student; undefined when all of them must be served.
 * @param mostValue the greatest value of a pair.
 */
export function serveSure(
  problem: Problem,
  blocks: Blocks,
  nothing: Float64Array | undefined,
  mostValue: number,
  tell: OnSettled,
): Market {
  const { rowStart, mentorAt, valueAt } = problem;
  const rows: Rows = blocks.whole
    ? { start: rowStart, column: mentorAt, key: valueAt }
    : rowsOfStudents(problem, blocks, blocks.sure);
  const market = new Market(unitsOf(problem, rows, blocks.sureCount));
  const lists = new RowLists(rows);
  const wanting: number[] = [];
  for (let i = 0; i < blocks.sure.length; i += 1) if (rows.start[i + 1]! > rows.start[i]!) wanting.push(i);
  const { left } = new PlaceAuction(lists, market, wanting, nothing, mostValue + 1);
  const before = blocks.sureCount - left.length;
  tell(before);
  const paths = new ShortestPaths(lists, market, nothing);
  for (const [at, student] of left.entries()) {
    paths.place(student);
    if ((at + 1) % TELL_EVERY === 0) tell(before + at + 1);
  }
  return market;
}

/** Places enough for all who may want them, and one to spare, whose price is 0; more would only take room. */
function unitsOf({ places }: Problem, { column }: Rows, students: number): Int32Array {
  const units = places.map((open) => Math.min(open, students + 1));
  if (units.reduce((sum, one) => sum + one, 0) <= PLENTY * (students + places.length)) return units;
  const wanted = new Int32Array(places.length);
  for (let e = 0; e < column.length; e += 1) wanted[column[e]!]! += 1;
  return units.map((open, j) => Math.min(open, wanted[j]! + 1));
}
