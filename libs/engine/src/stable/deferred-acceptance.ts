import { mentorOrder, type Offer, type TwoSided } from './two-sided';
import { Wishes } from './wishes';

/**
 * The stable draft that students like best: no student and mentor who may be paired would both rather have each other than
 * what they have, and no student does better in any other stable draft. Every student asks the mentors in order; a mentor
 * keeps the best who ask and lets the others go on. No student gains by asking in another order than their own.
 *
 * @returns the pair each student holds, as a position in the market's arrays; -1 for none.
 * Cost: sorting each student's pairs, then at most one question a pair.
 * Source: D. Gale and L. Shapley, "College admissions and the stability of marriage", American Mathematical Monthly 69 (1962).
 */
export function deferredAcceptance(market: TwoSided): Int32Array {
  const { places, rowStart, mentorAt } = market;
  const students = rowStart.length - 1;
  const kept: Offer[][] = Array.from(places, () => []);
  const wishes = new Wishes(market);
  const waiting = Array.from({ length: students }, (_, at) => students - 1 - at);
  for (let student = waiting.pop(); student !== undefined; student = waiting.pop()) {
    const edge = wishes.next(student);
    if (edge === -1) continue;
    const mentor = mentorAt[edge]!;
    insert(market, kept[mentor]!, { student, edge });
    if (kept[mentor]!.length > places[mentor]!) waiting.push(kept[mentor]!.pop()!.student);
  }
  const edgeOf = new Int32Array(students).fill(-1);
  for (const { student, edge } of kept.flat()) edgeOf[student] = edge;
  return edgeOf;
}

/** Puts an offer where it belongs among those a mentor keeps, the best first. */
function insert(market: TwoSided, kept: Offer[], offer: Offer): void {
  let [from, to] = [0, kept.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (mentorOrder(market, kept[middle]!, offer) < 0) from = middle + 1;
    else to = middle;
  }
  kept.splice(from, 0, offer);
}
