import fc from 'fast-check';
import { numbersFrom, randomProblem } from '../../test/rounds-of-numbers';
import { PlainPasses } from './plain-passes';
import type { Problem, Solution } from './problem';
import { QuickPasses } from './quick-passes';
import { solveBy } from './solve';

const nobody = () => undefined;
const plainly = (problem: Problem): Solution => solveBy(new PlainPasses(problem), problem, nobody);
const quickly = (problem: Problem): Solution => solveBy(QuickPasses.of(problem)!, problem, nobody);

const shapes = fc.record({
  students: fc.integer({ min: 1, max: 60 }),
  mentors: fc.integer({ min: 1, max: 40 }),
  mostPlaces: fc.constantFrom(1, 2, 3, 6),
  ranks: fc.constantFrom(1, 2, 3),
  // Few values make many ties, in which the two ways must go the same way; great ones do not fit in 32 bits.
  values: fc.constantFrom(1, 2, 5, 1_000, 65_536, 2 ** 30),
  bonuses: fc.constantFrom(1, 4, 2 ** 17, 2 ** 34),
  density: fc.constantFrom(0.1, 0.3, 0.6, 1),
});

describe('the passes in WebAssembly', () => {
  test('lead to the same pairs at the same prices as the plain ones', () =>
    fc.assert(
      fc.property(fc.noBias(fc.nat()), shapes, fc.constantFrom(undefined, [0, 0, 0], [7, 4, 1]), (seed, of, worths) => {
        const problem = randomProblem(numbersFrom(seed), { ...of, ...(worths && { worths }) });
        expect(quickly(problem)).toEqual(plainly(problem));
      }),
      { numRuns: 400 },
    ));

  test.each([
    ['rows longer than are taken at a time', 400, 300, 1, 65_536, 1],
    ['rows read to their ends', 500, 450, 3, 3, 0.9],
    ['more places than are wanted', 900, 700, 2, 1e6, 0.02],
  ])('and so where there are %s', (_, students, mentors, ranks, values, density) => {
    for (const mostPlaces of [1, 3]) {
      const shape = { students, mentors, mostPlaces, ranks, values, density, bonuses: 9 };
      const problem = randomProblem(numbersFrom(students), shape);
      expect(quickly(problem)).toEqual(plainly(problem));
    }
  });

  test('and so for a round that begins while another is being solved', () => {
    const [one, other] = [3, 4].map((seed) =>
      randomProblem(numbersFrom(seed), {
        ...{ students: 90, mentors: 70, mostPlaces: 2, ranks: 2, values: 50, bonuses: 3, density: 0.5 },
      }),
    ) as [Problem, Problem];
    const within: Solution[] = [];
    const outer = solveBy(QuickPasses.of(one)!, one, () => void within.push(quickly(other)));
    expect(outer).toEqual(plainly(one));
    expect(within.length).toBeGreaterThan(1);
    for (const solution of within) expect(solution).toEqual(plainly(other));
  });
});
