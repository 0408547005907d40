import type { LiveMarket } from './live-market';
import { lastPlaces, type PlaceValues } from './place-values';
import { Seating } from './seating';

/** What the best draft loses. */
export interface Loss {
  /** How many students fewer are served, by rank; below 0: more. */
  readonly fewer: readonly number[];
  /** Value and bonus lost besides; below 0 when a place is lost but points are won. */
  readonly points: number;
}

/** What it costs to give a student this mentor. */
export interface SwapCost extends Loss {
  readonly mentor: number;
}

export interface SwapCosts {
  /** Every mentor with places whom the student may have, ascending; the one they hold costs nothing. */
  readonly mentors: readonly SwapCost[];
  /** What it costs to leave the student without a mentor. */
  readonly without: Loss;
}

/** From this many mentors for each one asked about, raising their prices one by one is faster than one search for all. */
const SPARSE = 40;

/**
 * What the best draft would lose if one student had to have a certain mentor: exact, for all their mentors together, and
 * for none. The student leaves (one search); then the worth of one place of each mentor (one search for all) says what
 * giving it to them costs the others. Afterwards the market is as it was.
 *
 * **Places and points apart.** A loss is sum over ranks of fewer[r] * worth[r] + points; the number alone does not tell
 * `fewer` (a place of rank 0 may be worth two of rank 1). But the searches know it: when the student leaves, at most one
 * other comes in; when a place is taken away, at most one other goes; and the student is served. Any other best draft of the
 * others serves as many of each rank, since it is lexicographically best (see tiers.ts) and so has the one best profile.
 * Where the ranks are worth nothing (nobody is forced in), a student served for no points may count or not.
 *
 * Cost: a few milliseconds for 600,000 pairs; never more than all pairs once and a heap of the mentors.
 */
export function swapCosts(market: LiveMarket, student: number): SwapCosts {
  const { rows, places, own } = market.standing;
  const [start, size] = [rows.start[student]!, rows.size[student]!];
  const edges = Array.from({ length: size }, (_, at) => start + at)
    .filter((e) => places[rows.other[e]!]! > 0)
    .sort((a, b) => rows.other[a]! - rows.other[b]!);
  const before = market.weight;
  const served = market.mentorOf(student) !== -1;
  return market.trying(() => {
    const newcomer = market.withdraw(student);
    const wanted = edges.map((e) => rows.other[e]!);
    const lost = valuesOf(market, wanted);
    const loss = (weight: number, comes: readonly number[], goes: readonly number[]): Loss =>
      apart(market, before - weight, comes, goes);
    const here = served ? [student] : [];
    const comes = newcomer === -1 ? [] : [newcomer];
    return {
      mentors: wanted.map((mentor, at) => {
        const weight = market.weight + own[student]! + rows.value[edges[at]!]! - lost.worth[mentor]!;
        const goes = lost.student[mentor]!;
        return { mentor, ...loss(weight, [...comes, student], goes === -1 ? here : [goes, ...here]) };
      }),
      without: loss(market.weight, comes, here),
    };
  });
}

/** The worth of one place at each of these mentors. */
function valuesOf({ standing }: LiveMarket, wanted: readonly number[]): PlaceValues {
  if (wanted.length * SPARSE > standing.mentors) return lastPlaces(standing, wanted);
  const seating = new Seating(standing);
  const [worth, student] = [new Float64Array(standing.mentors), new Int32Array(standing.mentors)];
  for (const mentor of wanted) {
    seating.raise(mentor);
    worth[mentor] = standing.p[mentor]!;
    student[mentor] = seating.lastLeaver;
  }
  return { worth, student };
}

/** A loss of weight as places and points, from who comes in and who goes. */
function apart({ rankOf, worthOf }: LiveMarket, loss: number, comes: readonly number[], goes: readonly number[]): Loss {
  const fewer = Array.from(worthOf, () => 0);
  for (const student of comes) fewer[rankOf[student]!]! -= 1;
  for (const student of goes) fewer[rankOf[student]!]! += 1;
  return { fewer, points: fewer.reduce((points, count, rank) => points - count * worthOf[rank]!, loss) };
}
