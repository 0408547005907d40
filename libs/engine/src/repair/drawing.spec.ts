import { counted, readsOf } from '../../test/counted';
import { numbersFrom, problemOf, randomProblem } from '../../test/rounds-of-numbers';
import { lotteryPoints } from '../aims/lottery';
import { solve } from '../solve/solve';
import { Drawing } from './drawing';
import { LiveMarket } from './live-market';
import { lotteryCore, type LotteryCore } from './lottery-core';
import { Seating } from './seating';
import { swapCosts } from './swap-costs';

const recipe = {
  students: 60,
  mentors: 20,
  mostPlaces: 2,
  ranks: 1,
  values: 30,
  bonuses: 1,
  density: 0.5,
  worths: [1e6],
};
const STRENGTH = 0.0003;
const LUCKIEST = 2 ** 32 - 1;

const coreOf = (seed: number, strength = STRENGTH): LotteryCore => {
  const problem = randomProblem(numbersFrom(seed), recipe);
  return lotteryCore(problem, solve(problem), lotteryPoints(strength, LUCKIEST));
};

/** From now on, how often the value of a pair is looked at. */
function watched({ standing: { rows } }: Pick<LotteryCore, 'standing'>) {
  const values = counted(rows.value);
  rows.value = values.list;
  return values;
}

test('a row in order of price less value is looked at no further than it helps, and leads to the same prices', () => {
  let [short, whole, seated] = [0, 0, 0];
  for (let seed = 0; seed < 12; seed += 1) {
    const [core, twin] = [coreOf(seed), coreOf(seed)];
    const [one, other] = [new Seating(core.standing, core.leastAt), new Seating(twin.standing)];
    const [few, all] = [watched(core), watched(twin)];
    const next = numbersFrom(seed);
    for (const i of core.outside) {
      const own = Math.floor(next() * core.most) * core.scale;
      for (const { standing } of [core, twin]) standing.own[i] = own;
      expect(one.seat(i)).toBe(other.seat(i));
      expect([core.standing.p, core.standing.surplus]).toEqual([twin.standing.p, twin.standing.surplus]);
      seated += core.standing.mentorOf[i] === -1 ? 0 : 1;
    }
    short += readsOf(few);
    whole += readsOf(all);
  }
  expect(seated).toBeGreaterThan(20);
  expect(short).toBeLessThan(0.4 * whole);
});

test('who draws no more than the middle is settled by one look at their best pair', () => {
  const core = coreOf(3);
  const seating = new Seating(core.standing, core.leastAt);
  const values = watched(core);
  for (const i of core.outside) expect(seating.seat(i)).toBe(0);
  expect(core.outside.length).toBeGreaterThan(10);
  expect(readsOf(values)).toBe(core.outside.length);
});

test('ties are decided by the first bits of the lottery numbers, as many as there is room for', () => {
  const core = coreOf(3, 1);
  const { standing, outside, bits, scale, middle } = core;
  const drawn = (i: number): number => Math.imul(i + 1, 0x9e3779b1) >>> 0;
  new Drawing(core).draw(drawn, 1);
  expect([bits > 0, bits < 32, outside.length > 10]).toEqual([true, true, true]);
  // All of them together stay below one point.
  expect(standing.students * 2 ** bits).toBeLessThanOrEqual(scale);
  for (const i of outside) {
    const points = (lotteryPoints(1, drawn(i)) - middle) * scale;
    expect(standing.own[i]! - points).toBe(drawn(i) >>> (32 - bits));
  }
});

test('the first bits of all undecided students together add up to less than a point, and there are as many as can be', () => {
  for (let students = 1; students <= 40; students += 1) {
    const problem = problemOf({
      ranks: new Array<number>(students).fill(0),
      places: [1],
      choices: Array.from({ length: students }, (_, student) => ({ student, mentor: 0, value: 9 })),
      worths: [0],
    });
    const { inside, outside, bits, scale } = lotteryCore(problem, solve(problem), 2 ** 20);
    expect(inside.length + outside.length).toBe(students);
    expect(students * (2 ** bits - 1)).toBeLessThan(scale);
    expect(2 * students * 2 ** bits).toBeGreaterThanOrEqual(scale);
  }
});

test('nobody is looked at whom their number does not bring forward', () => {
  const core = coreOf(3, 0);
  const values = watched(core);
  new Drawing(core).draw(() => 0, 0);
  expect(core.outside.length).toBeGreaterThan(0);
  expect(readsOf(values)).toBe(0);
});

test('the luckiest come first, so that nobody who came in must leave again', () => {
  const [places, students] = [6, 40];
  const problem = problemOf({
    ranks: new Array<number>(students).fill(0),
    places: [places],
    choices: Array.from({ length: students }, (_, student) => ({ student, mentor: 0, value: 50_000 })),
    worths: [0],
  });
  const next = numbersFrom(8);
  const luck = Array.from({ length: students }, () => Math.floor(2 ** 31 + next() * 2 ** 31));
  const core = lotteryCore(problem, solve(problem), lotteryPoints(0.3, LUCKIEST));
  const { standing, inside, outside } = core;
  let came = 0;
  const mentorOf = new Proxy(standing.mentorOf, {
    set(list, key, mentor: number): boolean {
      if (mentor !== -1) came += 1;
      list[Number(key)] = mentor;
      return true;
    },
  });
  Object.defineProperty(standing, 'mentorOf', { value: mentorOf });
  new Drawing(core).draw((i) => (inside.includes(i) ? 0 : luck[i]!), 0.3);
  const lucky = [...outside].sort((a, b) => luck[b]! - luck[a]!).slice(0, places);
  expect([...outside].filter((i) => mentorOf[i] !== -1)).toEqual(lucky.sort((a, b) => a - b));
  expect(came).toBe(places);
});

describe('what it costs to decide otherwise', () => {
  const dense = randomProblem(numbersFrom(1), { ...recipe, students: 40, mentors: 12, density: 0.9 });
  const sparse = randomProblem(numbersFrom(2), { ...recipe, students: 90, mentors: 90, mostPlaces: 1, density: 0.3 });

  test('is found near those concerned where a student may have few of very many mentors', () => {
    const market = new LiveMarket(sparse, solve(sparse));
    const [i, held] = [...sparse.rankOf.keys()]
      .map((at) => [at, market.mentorOf(at)] as const)
      .find(([, j]) => j !== -1)!;
    for (let j = 0; j < 90; j += 1) if (j !== held) market.block(i, j);
    const { columns } = market.standing;
    const values = counted(columns.value);
    columns.value = values.list;
    expect(swapCosts(market, i).mentors.map(({ mentor }) => mentor)).toEqual([held]);
    expect(readsOf(values)).toBeLessThan(sparse.mentorAt.length / 4);
  });

  test('is found by one search for all where they may have many of them', () => {
    const market = new LiveMarket(dense, solve(dense));
    const values = watched(market);
    for (let i = 0; i < 5; i += 1) {
      values.reads.clear();
      const { mentors } = swapCosts(market, i);
      // Of all rows only their own is looked at; the search goes by the lists of mentors.
      expect(mentors.length).toBeGreaterThan(1);
      expect(readsOf(values)).toBe(mentors.length);
    }
  });
});
