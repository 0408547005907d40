import { counted } from '../../test/counted';
import { weightOf } from '../../test/proof-of';
import { numbersFrom, problemOf, randomProblem } from '../../test/rounds-of-numbers';
import { byMentor } from '../solve/by-mentor';
import type { Problem } from '../solve/problem';
import { solve } from '../solve/solve';
import { DrawingIn } from './drawing-in';
import { Exchange } from './exchange';
import { Holding, weighed } from './holding';
import { allDrafts, countsOf, tinyRound } from './spec/all-drafts';

/** How many students each mentor has, then how many of each group are served. */
function countsAt(problem: Problem, groupOf: Int32Array, groups: number, edgeOf: Int32Array): number[] {
  const held = Array.from(problem.places, (_, j) => edgeOf.filter((edge) => problem.mentorAt[edge] === j).length);
  return [...held, ...countsOf(edgeOf, groupOf, groups)];
}

const weigh = (problem: Problem, edgeOf: Int32Array): number =>
  edgeOf.reduce((sum, edge, i) => (edge === -1 ? sum : sum + weightOf(problem, i, edge)), 0);

/** What the prices do not prove: pairs not covered or not tight, prices that their bounds do not allow. */
function faults(problem: Problem, holding: Holding, groupOf: Int32Array): string[] {
  const { edgeOf, price, count, least, most, mentors, world, lambda } = holding;
  const { u } = holding.solution;
  const found: string[] = [];
  for (let i = 0; i < groupOf.length; i += 1) {
    if (u[i]! < 0) found.push(`student ${i}`);
    for (let e = problem.rowStart[i]!; e < problem.rowStart[i + 1]!; e += 1) {
      const slack = u[i]! + price[problem.mentorAt[e]!]! - weightOf(problem, i, e) - (lambda[groupOf[i]!] ?? 0);
      if (slack < 0 || (slack !== 0 && edgeOf[i] === e)) found.push(`pair ${e}`);
    }
  }
  for (let node = 0; node < world; node += 1) {
    const above = node < mentors ? most[node]! : least[node]!;
    const below = node < mentors ? least[node]! : most[node]!;
    if (price[node]! > 0 && count[node] !== above) found.push(`price of ${node} above 0`);
    if (price[node]! < 0 && count[node] !== below) found.push(`price of ${node} below 0`);
  }
  return price[world] === 0 ? found : [...found, 'the world has a price'];
}

/** One more or one fewer at a mentor or of a group, where the bound says so. @returns whether it could be had. */
function stepOnce(holding: Holding, exchange: Exchange, node: number): boolean {
  const { count, least, most, world, mentors } = holding;
  const more = count[node]! < least[node]!;
  if (!more && count[node]! <= most[node]!) return true;
  return more === node < mentors ? exchange.step([world], node, Infinity) : exchange.step([node], world, Infinity);
}

test('whatever is asked for next, one more or one fewer: the best draft within all bounds, proven, or none', () => {
  let [had, refused] = [0, 0];
  for (let seed = 1; seed <= 250; seed += 1) {
    const { problem, groupOf, groups, below } = tinyRound(seed);
    const holding = new Holding(weighed(problem), solve(problem), groupOf, groups);
    const exchange = new Exchange(holding);
    const drafts = allDrafts(problem).map((edgeOf) => ({
      counts: countsAt(problem, groupOf, groups, edgeOf),
      weight: weigh(problem, edgeOf),
    }));
    const { count, least, most, world } = holding;
    for (let asked = 0; asked < 6; asked += 1) {
      const node = below(world);
      const [bound, by] = below(2) ? [least, 1] : [most, -1];
      const before = bound[node]!;
      bound[node] = count[node]! + by;
      if (least[node]! > most[node]! || most[node]! < 0) {
        bound[node] = before;
        continue;
      }
      const earlier = holding.solution;
      const same = [...earlier.edgeOf];
      const could = stepOnce(holding, exchange, node);
      expect([...earlier.edgeOf]).toEqual(same);
      const allowed = drafts.filter(({ counts }) =>
        counts.every((number, at) => number >= least[at]! && number <= most[at]!),
      );
      expect(could).toBe(allowed.length > 0);
      if (!could) bound[node] = before;
      else expect(holding.weight).toBe(Math.max(...allowed.map(({ weight }) => weight)));
      expect(countsAt(problem, groupOf, groups, holding.edgeOf)).toEqual([...count.subarray(0, world)]);
      expect(faults(problem, holding, groupOf)).toEqual([]);
      had += could ? 1 : 0;
      refused += could ? 0 : 1;
    }
  }
  expect(Math.min(had, refused)).toBeGreaterThan(100);
});

test('a group whose floor binds gets no more than its floor when a place falls free that others use better', () => {
  const [x, y, z, inside, waiting] = [0, 1, 2, 3, 4];
  const problem = problemOf({
    ranks: [0, 0, 0, 0, 0],
    places: [1, 1, 1],
    worths: [0],
    choices: [
      { student: x, mentor: 0, value: 50 },
      { student: x, mentor: 1, value: 1 },
      { student: y, mentor: 2, value: 100 },
      { student: z, mentor: 0, value: 45 },
      { student: inside, mentor: 2, value: 60 },
      { student: waiting, mentor: 0, value: 1 },
    ],
  });
  const groupOf = Int32Array.of(-1, -1, -1, 0, 0);
  const holding = new Holding(weighed(problem), solve(problem), groupOf, 1);
  const exchange = new Exchange(holding);
  const served = () => [...holding.edgeOf].map((edge) => problem.mentorAt[edge] ?? -1);
  expect(served()).toEqual([0, 2, -1, -1, -1]);
  holding.least[3] = 1;
  expect(exchange.step([3], holding.world, Infinity)).toBe(true);
  expect([served(), holding.lambda[0]]).toEqual([[0, -1, -1, 2, -1], 40]);
  holding.least[1] = 1;
  expect(exchange.step([holding.world], 1, Infinity)).toBe(true);
  expect([served(), holding.lambda[0]]).toEqual([[1, -1, 0, 2, -1], 40]);
  expect(faults(problem, holding, groupOf)).toEqual([]);
});

const people = { students: 50, mentors: 12, mostPlaces: 5, ranks: 2, values: 900, bonuses: 1, density: 0.4 };

test('one step looks at the pairs of everybody nearer than its end, of nobody twice, and stops there', () => {
  let [steps, rows, all] = [0, 0, 0];
  for (let seed = 1; seed <= 12; seed += 1) {
    const next = numbersFrom(seed);
    const problem = randomProblem(next, people);
    const groupOf = Int32Array.from(problem.rankOf, () => Math.floor(next() * 4) - 1);
    const starts = counted(problem.rowStart);
    const pairs = { ...weighed(problem), rowStart: starts.list };
    const holding = new Holding(pairs, solve(problem), groupOf, 3);
    const exchange = new Exchange(holding);
    for (let group = 0; group < 3; group += 1) {
      const node = holding.mentors + group;
      for (let more = 0; more < 3; more += 1) {
        holding.least[node] = holding.count[node]! + 1;
        const held = holding.edgeOf.slice();
        const price = holding.price.slice();
        starts.reads.clear();
        if (!exchange.step([node], holding.world, Infinity)) {
          holding.least[node] = holding.count[node]!;
          break;
        }
        // A row is read from its start to the start of the next.
        const seen = [...problem.rankOf.keys()].map((i) => starts.reads.get(i) ?? 0);
        expect(seen.every((times) => times <= 2)).toBe(true);
        expect(starts.reads.get(50) ?? 0).toBeLessThanOrEqual(1);
        const rise = Array.from(price, (before, at) => holding.price[at]! - before);
        const end = rise[holding.world]!;
        const near = (at: number) => rise[at]! > end;
        const nearby = [...problem.rankOf.keys()].filter((i) =>
          held[i] === -1 ? near(holding.teamOf[i]!) : near(problem.mentorAt[held[i]!]!),
        );
        expect(nearby.filter((i) => seen[i] === 0)).toEqual([]);
        steps += 1;
        rows += [...starts.reads.values()].reduce((sum, one) => sum + one, 0) / 2;
        all += people.students;
      }
    }
  }
  expect(steps).toBeGreaterThan(40);
  expect(rows).toBeLessThan(0.8 * all);
});

test('searched from the mentor, no pair is looked at twice in a step', () => {
  let steps = 0;
  for (let seed = 1; seed <= 20; seed += 1) {
    const problem = randomProblem(numbersFrom(seed), { ...people, mostPlaces: 9, density: 0.25 });
    const holding = new Holding(weighed(problem), solve(problem), new Int32Array(50).fill(-1), 0);
    const pairs = byMentor(problem, holding.mentors);
    const edges = counted(pairs.edge);
    const drawing = new DrawingIn(holding, { ...pairs, edge: edges.list });
    for (let mentor = 0; mentor < holding.mentors; mentor += 1) {
      holding.least[mentor] = holding.count[mentor]! + 1;
      edges.reads.clear();
      if (holding.least[mentor]! > problem.places[mentor]! || !drawing.step(mentor, Infinity))
        holding.least[mentor] = holding.count[mentor]!;
      else steps += 1;
      expect([...edges.reads.values()].every((times) => times === 1)).toBe(true);
    }
  }
  expect(steps).toBeGreaterThan(20);
});
