import fc from 'fast-check';
import { numbersFrom, problemOf, randomProblem } from '../../test/rounds-of-numbers';
import { censusOf } from './census';
import type { Problem } from './problem';
import { CLOSED, SLACK, TierMatching } from './tier-matching';

const FEW = 64;
const matched = (problem: Problem) => new TierMatching(problem, censusOf(problem).wanted);

/** Places of each mentor, no more than there are students who may have them. */
const placesWanted = (problem: Problem): number[] => {
  const { wanted } = censusOf(problem);
  return Array.from(problem.places, (open, j) => Math.min(open, wanted[j]!));
};

/**
 * Rank by rank everybody takes the free mentor whom fewest compete for, each place for itself, of the first few they come
 * upon; undefined where somebody finds none.
 */
function taken(problem: Problem): number[] | undefined {
  const { rankOf, rowStart, mentorAt, worthOf } = problem;
  const { wanted } = censusOf(problem);
  const places = placesWanted(problem);
  const left = [...places];
  const mentorOf = new Array<number>(rankOf.length).fill(-1);
  for (const rank of worthOf.keys())
    for (const i of rankOf.keys()) {
      if (rankOf[i] !== rank) continue;
      const row = [...mentorAt.subarray(rowStart[i], rowStart[i + 1])];
      const first = row.length === 0 ? 0 : i % row.length;
      const free = [...row.slice(first), ...row.slice(0, first)].filter((j) => left[j]! > 0).slice(0, FEW);
      const crowd = (j: number) => wanted[j]! / places[j]!;
      const least = Math.min(...free.map(crowd));
      const mentor = free.find((j) => crowd(j) === least);
      if (mentor === undefined) return undefined;
      mentorOf[i] = mentor;
      left[mentor]! -= 1;
    }
  return mentorOf;
}

describe('who can be served', () => {
  test('at first takes the mentor whom fewest compete for, of those who still have a place', () => {
    let compared = 0;
    for (let seed = 0; seed < 150; seed += 1) {
      const next = numbersFrom(seed);
      const problem = randomProblem(next, {
        ...{ students: 1 + Math.floor(next() * 12), mentors: 2 + Math.floor(next() * 9) },
        ...{ mostPlaces: 3, ranks: 2, values: 1, bonuses: 1, density: 0.3 + 0.6 * next() },
      });
      const expected = taken(problem);
      if (expected === undefined) continue;
      compared += 1;
      expect([...matched(problem).mentorOf]).toEqual(expected);
    }
    expect(compared).toBeGreaterThan(50);
  });

  test.each([
    [FEW - 1, 0],
    [FEW, 0],
    [FEW + 1, 0],
    [3 * FEW, 0],
    [FEW + 3, 3],
    [FEW + 4, 3],
  ])('looks no further than at a few free mentors (of %i, %i without places)', (mentors, closed) => {
    // Only the last mentor is wanted by nobody else.
    const choices = [0, 1, 2, 3].flatMap((student) =>
      Array.from({ length: student === 0 ? mentors : mentors - 1 }, (_, mentor) => ({ student, mentor, value: 0 })),
    );
    const places = Array.from({ length: mentors }, (_, mentor) => (mentor < closed ? 0 : 1));
    const problem = problemOf({ ranks: [0, 0, 0, 0], places, choices });
    const { mentorOf } = matched(problem);
    expect([...mentorOf]).toEqual(taken(problem));
    expect(mentorOf[0]).toBe(mentors - closed <= FEW ? mentors - 1 : closed);
  });

  test('is as many of each rank as can be, one after the other', () =>
    fc.assert(
      fc.property(fc.noBias(fc.nat()), fc.constantFrom(0.2, 0.4, 0.7), (seed, density) => {
        const recipe = { students: 7, mentors: 4, mostPlaces: 2, ranks: 3, values: 1, bonuses: 1, density };
        const problem = randomProblem(numbersFrom(seed), recipe);
        const { mentorOf } = matched(problem);
        const { rankOf, rowStart, mentorAt, places } = problem;
        const left = [...places];
        for (const [i, mentor] of mentorOf.entries()) {
          if (mentor === -1) continue;
          left[mentor]! -= 1;
          expect(mentorAt.subarray(rowStart[i], rowStart[i + 1])).toContain(mentor);
        }
        expect(Math.min(...left)).toBeGreaterThanOrEqual(0);
        const served = [0, 1, 2].map((rank) => mentorOf.filter((one, i) => one !== -1 && rankOf[i] === rank).length);
        expect(served).toEqual(mostByTrying(problem));
      }),
      { numRuns: 200 },
    ));
});

/** The most of rank 0, then of rank 1, and so on, by trying every set of pairs. */
function mostByTrying({ rankOf, rowStart, mentorAt, places }: Problem): number[] {
  const left = [...places];
  const now = [0, 0, 0];
  let best = [0, 0, 0];
  const go = (i: number): void => {
    if (i === rankOf.length) {
      const at = now.findIndex((one, rank) => one !== best[rank]);
      if (at !== -1 && now[at]! > best[at]!) best = [...now];
      return;
    }
    go(i + 1);
    for (const mentor of mentorAt.subarray(rowStart[i], rowStart[i + 1])) {
      if (left[mentor] === 0) continue;
      left[mentor]! -= 1;
      now[rankOf[i]!]! += 1;
      go(i + 1);
      now[rankOf[i]!]! -= 1;
      left[mentor]! += 1;
    }
  };
  go(0);
  return best;
}

describe('what is short', () => {
  const rounds = fc
    .tuple(fc.noBias(fc.nat()), fc.constantFrom(1, 2, 4), fc.constantFrom(0.3, 0.6, 1))
    .map(([seed, mostPlaces, density]) =>
      randomProblem(numbersFrom(seed), {
        ...{ students: 6, mentors: 4, mostPlaces, ranks: 3, values: 1, bonuses: 1, density },
      }),
    );

  test('is nothing when everybody is served, and never for a rank that is served', () =>
    fc.assert(
      fc.property(rounds, (problem) => {
        const { mentorOf, levelOf } = matched(problem);
        const lacking = new Set([...problem.rankOf].filter((_, i) => mentorOf[i] === -1));
        for (const level of levelOf) if (level !== SLACK && level !== CLOSED) expect(lacking).toContain(level - 1);
        expect([...levelOf].map((level) => level === CLOSED)).toEqual(Array.from(problem.places, (open) => open === 0));
      }),
      { numRuns: 400 },
    ));

  test('is whatever those who go without may have', () =>
    fc.assert(
      fc.property(rounds, (problem) => {
        const { mentorOf, levelOf } = matched(problem);
        for (const [i, mentor] of mentorOf.entries())
          if (mentor === -1)
            for (const other of problem.mentorAt.subarray(problem.rowStart[i], problem.rowStart[i + 1]))
              expect(levelOf[other]).not.toBe(SLACK);
      }),
      { numRuns: 300 },
    ));

  test('is all that is wanted when all of it is taken by the time somebody goes without', () => {
    let found = 0;
    fc.assert(
      fc.property(rounds, (problem) => {
        const { mentorOf, levelOf } = matched(problem);
        const places = placesWanted(problem);
        const last = Math.max(-1, ...[...problem.rankOf].filter((_, i) => mentorOf[i] === -1));
        const served = mentorOf.filter((one, i) => one !== -1 && problem.rankOf[i]! <= last).length;
        if (served < places.reduce((sum, one) => sum + one, 0)) return;
        found += 1;
        for (const [j, level] of levelOf.entries())
          if (problem.places[j]! > 0) expect(level === SLACK).toBe(problem.places[j]! > places[j]!);
      }),
      { numRuns: 400 },
    );
    expect(found).toBeGreaterThan(0);
  });
});
