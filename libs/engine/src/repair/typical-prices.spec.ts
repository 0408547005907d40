import { numbersFrom, randomProblem } from '../../test/rounds-of-numbers';
import { solve } from '../solve/solve';
import { lotteryCore } from './lottery-core';
import { lotteryPoints } from '../aims/lottery';
import { atTypicalPrices } from './typical-prices';

const STRENGTH = 0.3;

/** The core of a round with too few places, before and after prices are raised to what a draw makes them. */
function cores(seed: number, pilots: number) {
  const recipe = { students: 60, mentors: 25, mostPlaces: 2, ranks: 1, values: 60_000, bonuses: 1, density: 0.4 };
  const problem = randomProblem(numbersFrom(seed), { ...recipe, worths: [1e9] });
  const made = () => lotteryCore(problem, solve(problem), lotteryPoints(STRENGTH, 2 ** 32 - 1));
  return { before: made(), after: atTypicalPrices(made(), STRENGTH, pilots) };
}

describe('prices as a draw makes them', () => {
  test('are those of the core when nothing was tried', () => {
    const { before, after } = cores(1, 0);
    expect([...after.standing.p]).toEqual([...before.standing.p]);
    expect([...after.leastAt]).toEqual([...before.leastAt]);
  });

  test('are higher, in whole points, where no place is to spare; everybody still holds what they like best', () => {
    let raised = 0;
    for (let seed = 0; seed < 6; seed += 1) {
      const { before, after } = cores(seed, 6);
      const { standing, scale, most } = after;
      expect([...standing.mentorOf]).toEqual([...before.standing.mentorOf]);
      for (const [j, price] of standing.p.entries()) {
        const more = (price - before.standing.p[j]!) / scale;
        if (more > 0) raised += 1;
        expect(more).toBeGreaterThanOrEqual(0);
        expect(more).toBeLessThanOrEqual(most);
        expect(Number.isInteger(more)).toBe(true);
        if (standing.taken[j]! < standing.places[j]!) expect(more).toBe(0);
      }
      const { start, size, other, value } = standing.rows;
      for (let i = 0; i < standing.students; i += 1)
        for (let e = start[i]!; e < start[i]! + size[i]!; e += 1) {
          const slack = standing.p[other[e]!]! + standing.surplus[i]! - value[e]!;
          if (standing.mentorOf[i] !== -1) expect(slack).toBeGreaterThanOrEqual(0);
          if (standing.mentorOf[i] === other[e]) expect(slack).toBe(0);
        }
    }
    expect(raised).toBeGreaterThan(20);
  });

  test('come with what each pair can least cost, least first in each row', () => {
    const { standing, leastAt } = cores(2, 6).after;
    const { start, size, other, value } = standing.rows;
    for (let i = 0; i < standing.students; i += 1) {
      const row = Array.from({ length: size[i]! }, (_, k) => start[i]! + k);
      expect(row.map((e) => leastAt[e])).toEqual(row.map((e) => standing.p[other[e]!]! - value[e]!));
      expect(row.map((e) => leastAt[e])).toEqual(row.map((e) => leastAt[e]!).sort((a, b) => a - b));
    }
  });
});
