import type { Holdings, TiedPairs } from './holdings';

/** Bids allowed for each student, on average, before the rest is left to the search for shortest paths. */
const BIDS_PER_STUDENT = 4;

/**
 * Lets students bid for the places they like best, so that few are left for the slower exact search. Each bid raises the
 * price of a place just to where its bidder likes another as well; whoever held it bids again. A mentor with room has
 * price 0. Prices only rise, so at the end every student who holds a place holds one they like best: the numbers are
 * already a proof for those who are placed.
 *
 * @returns the students who hold nothing yet, in order.
 */
export function auction(problem: TiedPairs, holdings: Holdings): number[] {
  const bids = new Float64Array(holdings.holder.length);
  const queue = Array.from({ length: holdings.students }, (_, student) => student);
  const left: number[] = [];
  const wish = { edge: -1, best: 0, second: 0 };
  let budget = BIDS_PER_STUDENT * holdings.students;
  for (let next = 0; next < queue.length; next += 1) {
    const student = queue[next]!;
    findWish(problem, holdings, student, wish);
    const raise = wish.best - wish.second;
    // Who wishes for nothing has nothing to raise a price by.
    const mentor = problem.mentorAt[wish.edge] ?? -1;
    const room = holdings.hasRoom(mentor);
    budget -= 1;
    if (!room && (raise === 0 || budget < 0)) {
      left.push(student);
      continue;
    }
    const unit = room ? holdings.openUnit(mentor) : cheapest(bids, holdings, mentor);
    if (!room) queue.push(evict(holdings, unit));
    bids[unit] = holdings.p[mentor]! + raise;
    holdings.give(unit, student, wish.edge);
    if (!holdings.hasRoom(mentor)) holdings.p[mentor] = bids[cheapest(bids, holdings, mentor)]!;
  }
  settle(problem, holdings);
  return left.sort((a, b) => a - b);
}

/** The pair a student likes best at today's prices, and how good it and the next best are; going without is worth 0. */
function findWish(
  problem: TiedPairs,
  { p }: Holdings,
  student: number,
  wish: { edge: number; best: number; second: number },
) {
  const { rowStart, mentorAt, weightAt } = problem;
  let edge = -1;
  let best = 0;
  let second = 0;
  for (let e = rowStart[student]!, end = rowStart[student + 1]!; e < end; e += 1) {
    const value = weightAt[e]! - p[mentorAt[e]!]!;
    if (value <= second) continue;
    if (value > best) {
      second = best;
      best = value;
      edge = e;
    } else second = value;
  }
  wish.edge = edge;
  wish.best = best;
  wish.second = second;
}

function cheapest(bids: Float64Array, { unitStart }: Holdings, mentor: number): number {
  let unit = unitStart[mentor]!;
  for (let other = unit + 1; other < unitStart[mentor + 1]!; other += 1) if (bids[other]! < bids[unit]!) unit = other;
  return unit;
}

function evict(holdings: Holdings, unit: number): number {
  const student = holdings.holder[unit]!;
  holdings.release(student);
  return student;
}

/** What each placed student gains at the final prices. */
function settle({ mentorAt, weightAt }: TiedPairs, { students, edgeOf, u, p }: Holdings): void {
  for (let student = 0; student < students; student += 1) {
    const edge = edgeOf[student]!;
    if (edge !== -1) u[student] = weightAt[edge]! - p[mentorAt[edge]!]!;
  }
}
