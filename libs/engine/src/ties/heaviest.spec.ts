import fc from 'fast-check';
import { proofFaults } from '../../test/proof-of';
import { numbersFrom, randomProblem } from '../../test/rounds-of-numbers';
import { heaviestPairs } from './heaviest';

/** A round without ranks, in which students are served for what their pairs are worth and nothing else. */
const drawn = (seed: number, students: number, values: number) =>
  randomProblem(numbersFrom(seed), {
    students,
    mentors: Math.ceil(students / 2),
    mostPlaces: 2,
    ranks: 1,
    values,
    bonuses: 1,
    density: 0.6,
    worths: [0],
  });

const solved = (problem: ReturnType<typeof drawn>) =>
  heaviestPairs({ ...problem, weightAt: Float64Array.from(problem.valueAt) });

describe('the heaviest pairs', () => {
  test('prove themselves, in rounds of any size, tied or not', () =>
    fc.assert(
      fc.property(
        fc.noBias(fc.nat()),
        fc.integer({ min: 1, max: 24 }),
        fc.constantFrom(1, 3, 1e6),
        (seed, size, values) => {
          const problem = drawn(seed, size, values);
          const { edgeOf, u, p } = solved(problem);
          // A mentor without places is as dear as can be: nothing a proof need know.
          const prices = p.map((price, j) => (problem.places[j] === 0 ? 2 ** 40 : price));
          expect(proofFaults(problem, { edgeOf, u, p: prices })).toEqual([]);
        },
      ),
      { numRuns: 400 },
    ));
});
