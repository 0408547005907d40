import { weightOf } from '../../test/proof-of';
import { numbersFrom, randomProblem } from '../../test/rounds-of-numbers';
import type { Problem } from '../solve/problem';
import { solve } from '../solve/solve';
import { holdCounts, type Counts, type Held } from './hold-counts';
import { weighed } from './holding';
import { allDrafts, countsOf, tinyRound } from './spec/all-drafts';

const weigh = (problem: Problem, edgeOf: Int32Array): number =>
  edgeOf.reduce((sum, edge, i) => (edge === -1 ? sum : sum + weightOf(problem, i, edge)), 0);

const within = (counts: Int32Array, { least, most }: Counts): boolean =>
  counts.every((count, at) => count >= least[at]! && count <= most[at]!);

function atMentors(problem: Problem, edgeOf: Int32Array): Int32Array {
  const counts = new Int32Array(problem.places.length);
  for (const edge of edgeOf) if (edge !== -1) counts[problem.mentorAt[edge]!]! += 1;
  return counts;
}

/** Whether prices and λ prove the draft: covering, tight, and each above or below 0 only where its bound is met. */
function proves(problem: Problem, groupOf: Int32Array, groups: Counts, held: Held): boolean {
  const { edgeOf, u, p, lambda } = held;
  const served = countsOf(edgeOf, groupOf, groups.least.length);
  const there = atMentors(problem, edgeOf);
  const met = (price: number, count: number, over: number, under: number) =>
    price === 0 || count === (price > 0 ? over : under);
  const covers = [...u].every((worth, i) => {
    const pairs = Array.from(problem.mentorAt.slice(problem.rowStart[i], problem.rowStart[i + 1]));
    return pairs.every((j, at) => {
      const e = problem.rowStart[i]! + at;
      const slack = worth + p[j]! - weightOf(problem, i, e) - (lambda[groupOf[i]!] ?? 0);
      return slack >= 0 && (slack === 0 || edgeOf[i] !== e);
    });
  });
  return (
    covers &&
    u.every((worth, i) => worth >= 0 && (worth === 0 || edgeOf[i] !== -1)) &&
    p.every((price, j) => price === 0 || (price > 0 && there[j] === problem.places[j])) &&
    lambda.every((price, group) => met(price, served[group]!, groups.least[group]!, groups.most[group]!))
  );
}

test('the heaviest draft within bounds on groups, or none where there is none', () => {
  let [kept, none] = [0, 0];
  for (let seed = 1; seed <= 1000; seed += 1) {
    const { problem, groupOf, groups, below } = tinyRound(seed);
    const least = new Int32Array(groups).map(() => (below(2) ? below(4) : 0));
    const ofGroups = { least, most: least.map((fewest) => fewest + below(4)) };
    const held = holdCounts(weighed(problem), solve(problem), groupOf, ofGroups);
    const allowed = allDrafts(problem).filter((edgeOf) => within(countsOf(edgeOf, groupOf, groups), ofGroups));
    expect(held === undefined).toBe(allowed.length === 0);
    none += held ? 0 : 1;
    if (!held) continue;
    kept += 1;
    expect(weigh(problem, held.edgeOf)).toBe(Math.max(...allowed.map((edgeOf) => weigh(problem, edgeOf))));
    expect(proves(problem, groupOf, ofGroups, held)).toBe(true);
  }
  expect(kept).toBeGreaterThan(150);
  expect(none).toBeGreaterThan(80);
});

/** Some draft, in which groups 0 and 1 come first and many others go without: all that is good about it is that it can be had. */
function anyDraft({ rowStart, mentorAt, places }: Problem, groupOf: Int32Array, next: () => number): Int32Array {
  const left = places.slice();
  const draft = new Int32Array(groupOf.length).fill(-1);
  const first = (i: number) => groupOf[i] === 0 || groupOf[i] === 1;
  for (const i of [...groupOf.keys()].sort((a, b) => Number(first(b)) - Number(first(a)))) {
    if (!first(i) && next() < 0.5) continue;
    for (let e = rowStart[i]!; e < rowStart[i + 1]! && draft[i] === -1; e += 1) {
      if (left[mentorAt[e]!] === 0 || next() < 0.3) continue;
      left[mentorAt[e]!]! -= 1;
      draft[i] = e;
    }
  }
  return draft;
}

test('where no one can try everything, the prices prove it, whatever bounds were met before others', () => {
  let both = 0;
  for (let seed = 1; seed <= 150; seed += 1) {
    const next = numbersFrom(seed);
    const people = {
      students: 60,
      mentors: 14,
      mostPlaces: seed % 3 ? 5 : 8,
      ranks: 2,
      density: seed % 2 ? 0.25 : 0.1,
    };
    // In every third round serving is worth nothing: then somebody may be left out though there is room.
    const problem = randomProblem(next, {
      ...people,
      values: 900,
      bonuses: 1,
      ...(seed % 3 ? {} : { worths: [0, 0] }),
    });
    const groupOf = Int32Array.from(problem.rankOf, () => Math.floor(next() * 5) - 1);
    const draft = anyDraft(problem, groupOf, next);
    const near = (counts: Int32Array): Counts => ({
      least: counts.map((count) => (next() < 0.6 ? count : 0)),
      most: counts.map((count) => count + (next() < 0.6 ? 0 : 3)),
    });
    const ofGroups = near(countsOf(draft, groupOf, 4));
    const held = holdCounts(weighed(problem), solve(problem), groupOf, ofGroups);
    expect(held && proves(problem, groupOf, ofGroups, held)).toBe(true);
    expect(held && within(countsOf(held.edgeOf, groupOf, 4), ofGroups)).toBe(true);
    expect(atMentors(problem, held!.edgeOf).every((count, j) => count <= problem.places[j]!)).toBe(true);
    const has = (sign: number) => held?.lambda.some((price) => price * sign > 0);
    both += has(1) && has(-1) ? 1 : 0;
  }
  expect(both).toBeGreaterThan(10);
});
