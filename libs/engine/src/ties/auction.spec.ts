import { numbersFrom } from '../../test/rounds-of-numbers';
import { auction } from './auction';
import { Holdings, type TiedPairs } from './holdings';

/** Allowed pairs, drawn; all weights different when `values` is large. */
function drawn(seed: number, of: { students: number; mentors: number; places: number; values: number }): TiedPairs {
  const next = numbersFrom(seed);
  const rows = Array.from({ length: of.students }, () =>
    Array.from({ length: of.mentors }, (_, j) => j).filter(() => next() < 0.5),
  );
  const starts = Int32Array.of(0, ...rows.map((_, i) => rows.slice(0, i + 1).flat().length));
  return {
    places: Int32Array.from({ length: of.mentors }, () => Math.floor(next() * (of.places + 1))),
    rowStart: starts,
    mentorAt: Int32Array.from(rows.flat()),
    weightAt: Float64Array.from(rows.flat(), () => Math.floor(next() * of.values)),
  };
}

const auctioned = (problem: TiedPairs) => {
  const holdings = new Holdings(problem);
  return { holdings, left: auction(problem, holdings) };
};

const recipes = [
  { students: 30, mentors: 12, places: 3, values: 1e6 },
  { students: 25, mentors: 30, places: 1, values: 1e6 },
  { students: 20, mentors: 9, places: 2, values: 4 },
  { students: 8, mentors: 3, places: 40, values: 50 },
];
const rounds = recipes.flatMap((recipe, at) => Array.from({ length: 10 }, (_, salt) => drawn(100 * at + salt, recipe)));

describe('an auction of places', () => {
  test('leaves whoever holds a place with what they like best at the prices there are, which is their worth', () => {
    for (const problem of rounds) {
      const { holdings } = auctioned(problem);
      for (const [i, edge] of holdings.edgeOf.entries()) {
        if (edge === -1) continue;
        const gains = Array.from(
          problem.weightAt.subarray(problem.rowStart[i], problem.rowStart[i + 1]),
          (weight, k) => weight - holdings.p[problem.mentorAt[problem.rowStart[i]! + k]!]!,
        );
        expect(holdings.u[i]).toBe(Math.max(...gains));
        expect(edge - problem.rowStart[i]!).toBe(gains.indexOf(holdings.u[i]!, edge - problem.rowStart[i]!));
      }
    }
  });

  test('puts everybody in one place or among those who are left, and no more students in places than there are', () => {
    for (const problem of rounds) {
      const { holdings, left } = auctioned(problem);
      const without = Array.from(holdings.edgeOf.keys()).filter((i) => holdings.edgeOf[i] === -1);
      expect(left).toEqual(without);
      for (const [i, edge] of holdings.edgeOf.entries()) {
        const unit = holdings.unitOf[i]!;
        expect(unit === -1).toBe(edge === -1);
        if (unit === -1) continue;
        const mentor = problem.mentorAt[edge]!;
        expect(holdings.holder[unit]).toBe(i);
        expect(unit).toBeGreaterThanOrEqual(holdings.unitStart[mentor]!);
        expect(unit).toBeLessThan(holdings.unitStart[mentor]! + problem.places[mentor]!);
      }
    }
  });

  test('asks nothing for a place while its mentor has another to spare, and never takes a price back', () => {
    for (const problem of rounds) {
      const { holdings } = auctioned(problem);
      for (const [j, price] of holdings.p.entries()) {
        expect(price).toBeGreaterThanOrEqual(0);
        if (holdings.hasRoom(j)) expect(price).toBe(0);
      }
    }
  });

  test('leaves few without a place who will have one in the end', () => {
    // They might still want a place at these prices: work for the exact search.
    const wanting = (problem: TiedPairs) => {
      const { holdings, left } = auctioned(problem);
      return left.filter((i) =>
        Array.from(problem.weightAt.subarray(problem.rowStart[i], problem.rowStart[i + 1])).some(
          (weight, k) => weight > holdings.p[problem.mentorAt[problem.rowStart[i]! + k]!]!,
        ),
      );
    };
    const [some, all] = [rounds.slice(0, 20).flatMap(wanting).length, 10 * 30 + 10 * 25];
    expect(some).toBeLessThan(all / 10);
  });

  test('ends where two would outbid each other at the same price for ever', () => {
    const two = { places: Int32Array.of(1), rowStart: Int32Array.of(0, 1, 2), mentorAt: Int32Array.of(0, 0) };
    const { holdings, left } = auctioned({ ...two, weightAt: Float64Array.of(5, 5) });
    expect([left.length, holdings.p[0]]).toEqual([1, 5]);
  });
});
