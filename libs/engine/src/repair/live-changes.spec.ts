import { weightOf } from '../../test/proof-of';
import { numbersFrom, problemOf, randomProblem } from '../../test/rounds-of-numbers';
import type { Problem } from '../solve/problem';
import { solve } from '../solve/solve';
import { asSolved } from './as-solved';
import { LiveMarket } from './live-market';

/** A round kept as a plain table beside the live one: what it should be after each change. */
class Table {
  readonly ranks: number[];
  readonly bonuses: number[];
  readonly places: number[];
  readonly worths: number[];
  readonly away = new Set<number>();
  readonly values = new Map<string, number>();

  constructor(problem: Problem) {
    this.ranks = [...problem.rankOf];
    this.bonuses = [...problem.bonusOf];
    this.places = [...problem.places];
    this.worths = [...problem.worthOf];
    for (let i = 0; i < this.ranks.length; i += 1)
      for (let e = problem.rowStart[i]!; e < problem.rowStart[i + 1]!; e += 1)
        this.values.set(`${i} ${problem.mentorAt[e]}`, problem.valueAt[e]!);
  }

  get problem(): Problem {
    const choices = [...this.values].map(([pair, value]) => {
      const [student = 0, mentor = 0] = pair.split(' ').map(Number);
      return { student, mentor, value };
    });
    const { ranks, bonuses, places, worths } = this;
    return problemOf({
      ranks,
      bonuses,
      places,
      worths,
      choices: choices.filter(({ student }) => !this.away.has(student)),
    });
  }
}

const recipes = [
  { students: 7, mentors: 5, mostPlaces: 2, ranks: 3, values: 4, bonuses: 3, density: 0.5 },
  { students: 12, mentors: 9, mostPlaces: 1, ranks: 2, values: 40, bonuses: 9, density: 0.4 },
  { students: 9, mentors: 6, mostPlaces: 2, ranks: 2, values: 50, bonuses: 60, density: 0.5, worths: [0, 0] },
];

type Change = (market: LiveMarket, table: Table, below: (limit: number) => number) => void;

const changes: Readonly<Record<string, Change>> = {
  withdraw(market, table, below) {
    const i = below(table.ranks.length);
    market.withdraw(i);
    table.away.add(i);
    expect([market.isAway(i), market.mentorOf(i)]).toEqual([true, -1]);
  },
  admit(market, table, below) {
    const i = below(table.ranks.length);
    market.admit(i);
    table.away.delete(i);
    expect(market.isAway(i)).toBe(false);
  },
  block(market, table, below) {
    const i = below(table.ranks.length);
    const held = market.mentorOf(i);
    const j = held !== -1 && below(2) ? held : below(table.places.length);
    market.block(i, j);
    table.values.delete(`${i} ${j}`);
    expect(market.mentorOf(i)).not.toBe(j);
  },
  allow(market, table, below) {
    const i = below(table.ranks.length);
    const held = market.mentorOf(i);
    const j = held !== -1 && below(2) ? held : below(table.places.length);
    const before = table.values.get(`${i} ${j}`);
    const value = before !== undefined && below(3) === 0 ? before + below(2) : below(60);
    market.allow(i, j, value);
    table.values.set(`${i} ${j}`, value);
  },
  setPlaces(market, table, below) {
    const [j, places] = [below(table.places.length), below(4)];
    market.setPlaces(j, places);
    table.places[j] = places;
  },
  setBonus(market, table, below) {
    const [i, bonus] = [below(table.ranks.length), below(60)];
    market.setBonus(i, bonus);
    table.bonuses[i] = bonus;
  },
  setRank(market, table, below) {
    const [i, rank] = [below(table.ranks.length), below(table.worths.length)];
    market.setRank(i, rank);
    table.ranks[i] = rank;
  },
};

/** What the pairs held weigh by the table alone. */
const weighed = (problem: Problem, market: LiveMarket): number =>
  [...problem.rankOf.keys()].reduce((sum, i) => {
    const held = market.mentorOf(i);
    if (held === -1) return sum;
    const row = problem.mentorAt.subarray(problem.rowStart[i], problem.rowStart[i + 1]);
    expect(row).toContain(held);
    return sum + weightOf(problem, i, problem.rowStart[i]! + row.indexOf(held));
  }, 0);

test.each(Object.keys(changes))('%s changes what it should and nothing else, among changes of all kinds', (kind) => {
  for (let seed = 0; seed < 6; seed += 1) {
    const next = numbersFrom(31 * seed + kind.length);
    const below = (limit: number): number => Math.floor(next() * limit);
    const start = randomProblem(next, recipes[seed % 3]!);
    const market = new LiveMarket(start, solve(start));
    const table = new Table(start);
    for (let step = 0; step < 18; step += 1) {
      const [name, other] = below(2) ? [kind, ''] : [Object.keys(changes)[below(7)]!, kind];
      changes[name]!(market, table, below);
      const { problem } = table;
      expect([other, asSolved(market).problem]).toEqual([other, problem]);
      expect(weighed(problem, market)).toBe(market.weight);
      const { edgeOf } = solve(problem);
      expect(market.weight).toBe(
        edgeOf.reduce((sum, edge, i) => (edge === -1 ? sum : sum + weightOf(problem, i, edge)), 0),
      );
    }
  }
});

test('at first a mentor without places has the lowest price that is high enough', () => {
  let dear = 0;
  for (let seed = 0; seed < 30; seed += 1) {
    const problem = randomProblem(numbersFrom(seed), { ...recipes[seed % 3]!, mostPlaces: 1 });
    const solution = solve(problem);
    // A proof with needlessly great prices is a proof all the same.
    const p = solution.p.map((price, j) => (problem.places[j] === 0 ? price + 1_000 : price));
    const { standing } = new LiveMarket(problem, { ...solution, p });
    for (const [j, open] of problem.places.entries()) {
      const wants = [...problem.rankOf.keys()].flatMap((i) =>
        Array.from({ length: problem.rowStart[i + 1]! - problem.rowStart[i]! }, (_, k) => problem.rowStart[i]! + k)
          .filter((e) => problem.mentorAt[e] === j)
          .map((e) => weightOf(problem, i, e) - solution.u[i]!),
      );
      const lowest = Math.max(0, ...wants);
      expect(standing.p[j]).toBe(open === 0 ? lowest : p[j]);
      if (open === 0 && lowest > 0) dear += 1;
    }
  }
  expect(dear).toBeGreaterThan(20);
});
