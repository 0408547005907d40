import { weightOf } from '../../test/proof-of';
import { numbersFrom, randomProblem } from '../../test/rounds-of-numbers';
import type { Problem } from '../solve/problem';
import { solve } from '../solve/solve';
import { lotteryCore } from './lottery-core';
import { lotteryPoints } from '../aims/lottery';
import { redraw, redrawTickets, type TicketOf } from './redraw';

const recipes = [
  { students: 9, mentors: 5, mostPlaces: 2, ranks: 2, values: 3, bonuses: 1, density: 0.6 },
  { students: 16, mentors: 8, mostPlaces: 1, ranks: 3, values: 400, bonuses: 1, density: 0.5 },
  { students: 30, mentors: 12, mostPlaces: 2, ranks: 3, values: 1000, bonuses: 200, density: 0.3 },
  { students: 20, mentors: 16, mostPlaces: 2, ranks: 1, values: 900, bonuses: 60, density: 0.3, worths: [0] },
];

/** A made-up round in which ranks outweigh bonuses of the lottery too. */
function made(salt: number, at: number): Problem {
  const problem = randomProblem(numbersFrom(salt), recipes[at]!);
  return { ...problem, worthOf: problem.worthOf.map((worth) => worth * 100) };
}

const names = (count: number, prefix = 's') => Array.from({ length: count }, (_, i) => `${prefix}${i}`);

const LOTTERY_BITS = 15;
const LOTTERY_SCALE = 2 ** 20;

/** The same draw, solved afresh: bonuses in whole points above, the first bits of the lottery numbers below. */
function drawnAfresh(problem: Problem, strength: number, ticketOf: (student: number) => number): Problem {
  return {
    ...problem,
    worthOf: problem.worthOf.map((worth) => worth * LOTTERY_SCALE),
    bonusOf: problem.bonusOf.map((bonus, i) => {
      const drawn = ticketOf(i);
      return (bonus + lotteryPoints(strength, drawn)) * LOTTERY_SCALE + Math.floor(drawn / 2 ** (32 - LOTTERY_BITS));
    }),
    valueAt: problem.valueAt.map((value) => value * LOTTERY_SCALE),
  };
}

const servedBy = (edgeOf: Int32Array): boolean[] => Array.from(edgeOf, (edge) => edge !== -1);

describe('redraws of the lottery', () => {
  // The greatest value, 999 points, is small beside the greatest score: strengths are small too.
  test.each([0, 0.0005, 0.003, 0.015].flatMap((strength) => recipes.map((_, at) => [strength, at] as const)))(
    'strength %f, recipe %i: every draw serves whom a solve from scratch serves',
    (strength, at) => {
      let changed = 0;
      for (let salt = 0; salt < 4; salt += 1) {
        const problem = made(500 * at + salt, at);
        const solution = solve(problem);
        const ticketOf = redrawTickets(`salt ${salt}`, names(problem.rankOf.length));
        let values = 0;
        const { meanValue } = redraw(problem, solution, { strength, draws: 40, ticketOf }, (draw, mentorOf) => {
          const afresh = drawnAfresh(problem, strength, (i) => ticketOf(draw, i));
          const { edgeOf } = solve(afresh);
          const served = Array.from(mentorOf, (mentor) => mentor !== -1);
          expect(served).toEqual(servedBy(edgeOf));
          values += edgeOf.reduce((sum, edge) => (edge === -1 ? sum : sum + problem.valueAt[edge]!), 0);
          if (served.some((one, i) => one !== (solution.edgeOf[i] !== -1))) changed += 1;
        });
        expect(meanValue).toBeCloseTo(values / 40, 6);
      }
      if (strength > 0.001) expect(changed).toBeGreaterThan(0);
    },
  );

  test('the pairs of a draw can be held together and are allowed', () => {
    const problem = made(3, 2);
    const ticketOf = redrawTickets('seed', names(problem.rankOf.length));
    redraw(problem, solve(problem), { strength: 0.01, draws: 20, ticketOf }, (_, mentorOf) => {
      const taken = problem.places.map(() => 0);
      for (const [i, mentor] of mentorOf.entries()) {
        if (mentor === -1) continue;
        taken[mentor]! += 1;
        expect(problem.mentorAt.subarray(problem.rowStart[i], problem.rowStart[i + 1])).toContain(mentor);
      }
      expect(taken.every((count, j) => count <= problem.places[j]!)).toBe(true);
    });
  });

  test('as many of each rank are served in every draw, and the chances add up to that', () => {
    const draws = 40;
    for (let salt = 0; salt < 10; salt += 1) {
      const problem = made(salt, 1 + (salt % 2));
      const solution = solve(problem);
      const profile = (served: (student: number) => number) =>
        Array.from(problem.worthOf, (_, rank) =>
          problem.rankOf.reduce((sum, one, i) => (one === rank ? sum + served(i) : sum), 0),
        );
      const expected = profile((i) => (solution.edgeOf[i] === -1 ? 0 : 1));
      const ticketOf = redrawTickets('seed', names(problem.rankOf.length));
      const { servedOf } = redraw(problem, solution, { strength: 0.02, draws, ticketOf }, (_, mentorOf) =>
        expect(profile((i) => (mentorOf[i] === -1 ? 0 : 1))).toEqual(expected),
      );
      expect(profile((i) => servedOf[i]!)).toEqual(expected.map((count) => count * draws));
    }
  });

  test('a draw does not depend on the draws before it', () => {
    const problem = made(8, 2);
    const ticketOf = redrawTickets('seed', names(problem.rankOf.length));
    const seen = (order: TicketOf, draws: number): string[] => {
      const lists: string[] = [];
      redraw(problem, solve(problem), { strength: 0.01, draws, ticketOf: order }, (_, mentorOf) =>
        lists.push(Array.from(mentorOf, (mentor) => (mentor === -1 ? '.' : 'x')).join('')),
      );
      return lists;
    };
    const forwards = seen(ticketOf, 9);
    const backwards = seen((draw, i) => ticketOf(8 - draw, i), 9).reverse();
    expect(new Set(forwards).size).toBeGreaterThan(1);
    expect(backwards).toEqual(forwards);
  });

  test('the order of people changes nothing', () => {
    for (let salt = 0; salt < 6; salt += 1) {
      const problem = made(salt, salt % 4);
      const ids = names(problem.rankOf.length);
      const turned = reversed(problem);
      const lottery = { strength: 0.004, draws: 30 };
      const one = redraw(problem, solve(problem), { ...lottery, ticketOf: redrawTickets('seed', ids) });
      const other = redraw(turned, solve(turned), {
        ...lottery,
        ticketOf: redrawTickets('seed', [...ids].reverse()),
      });
      expect([...other.servedOf].reverse()).toEqual([...one.servedOf]);
      expect(other.meanValue).toBeCloseTo(one.meanValue, 6);
    }
  });

  test('two sets of seeds find the same chances, within four standard errors', () => {
    const problem = made(2, 1);
    const draws = 400;
    const chances = (seed: string) => {
      const ticketOf = redrawTickets(seed, names(problem.rankOf.length));
      return Array.from(
        redraw(problem, solve(problem), { strength: 0.005, draws, ticketOf }).servedOf,
        (n) => n / draws,
      );
    };
    const [some, others] = [chances('some'), chances('others')];
    for (const [i, p] of some.entries()) {
      const middle = (p + others[i]!) / 2;
      expect(Math.abs(p - others[i]!)).toBeLessThanOrEqual(4 * Math.sqrt((2 * middle * (1 - middle)) / draws));
    }
    expect(some.some((p) => p > 0.1 && p < 0.9)).toBe(true);
  });

  test('equal students are drawn between, even when the lottery has no strength', () => {
    const students = 12;
    const problem: Problem = {
      rankOf: new Uint8Array(students),
      worthOf: Float64Array.of(10_000),
      bonusOf: new Float64Array(students),
      places: Int32Array.of(3, 1),
      rowStart: Int32Array.from({ length: students + 1 }, (_, i) => 2 * i),
      mentorAt: Int32Array.from({ length: 2 * students }, (_, e) => e % 2),
      valueAt: new Int32Array(2 * students).fill(7),
    };
    const draws = 600;
    const ticketOf = redrawTickets('fair', names(students));
    const { servedOf } = redraw(problem, solve(problem), { strength: 0, draws, ticketOf }, (draw, mentorOf) => {
      const luckiest = names(students)
        .map((_, i) => i)
        .sort((a, b) => ticketOf(draw, b) - ticketOf(draw, a))
        .slice(0, 4);
      expect(luckiest.every((i) => mentorOf[i] !== -1)).toBe(true);
    });
    for (const count of servedOf) expect(Math.abs(count / draws - 1 / 3)).toBeLessThan(4 * Math.sqrt(2 / 9 / draws));
  });

  test('no draws, nobody', () => {
    const problem = made(1, 1);
    expect(redraw(problem, solve(problem), { strength: 0.1, draws: 0, ticketOf: () => 0 }).meanValue).toBeNaN();
  });
});

describe('the part that a lottery can touch', () => {
  test('is small when the lottery is weak, and holds every student whose lot can change', () => {
    const problem = made(2, 2);
    const solution = solve(problem);
    const sizes = [0, 5, 50, 5_000].map((most) => {
      const { standing, inside, outside } = lotteryCore(problem, solution, most);
      return [standing.rows.other.length, inside.length + outside.length] as const;
    });
    for (const [at, [pairs, undecided]] of sizes.entries()) {
      expect(pairs).toBeGreaterThanOrEqual(sizes[at - 1]?.[0] ?? 0);
      expect(undecided).toBeGreaterThanOrEqual(sizes[at - 1]?.[1] ?? 0);
    }
    expect(sizes[0]![0]).toBeLessThan(problem.mentorAt.length / 2);
    // Whoever is sure of a mentor, or of none, whatever is drawn has no part in it.
    expect(sizes[2]![1]).toBeLessThan(problem.rankOf.length / 4);
  });

  test('tells the lottery numbers apart by 25 bits or more in a round of 2,000', () => {
    const students = 2_000;
    const problem: Problem = {
      rankOf: new Uint8Array(students),
      worthOf: Float64Array.of(0),
      bonusOf: new Float64Array(students),
      places: Int32Array.of(students / 2),
      rowStart: Int32Array.from({ length: students + 1 }, (_, i) => i),
      mentorAt: new Int32Array(students),
      valueAt: new Int32Array(students).fill(40_000),
    };
    const solution = solve(problem);
    expect(weightOf(problem, 0, 0)).toBe(40_000);
    expect(lotteryCore(problem, solution, 6_553).bits).toBeGreaterThanOrEqual(25);
    expect(lotteryCore(problem, solution, 2 ** 45).bits).toBe(0);
  });
});

/** Students and mentors in the opposite order. */
function reversed(problem: Problem): Problem {
  const [students, mentors] = [problem.rankOf.length, problem.places.length];
  const edges = Array.from({ length: problem.mentorAt.length }, (_, e) => e).reverse();
  const all = problem.mentorAt.length;
  return {
    rankOf: problem.rankOf.slice().reverse(),
    worthOf: problem.worthOf,
    bonusOf: problem.bonusOf.slice().reverse(),
    places: problem.places.slice().reverse(),
    rowStart: Int32Array.from({ length: students + 1 }, (_, i) => all - problem.rowStart[students - i]!),
    mentorAt: Int32Array.from(edges, (e) => mentors - 1 - problem.mentorAt[e]!),
    valueAt: Int32Array.from(edges, (e) => problem.valueAt[e]!),
  };
}
