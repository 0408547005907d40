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
function proves(problem: Problem, groupOf: Int32Array, groups: Counts, mentors: Counts, held: Held): boolean {
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
      return mentors.most[j] === 0 || (slack >= 0 && (slack === 0 || edgeOf[i] !== e));
    });
  });
  return (
    covers &&
    u.every((worth, i) => worth >= 0 && (worth === 0 || edgeOf[i] !== -1)) &&
    p.every((price, j) => met(price, there[j]!, mentors.most[j]!, mentors.least[j]!)) &&
    lambda.every((price, group) => met(price, served[group]!, groups.least[group]!, groups.most[group]!))
  );
}

test('the heaviest draft within bounds on groups and mentors, or none where there is none', () => {
  let [kept, none] = [0, 0];
  for (let seed = 1; seed <= 1000; seed += 1) {
    const { problem, groupOf, groups, below } = tinyRound(seed);
    const bounds = (length: number, reach: number): Counts => {
      const least = new Int32Array(length).map(() => (below(2) ? below(reach) : 0));
      return { least, most: least.map((fewest) => fewest + below(4)) };
    };
    const ofGroups = bounds(groups, 3);
    const free = bounds(problem.places.length, 2);
    const ofMentors = { least: free.least, most: free.most.map((most, j) => Math.min(most, problem.places[j]!)) };
    const held = holdCounts(weighed(problem), solve(problem), groupOf, ofGroups, ofMentors);
    const allowed = allDrafts(problem).filter(
      (edgeOf) => within(countsOf(edgeOf, groupOf, groups), ofGroups) && within(atMentors(problem, edgeOf), ofMentors),
    );
    expect(held === undefined).toBe(allowed.length === 0);
    none += held ? 0 : 1;
    if (!held) continue;
    kept += 1;
    expect(weigh(problem, held.edgeOf)).toBe(Math.max(...allowed.map((edgeOf) => weigh(problem, edgeOf))));
    expect(proves(problem, groupOf, ofGroups, ofMentors, held)).toBe(true);
  }
  expect(kept).toBeGreaterThan(150);
  expect(none).toBeGreaterThan(80);
});

/** Some draft: students in turn take the first open place. Nothing is good about it but that it can be had. */
function anyDraft({ rowStart, mentorAt, places, rankOf }: Problem, next: () => number): Int32Array {
  const left = places.slice();
  return Int32Array.from(rankOf, (_, i) => {
    for (let e = rowStart[i]!; e < rowStart[i + 1]!; e += 1) {
      if (left[mentorAt[e]!] === 0 || next() < 0.4) continue;
      left[mentorAt[e]!]! -= 1;
      return e;
    }
    return -1;
  });
}

test('where no one can try everything, the prices prove it, whatever bounds were met before others', () => {
  let under = 0;
  for (let seed = 1; seed <= 150; seed += 1) {
    const next = numbersFrom(seed);
    const people = { students: 40, mentors: 14, mostPlaces: 8, ranks: 2, density: 0.25 };
    const problem = randomProblem(next, { ...people, values: seed % 2 ? 9 : 900, bonuses: 1 });
    const groupOf = Int32Array.from(problem.rankOf, () => Math.floor(next() * 5) - 1);
    const draft = anyDraft(problem, next);
    const near = (counts: Int32Array): Counts => ({
      least: counts.map((count) => (next() < 0.6 ? count : 0)),
      most: counts.map((count) => count + (next() < 0.6 ? 0 : 3)),
    });
    const ofGroups = near(countsOf(draft, groupOf, 4));
    const free = near(atMentors(problem, draft));
    const ofMentors = { least: free.least, most: free.most.map((most, j) => Math.min(most, problem.places[j]!)) };
    const held = holdCounts(weighed(problem), solve(problem), groupOf, ofGroups, ofMentors);
    expect(held && proves(problem, groupOf, ofGroups, ofMentors, held)).toBe(true);
    expect(held && within(countsOf(held.edgeOf, groupOf, 4), ofGroups)).toBe(true);
    expect(held && within(atMentors(problem, held.edgeOf), ofMentors)).toBe(true);
    under += held && held.p.some((price) => price < 0) && held.lambda.some((price) => price < 0) ? 1 : 0;
  }
  expect(under).toBeGreaterThan(20);
});
