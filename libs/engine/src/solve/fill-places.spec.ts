import { numbersFrom, randomProblem } from '../../test/rounds-of-numbers';
import { blocksOf } from './blocks';
import { fillPlaces } from './fill-places';
import { PlainPasses } from './plain-passes';
import { CLOSED, SLACK } from './tier-matching';

test('every place that is short is filled, and so it is told as it goes', () => {
  const recipe = { students: 1_400, mentors: 600, mostPlaces: 2, ranks: 2, values: 2, bonuses: 1, density: 0.012 };
  const problem = randomProblem(numbersFrom(1), recipe);
  const passes = new PlainPasses(problem);
  const blocks = blocksOf(problem, passes.matched());
  const told: number[] = [];
  const market = fillPlaces(problem, blocks, passes, (settled) => told.push(settled));
  const short = problem.places.map((open, j) =>
    blocks.levelOf[j] === SLACK || blocks.levelOf[j] === CLOSED ? 0 : open,
  );
  const all = short.reduce((sum, open) => sum + open, 0);
  const filled = short.map((_, j) => market.rowAt.filter((mentor) => mentor === j).length);
  expect(filled).toEqual(short);
  // First what the auction filled, then every 64 more.
  expect(told.length).toBeGreaterThan(1);
  expect(told[0]).toBeGreaterThan(all / 2);
  for (const [at, settled] of told.slice(1).entries()) expect(settled - told[at]!).toBe(64);
  expect(all - told.at(-1)!).toBeGreaterThanOrEqual(0);
  expect(all - told.at(-1)!).toBeLessThan(64);
});
