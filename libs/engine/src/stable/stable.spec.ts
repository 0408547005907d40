import { numbersFrom, randomProblem } from '../../test/rounds-of-numbers';
import { allDrafts } from '../fairness/spec/all-drafts';
import { blockingPairs, isStable } from './blocking-pairs';
import { deferredAcceptance } from './deferred-acceptance';
import { mentorOrder, studentOrder, type TwoSided } from './two-sided';

function made(seed: number, students: number, mentors: number) {
  const next = numbersFrom(seed);
  const below = (limit: number) => Math.floor(next() * limit);
  const problem = randomProblem(next, {
    students,
    mentors,
    mostPlaces: 2,
    ranks: 1 + below(2),
    values: 3 + below(2) * 1000,
    bonuses: 1,
    density: 0.4 + 0.6 * next(),
  });
  const market: TwoSided = {
    ...problem,
    studentView: problem.valueAt,
    mentorView: problem.valueAt.map(() => below(seed % 2 ? 3 : 1000)),
    studentTicket: Float64Array.from(problem.rankOf, () => below(3)),
    mentorTicket: Float64Array.from(problem.places, () => below(3)),
  };
  return { problem, market };
}

/** Plainly from the definition, pair by pair. */
function stable(market: TwoSided, edgeOf: Int32Array): boolean {
  const { rowStart, mentorAt, places } = market;
  for (let student = 0; student < edgeOf.length; student += 1)
    for (let edge = rowStart[student]!; edge < rowStart[student + 1]!; edge += 1) {
      const held = edgeOf[student]!;
      if (held !== -1 && studentOrder(market, held, edge) <= 0) continue;
      const there = [...edgeOf.entries()].filter(([, other]) => other !== -1 && mentorAt[other] === mentorAt[edge]);
      const letsGo = there.some(
        ([rival, own]) => mentorOrder(market, { student, edge }, { student: rival, edge: own }) < 0,
      );
      if (there.length < places[mentorAt[edge]!]! || letsGo) return false;
    }
  return true;
}

test('the draft is stable, and no student does better in any other stable draft', () => {
  let several = 0;
  for (let seed = 1; seed <= 700; seed += 1) {
    const { problem, market } = made(seed, 1 + (seed % 6), 1 + (seed % 5));
    const edgeOf = deferredAcceptance(market);
    const drafts = allDrafts(problem).filter((draft) => stable(market, draft));
    expect(stable(market, edgeOf)).toBe(true);
    expect(blockingPairs(market, edgeOf)).toEqual({ pairs: 0, students: 0 });
    for (const draft of drafts)
      for (const [i, held] of edgeOf.entries())
        expect(
          held === draft[i] || (held !== -1 && (draft[i] === -1 || studentOrder(market, held, draft[i]!) < 0)),
        ).toBe(true);
    several += drafts.length > 1 ? 1 : 0;
  }
  expect(several).toBeGreaterThan(10);
});

test('any draft of a tiny market is called stable exactly when it is', () => {
  for (let seed = 1; seed <= 80; seed += 1) {
    const { problem, market } = made(seed, 4, 3);
    for (const draft of allDrafts(problem)) expect(isStable(market, draft)).toBe(stable(market, draft));
  }
});

test('counts pairs and students who would both rather, without the lottery', () => {
  const market: TwoSided = {
    places: Int32Array.from([1, 1, 0]),
    rowStart: Int32Array.from([0, 3, 6, 7]),
    mentorAt: Int32Array.from([0, 1, 2, 0, 1, 2, 0]),
    studentView: Int32Array.from([9, 5, 9, 9, 5, 9, 4]),
    mentorView: Int32Array.from([9, 5, 9, 5, 5, 9, 5]),
    rankOf: Uint8Array.from([0, 0, 0]),
    studentTicket: Float64Array.from([0, 0, 7]),
    mentorTicket: Float64Array.from([0, 0, 0]),
  };
  // The first student and mentor would both rather; the third student is no better to that mentor than the second.
  expect(blockingPairs(market, Int32Array.from([1, 3, -1]))).toEqual({ pairs: 1, students: 1 });
  expect(blockingPairs(market, Int32Array.from([-1, -1, -1]))).toEqual({ pairs: 5, students: 3 });
  expect(isStable(market, Int32Array.from([0, 4, -1]))).toBe(true);
});

test('a better tier comes before a better view', () => {
  const market: TwoSided = {
    places: Int32Array.from([1]),
    rowStart: Int32Array.from([0, 1, 2]),
    mentorAt: Int32Array.from([0, 0]),
    studentView: Int32Array.from([1, 1]),
    mentorView: Int32Array.from([9, 1]),
    rankOf: Uint8Array.from([1, 0]),
    studentTicket: Float64Array.from([9, 0]),
    mentorTicket: Float64Array.from([0]),
  };
  expect([...deferredAcceptance(market)]).toEqual([-1, 1]);
});

test('between students whom a mentor likes equally the greater lottery number decides, and likewise between mentors', () => {
  const market: TwoSided = {
    places: Int32Array.from([1, 1]),
    rowStart: Int32Array.from([0, 2, 4]),
    mentorAt: Int32Array.from([0, 1, 0, 1]),
    studentView: Int32Array.from([3, 3, 3, 3]),
    mentorView: Int32Array.from([1, 1, 1, 1]),
    rankOf: Uint8Array.from([0, 0]),
    studentTicket: Float64Array.from([4, 5]),
    mentorTicket: Float64Array.from([6, 7]),
  };
  expect([...deferredAcceptance(market)]).toEqual([0, 3]);
  const swapped = { ...market, studentTicket: Float64Array.from([5, 4]) };
  expect([...deferredAcceptance(swapped)]).toEqual([1, 2]);
  expect(isStable(market, Int32Array.from([1, 2]))).toBe(false);
  expect(blockingPairs(market, Int32Array.from([1, 2]))).toEqual({ pairs: 0, students: 0 });
});
