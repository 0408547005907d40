import { mentorOrder, mentorWish, studentOrder, type Offer, type TwoSided } from './two-sided';

/** Who would both rather have each other than what a draft gives them. */
export interface Blocking {
  /** Allowed pairs that both would rather have. */
  readonly pairs: number;
  /** Students who are in at least one of them. */
  readonly students: number;
}

/**
 * Counts who would both rather: the student has nobody, or finds the mentor better than their own; the mentor has a place
 * to spare, or finds the student better than the last of theirs (tiers first). Equal is not better. A number to look at,
 * for a draft of any kind: a draft that puts the cohort first has some.
 *
 * @param edgeOf the pair each student holds, as a position; -1 for none. Cost: the number of pairs.
 */
export function blockingPairs(market: TwoSided, edgeOf: Int32Array): Blocking {
  const { studentView } = market;
  return count(market, edgeOf, (a, b) => studentView[b]! - studentView[a]!, mentorWish);
}

/** Whether a draft is stable when the lottery decides where the views do not. Cost: the number of pairs. */
export function isStable(market: TwoSided, edgeOf: Int32Array): boolean {
  return count(market, edgeOf, (a, b) => studentOrder(market, a, b), mentorOrder).pairs === 0;
}

type Order = (market: TwoSided, a: Offer, b: Offer) => number;

function count(market: TwoSided, edgeOf: Int32Array, wish: (a: number, b: number) => number, order: Order): Blocking {
  const { places, rowStart, mentorAt } = market;
  const lastOf = lastKept(market, edgeOf, order);
  let [pairs, students] = [0, 0];
  for (let student = 0; student < edgeOf.length; student += 1) {
    const held = edgeOf[student]!;
    const before = pairs;
    for (let edge = rowStart[student]!; edge < rowStart[student + 1]!; edge += 1) {
      const mentor = mentorAt[edge]!;
      if (places[mentor] === 0 || (held !== -1 && wish(edge, held) >= 0)) continue;
      const last = lastOf[mentor];
      if (!last || order(market, { student, edge }, last) < 0) pairs += 1;
    }
    if (pairs > before) students += 1;
  }
  return { pairs, students };
}

/** By mentor, the student they would let go first; undefined where there is a place to spare. */
function lastKept(market: TwoSided, edgeOf: Int32Array, order: Order): (Offer | undefined)[] {
  const { places, mentorAt } = market;
  const last: (Offer | undefined)[] = Array.from(places, () => undefined);
  const counts = new Int32Array(places.length);
  for (const [student, edge] of edgeOf.entries()) {
    if (edge === -1) continue;
    const mentor = mentorAt[edge]!;
    counts[mentor]! += 1;
    const offer = { student, edge };
    if (!last[mentor] || order(market, last[mentor], offer) < 0) last[mentor] = offer;
  }
  return last.map((offer, mentor) => (counts[mentor]! < places[mentor]! ? undefined : offer));
}
