import { weightOf } from '../../test/proof-of';
import { numbersFrom, randomProblem } from '../../test/rounds-of-numbers';
import type { Problem } from '../solve/problem';
import { solve } from '../solve/solve';
import { byMentor } from '../solve/by-mentor';
import { DrawingIn } from './drawing-in';
import { Exchange } from './exchange';
import { Holding, weighed } from './holding';

/** Pairs that the prices do not cover, or that are held but not tight. */
function uncovered(problem: Problem, { solution, edgeOf }: Holding): number {
  const { u, p } = solution;
  return problem.rankOf.reduce((count, _, i) => {
    for (let e = problem.rowStart[i]!; e < problem.rowStart[i + 1]!; e += 1) {
      const slack = u[i]! + p[problem.mentorAt[e]!]! - weightOf(problem, i, e);
      if (slack < 0 || (e === edgeOf[i] && slack !== 0)) return count + 1;
    }
    return u[i]! < 0 ? count + 1 : count;
  }, 0);
}

test('costs what the same step costs when it is searched the other way round, and is proven', () => {
  let [steps, refused] = [0, 0];
  for (let seed = 1; seed <= 60; seed += 1) {
    const next = numbersFrom(seed);
    const people = { students: 50, mentors: 16, mostPlaces: 6, ranks: 2, density: seed % 2 ? 0.3 : 0.12 };
    const worths = seed % 3 ? {} : { worths: [0, 0] };
    const problem = randomProblem(next, { ...people, values: seed % 5 ? 900 : 3, bonuses: 1, ...worths });
    const nobody = new Int32Array(50).fill(-1);
    const start = new Holding(weighed(problem), solve(problem), nobody, 0);
    const [one, other] = [start.copy(), start.copy()];
    const [forwards, backwards] = [new Exchange(one), new DrawingIn(other, byMentor(problem, other.mentors))];
    for (let mentor = 0; mentor < 8; mentor += 1)
      for (let wanted = 1; wanted <= problem.places[mentor]!; wanted += 1) {
        for (const holding of [one, other]) holding.least[mentor] = wanted;
        const before = one.weight;
        const could = one.count[mentor]! >= wanted || forwards.step([one.world], mentor, Infinity);
        if (other.count[mentor]! < wanted) {
          // What the step costs comes from its twin: that is not enough as a limit, one point more is.
          const cost = before - one.weight + other.price[mentor]!;
          if (could) expect(backwards.step(mentor, cost)).toBe(false);
          expect(backwards.step(mentor, could ? cost + 1 : Infinity)).toBe(could);
          steps += could ? 1 : 0;
          refused += could ? 0 : 1;
        }
        expect(other.weight).toBe(one.weight);
        expect(uncovered(problem, other)).toBe(0);
        if (could) continue;
        for (const holding of [one, other]) holding.least[mentor] = wanted - 1;
        break;
      }
  }
  expect(steps).toBeGreaterThan(100);
  expect(refused).toBeGreaterThan(10);
});
