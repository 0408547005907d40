import fc from 'fast-check';
import { numbersFrom, problemOf, randomProblem } from '../../test/rounds-of-numbers';
import { censusOf } from './census';
import { ranksComeFirst } from './gaps';

test('how many may have each mentor, and the greatest value, with and without the bonus of its student', () =>
  fc.assert(
    fc.property(fc.noBias(fc.nat()), fc.constantFrom(1, 50), fc.constantFrom(0, 0.2, 0.8), (seed, bonuses, density) => {
      const problem = randomProblem(numbersFrom(seed), {
        ...{ students: 5, mentors: 3, mostPlaces: 2, ranks: 2, values: 20 },
        ...{ bonuses, density },
      });
      const rows = Array.from(problem.bonusOf, (bonus, i) =>
        Array.from(problem.valueAt.subarray(problem.rowStart[i], problem.rowStart[i + 1]), (value) => [
          value,
          value + bonus,
        ]),
      ).flat();
      const wanted = problem.places.map((_, j) => problem.mentorAt.filter((mentor) => mentor === j).length);
      expect(censusOf(problem)).toEqual({
        wanted,
        mostValue: Math.max(0, ...rows.map(([value]) => value!)),
        mostWithBonus: Math.max(0, ...rows.map(([, withBonus]) => withBonus!)),
      });
    }),
  ));

describe('ranks come before all values', () => {
  const of = (worths: number[], places: number[], students = 5) =>
    problemOf({ ranks: Array.from({ length: students }, () => 0), places, choices: [], worths });

  // Three pairs at most, of 10 points at most: a gap must be 2 * (3 * 10 + 1).
  test.each([
    [[62], [2, 1], 5, true],
    [[61], [2, 1], 5, false],
    [[124, 62], [2, 1], 5, true],
    [[123, 62], [2, 1], 5, false],
    [[125, 61], [2, 1], 5, false],
    [[62], [9, 9], 3, true],
    [[61], [9, 9], 3, false],
    [[22], [0], 5, true],
    [[21], [0], 5, false],
    [[0], [1], 1, false],
  ])('worths %j, places %j, %i students: %p', (worths, places, students, come) =>
    expect(ranksComeFirst(of(worths, places, students), 10)).toBe(come),
  );
});
