import { numbersFrom, problemOf, randomProblem } from '../../test/rounds-of-numbers';
import { blocksOf, oneBlock, type Blocks } from './blocks';
import { censusOf } from './census';
import { fillPlaces } from './fill-places';
import { PlainPasses } from './plain-passes';
import type { Problem } from './problem';
import { serveSure, standAfter } from './serve-sure';
import { solve } from './solve';
import { SLACK } from './tier-matching';

const apart = (problem: Problem): Blocks => blocksOf(problem, new PlainPasses(problem).matched());
const filledIn = (problem: Problem, blocks: Blocks) =>
  fillPlaces(problem, blocks, new PlainPasses(problem), () => undefined);
/** How far it is said to be while everybody who is sure is served. */
function toldOf(problem: Problem, blocks: Blocks): number[] {
  const told: number[] = [];
  const stand = standAfter(problem, blocks, censusOf(problem), undefined);
  serveSure(problem, blocks, stand, undefined, new PlainPasses(problem), (settled) => told.push(settled));
  return told;
}
const of = (length: number, one: number): number[] => new Array<number>(length).fill(one);

describe('the places there are', () => {
  /** Everybody may have mentor 0, the first two students every other; the last mentor is short of places. */
  const wanting = (students: number, mentors: number, places: number): readonly [Problem, Blocks] => {
    const choices = of(students, 0).flatMap((_, student) =>
      of(student < 2 ? mentors : 1, 0).map((value, mentor) => ({ student, mentor, value })),
    );
    const problem = problemOf({ ranks: of(students, 0), places: of(mentors, places), choices });
    const levelOf = Uint16Array.from(of(mentors, SLACK));
    levelOf[mentors - 1] = 1;
    return [problem, { ...oneBlock(problem), levelOf }];
  };
  const unitsOf = (students: number, mentors: number, places: number): number[] => {
    const [problem, blocks] = wanting(students, mentors, places);
    const { slotStart } = standAfter(problem, blocks, censusOf(problem), undefined).market;
    return Array.from(slotStart.subarray(1), (end, at) => end - slotStart[at]!);
  };

  test('are counted as they are, one beyond the number of students at most, where that makes few for each person', () => {
    expect(unitsOf(9, 3, 4)).toEqual([4, 4, 4]);
    expect(unitsOf(9, 3, 500)).toEqual([10, 10, 10]);
    // Four for each person: 60 places for 15 people.
    expect(unitsOf(9, 6, 500)).toEqual(of(6, 10));
    expect(unitsOf(9, 6, 9)).toEqual(of(6, 9));
  });

  test('are elsewhere those that anybody wants, and one to spare, unless places are short', () => {
    expect(unitsOf(9, 7, 500)).toEqual([10, 3, 3, 3, 3, 3, 10]);
    expect(unitsOf(20, 8, 500)).toEqual([21, 3, 3, 3, 3, 3, 3, 21]);
    expect(unitsOf(30, 60, 4)).toEqual(of(60, 4));
    expect(unitsOf(30, 60, 7)).toEqual([7, ...of(58, 3), 7]);
    expect(unitsOf(30, 60, 2)).toEqual(of(60, 2));
  });
});

test('whoever was given a place holds it, at the price that leaves their mentor what it was filled at', () => {
  for (let seed = 0; seed < 40; seed += 1) {
    const problem = randomProblem(numbersFrom(seed), {
      ...{ students: 12, mentors: 5, mostPlaces: 2, ranks: 2, values: 9, bonuses: 4, density: 0.6 },
    });
    const blocks = apart(problem);
    if (!blocks.short) continue;
    const filled = filledIn(problem, blocks);
    const { market, from, held } = standAfter(problem, blocks, censusOf(problem), filled);
    const mentorOf = market.columnOfRows(problem.rankOf.length);
    expect([...mentorOf]).toEqual([...filled.rowAt]);
    expect(held).toBe(mentorOf.filter((mentor) => mentor !== -1).length);
    for (const [j, first] of market.slotStart.subarray(0, -1).entries())
      for (let slot = first; slot < first + market.taken[j]!; slot += 1) {
        const i = market.rowAt[slot]!;
        const value = filled.keyAt[i]! - problem.bonusOf[i]!;
        expect(market.keyAt[slot]! + from[j]!).toBe(value);
        expect(filled.keyAt[i]! - filled.price[i]!).toBe(from[j]);
      }
  }
});

describe('how far it is', () => {
  test('is told after the bids, and then for every 64 more', () => {
    // So many equals that bids leave many over; each could have the mentor of their own number.
    const next = numbersFrom(3);
    const choices = of(1_200, 0).flatMap((_, student) =>
      [...new Set([student, ...of(6, 0).map(() => Math.floor(1_210 * next()))])].map((mentor) => ({
        ...{ student, mentor },
        value: Math.floor(2 * next()),
      })),
    );
    const problem = problemOf({ ranks: of(1_200, 0), places: of(1_210, 1), choices });
    const blocks = apart(problem);
    const told = toldOf(problem, blocks);
    expect([blocks.short, blocks.served]).toEqual([false, 1_200]);
    expect(told.length).toBeGreaterThan(1);
    expect(told[0]).toBeGreaterThan(blocks.served / 2);
    for (const [at, settled] of told.slice(1).entries()) expect(settled - told[at]!).toBe(64);
    expect(blocks.served - told.at(-1)!).toBeGreaterThanOrEqual(0);
    expect(blocks.served - told.at(-1)!).toBeLessThan(64);
  });

  test('is not told when nobody is waiting', () => {
    const problem = problemOf({ ranks: [0], places: [1], choices: [] });
    expect(toldOf(problem, oneBlock(problem))).toEqual([]);
  });

  test('never falls, though who holds a place gives way to others, and is never more than everybody', () => {
    for (let seed = 0; seed < 12; seed += 1) {
      const problem = randomProblem(numbersFrom(seed), {
        ...{ students: 200, mentors: 90, mostPlaces: 1, ranks: 3, values: 2, bonuses: 3, density: 0.05 },
      });
      const told: number[] = [];
      solve(problem, (settled) => told.push(settled));
      expect(told).toEqual([...told].sort((a, b) => a - b));
      expect([Math.min(...told) >= 0, told.at(-1)]).toEqual([true, 200]);
    }
  });
});
