import { numbersFrom, randomProblem } from '../../test/rounds-of-numbers';
import { solve } from '../solve/solve';
import { openness, previewDesigns } from './design-preview';
import { redrawTickets } from './redraw';

const recipe = { students: 60, mentors: 30, mostPlaces: 2, ranks: 2, values: 65_536, bonuses: 1, density: 0.4 };

describe('what a lottery would let us learn', () => {
  test('a hundred fair coins find half a standard deviation, and a little more', () => {
    expect(openness(new Array<number>(100).fill(0.5))).toEqual({
      undecided: 100,
      effective: 100,
      detectable: expect.closeTo(0.5603, 4) as number,
    });
  });

  test('the sure and the hopeless teach nothing', () => {
    expect(openness([0, 1, 1, 0])).toEqual({ undecided: 0, effective: 0, detectable: Infinity });
    expect(openness([0.02, 0.98, 0.021]).undecided).toBe(1);
  });

  test('at the detectable effect a test finds it four times in five', () => {
    // Students with chances p; outcome = effect * served + noise of sd 1; the weighted difference over its standard error.
    const next = numbersFrom(77);
    const normal = () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
    const chances = Array.from({ length: 300 }, () => next());
    const { detectable } = openness(chances);
    const information = chances.reduce((sum, p) => sum + p * (1 - p), 0);
    const found = Array.from({ length: 1_000 }, () => {
      const score = chances.reduce((sum, p) => {
        const served = next() < p ? 1 : 0;
        return sum + (served - p) * (detectable * (served - p) + normal());
      }, 0);
      return Math.abs(score / Math.sqrt(information)) > 1.96;
    }).filter(Boolean).length;
    expect(found).toBeGreaterThan(750);
    expect(found).toBeLessThan(850);
  });

  test('a stronger lottery opens more lots and gives more score up', () => {
    const problem = randomProblem(numbersFrom(5), recipe);
    const ids = Array.from(problem.rankOf, (_, i) => `s${i}`);
    const told: string[] = [];
    const lottery = { draws: 60, ticketOf: redrawTickets('seed', ids) };
    const designs = previewDesigns(problem, solve(problem), [0, 0.05, 0.3, 1], lottery, (done, of) =>
      told.push(`${done} of ${of}`),
    );
    expect(designs.map(({ strength }) => strength)).toEqual([0, 0.05, 0.3, 1]);
    expect(designs[0]!.givenUp).toBe(0);
    for (const [at, design] of designs.entries()) {
      const weaker = designs[at - 1];
      if (!weaker) continue;
      expect(design.effective).toBeGreaterThan(weaker.effective);
      expect(design.detectable).toBeLessThan(weaker.detectable);
      expect(design.givenUp).toBeGreaterThan(weaker.givenUp);
      expect(design.givenUpShare).toBeLessThan(1);
    }
    expect(told).toHaveLength(240);
    expect(told.at(-1)).toBe('240 of 240');
  });

  test('what is given up is a share of the best total, and none of nothing', () => {
    const ids = Array.from({ length: 60 }, (_, i) => `s${i}`);
    const lottery = { draws: 20, ticketOf: redrawTickets('seed', ids) };
    const problem = randomProblem(numbersFrom(5), recipe);
    const best = solve(problem);
    const total = best.edgeOf.reduce((sum, edge) => (edge === -1 ? sum : sum + problem.valueAt[edge]!), 0);
    const [design] = previewDesigns(problem, best, [0.3], lottery);
    expect(design!.givenUpShare * total).toBeCloseTo(design!.givenUp, 6);
    const worthless = { ...problem, valueAt: problem.valueAt.map(() => 0) };
    expect(previewDesigns(worthless, solve(worthless), [0], lottery)[0]).toMatchObject({ givenUp: 0, givenUpShare: 0 });
  });
});
