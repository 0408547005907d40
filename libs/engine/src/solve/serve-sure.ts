import type { Blocks } from './blocks';
import type { Census } from './census';
import { Market } from './market';
import type { ForPlaces, Passes } from './passes';
import type { OnSettled, Problem } from './problem';
import { ShortestPaths } from './shortest-paths';
import { SLACK } from './tier-matching';

/** Students placed between two tellings. */
const TELL_EVERY = 64;
/** Places for each person beyond which it is worth counting who wants them. */
const PLENTY = 4;

/** Where places stand before students choose. */
export interface Stand {
  /** Mentors' places, some of them held; its prices count from `from`. */
  readonly market: Market;
  /** Each mentor's price when students begin to choose. Taken off the value of pairs, so that rows begin with what is best now. */
  readonly from: Float64Array;
  /** Students who hold a place already. */
  readonly held: number;
}

/**
 * Places the students who are sure to be served and hold nothing yet, at the best sum of values within each block. They
 * choose, mentors' places are what is chosen. In a block that is short of places every place is held already, so they put
 * somebody out, who moves on in turn, until it is best to put out somebody who may go without.
 *
 * @param stand how the places stand; changed.
 * @param nothing what being left out is worth to each student, in values; undefined when nobody need ever be.
 */
export function serveSure(
  problem: Problem,
  blocks: Blocks,
  stand: Stand,
  nothing: Float64Array | undefined,
  passes: Passes,
  tell: OnSettled,
): void {
  const { market, held } = stand;
  const mentorOf = market.columnOfRows(blocks.sure.length);
  const wanting = whoWants(problem, blocks, mentorOf);
  if (wanting.length === 0) return;
  const rows = rowsFor(blocks, wanting, mentorOf);
  const { lists, left } = passes.placesAuctioned({ ...rows, less: stand.from, market, wanting, nothing });
  const before = blocks.served - left.length;
  tell(Math.max(held, before));
  const paths = new ShortestPaths(lists, market, nothing);
  for (const [at, student] of left.entries()) {
    paths.place(student);
    if ((at + 1) % TELL_EVERY === 0) tell(Math.max(held, before + at + 1));
  }
}

function whoWants({ rowStart }: Problem, { sure }: Blocks, mentorOf: Int32Array): number[] {
  const wanting: number[] = [];
  for (let i = 0; i < sure.length; i += 1)
    if (sure[i] === 1 && mentorOf[i] === -1 && rowStart[i + 1]! > rowStart[i]!) wanting.push(i);
  return wanting;
}

/** Of those who want a place, and, where all are held, of those who may be put out. */
function rowsFor(
  blocks: Blocks,
  wanting: readonly number[],
  mentorOf: Int32Array,
): Pick<ForPlaces, 'within' | 'rowWanted'> {
  const rowWanted = wanting.some((i) => blocks.blockOf[i] !== SLACK)
    ? Uint8Array.from(mentorOf, (mentor) => (mentor === -1 ? 0 : 1))
    : new Uint8Array(mentorOf.length);
  for (const i of wanting) rowWanted[i] = 1;
  return { within: blocks.whole ? undefined : blocks, rowWanted };
}

/** All places free, but for those that `filled` gave away. */
export function standAfter(problem: Problem, blocks: Blocks, census: Census, filled: Market | undefined): Stand {
  const market = new Market(unitsOf(problem, blocks, census));
  const from = new Float64Array(market.price.length);
  let held = 0;
  if (!filled) return { market, from, held };
  const { rowAt, keyAt, price } = filled;
  for (let i = 0; i < rowAt.length; i += 1) {
    const mentor = rowAt[i]!;
    if (mentor === -1) continue;
    from[mentor] = keyAt[i]! - price[i]!;
    market.take(mentor, i, price[i]! - problem.bonusOf[i]!);
    held += 1;
  }
  return { market, from, held };
}

/**
 * In blocks that are short, all places. In others places enough for all who may want them, and one to spare, whose price
 * is 0; more would only take room.
 */
function unitsOf({ places, rankOf }: Problem, { levelOf }: Blocks, { wanted }: Census): Int32Array {
  const units = places.map((open) => Math.min(open, rankOf.length + 1));
  if (units.reduce((sum, one) => sum + one, 0) <= PLENTY * (rankOf.length + places.length)) return units;
  return units.map((open, j) => (levelOf[j] === SLACK ? Math.min(open, wanted[j]! + 1) : open));
}
