import type { Problem, Solution } from '../solve/problem';
import type { LiveMarket } from './live-market';

/**
 * The round as it is now and its best pairs with their proof, for anybody who knows nothing of how it came about: a
 * check, a solver that starts afresh. Students who are away have no pairs. Cost: all pairs.
 */
export function asSolved(market: LiveMarket): { readonly problem: Problem; readonly solution: Solution } {
  const { rankOf, worthOf, bonusOf, standing } = market;
  const { rows, places, students, mentorOf, p } = standing;
  const rowStart = new Int32Array(students + 1);
  const edgeOf = new Int32Array(students).fill(-1);
  const [mentorAt, valueAt]: [number[], number[]] = [[], []];
  for (let i = 0; i < students; i += 1) {
    for (const e of ascending(market, i)) {
      if (rows.other[e] === mentorOf[i]) edgeOf[i] = mentorAt.length;
      mentorAt.push(rows.other[e]!);
      valueAt.push(rows.value[e]!);
    }
    rowStart[i + 1] = mentorAt.length;
  }
  return {
    problem: {
      rankOf: Uint8Array.from(rankOf),
      worthOf: Float64Array.from(worthOf),
      bonusOf: Float64Array.from(bonusOf),
      places: Int32Array.from(places),
      rowStart,
      mentorAt: Int32Array.from(mentorAt),
      valueAt: Int32Array.from(valueAt),
    },
    solution: {
      edgeOf,
      u: Float64Array.from(edgeOf, (edge, i) => (edge === -1 ? 0 : standing.u(i))),
      p: Float64Array.from(p),
    },
  };
}

/** Positions of a student's pairs, mentors ascending. */
function ascending(market: LiveMarket, student: number): number[] {
  const { start, size, other } = market.standing.rows;
  if (market.isAway(student)) return [];
  const edges = Array.from({ length: size[student]! }, (_, at) => start[student]! + at);
  return edges.sort((a, b) => other[a]! - other[b]!);
}
