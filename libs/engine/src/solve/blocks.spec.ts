import fc from 'fast-check';
import { numbersFrom, randomProblem } from '../../test/rounds-of-numbers';
import { blocksOf, oneBlock } from './blocks';
import { censusOf } from './census';
import { PlainPasses } from './plain-passes';
import type { Problem } from './problem';
import { solve } from './solve';
import { CLOSED, SLACK } from './tier-matching';

const matched = (problem: Problem) => new PlainPasses(problem).matched();
const drawn = (seed: number, mostPlaces: number) =>
  randomProblem(numbersFrom(seed), {
    ...{ students: 8, mentors: 5, mostPlaces, ranks: 3, values: 9, bonuses: 4, density: 0.4 },
  });
const rounds = fc.tuple(fc.noBias(fc.nat()), fc.constantFrom(1, 2, 4)).map(([seed, most]) => drawn(seed, most));

describe('a round taken apart', () => {
  test('has as many served as the best draft, among them all who are sure to be', () =>
    fc.assert(
      fc.property(rounds, (problem) => {
        const { sure, served, blockOf } = blocksOf(problem, matched(problem));
        const { edgeOf } = solve(problem);
        expect(served).toBe(edgeOf.filter((edge) => edge !== -1).length);
        for (const [i, one] of sure.entries()) {
          if (one === 1) expect(edgeOf[i]).not.toBe(-1);
          // Whoever is not sure competes within their own rank.
          else expect(blockOf[i]).toBe(problem.rankOf[i]! + 1);
          if (blockOf[i] === SLACK) expect(one).toBe(1);
        }
      }),
      { numRuns: 500 },
    ));

  test('is whole when nobody lies outside block 0, and short when a mentor lies above it', () =>
    fc.assert(
      fc.property(rounds, (problem) => {
        const { blockOf, levelOf, whole, short } = blocksOf(problem, matched(problem));
        const levels = new Set([...blockOf, ...levelOf]);
        expect(whole).toBe([...levels].every((level) => level === SLACK));
        expect(short).toBe(levelOf.some((level) => level > SLACK && level < CLOSED));
        expect([...levelOf].map((level) => level === CLOSED)).toEqual([...problem.places].map((open) => open === 0));
      }),
      { numRuns: 500 },
    ));

  test('a mentor is short of places just when the best draft would use one more, or all that anybody wants are taken', () =>
    fc.assert(
      fc.property(rounds, (problem) => {
        const { levelOf, served } = blocksOf(problem, matched(problem));
        const { wanted } = censusOf(problem);
        const all = problem.places.reduce((sum, open, j) => sum + Math.min(open, wanted[j]!), 0);
        for (const [j, level] of levelOf.entries()) {
          if (level === CLOSED) continue;
          const places = problem.places.map((open, at) => (at === j ? open + 1 : open));
          const more = blocksOf(problem, matched({ ...problem, places })).served > served;
          if (more) expect(level).not.toBe(SLACK);
          else if (served < all) expect(level).toBe(SLACK);
        }
      }),
      { numRuns: 300 },
    ));

  test('where serving is no aim there is one block, mentors without places apart', () =>
    fc.assert(
      fc.property(rounds, (problem) => {
        const { levelOf, sure, whole, short, blockOf } = oneBlock(problem);
        expect([...levelOf]).toEqual(Array.from(problem.places, (open) => (open === 0 ? CLOSED : SLACK)));
        expect([sure.every((one) => one === 1), blockOf.every((one) => one === SLACK), short]).toEqual([
          true,
          true,
          false,
        ]);
        expect(whole).toBe(!problem.places.includes(0));
      }),
    ));
});
