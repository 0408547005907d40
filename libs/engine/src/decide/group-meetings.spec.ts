import fc from 'fast-check';
import { pinnedRounds } from '../../test/pinned-rounds';
import { proofFaults, weightOf } from '../../test/proof-of';
import { numbersFrom, randomProblem } from '../../test/rounds-of-numbers';
import { mentor, round, student } from '../../test/small-rounds';
import { allDrafts } from '../fairness/spec/all-drafts';
import { openMarket, type Market } from '../market/market';
import type { Problem } from '../solve/problem';
import { solve } from '../solve/solve';
import { closedIn, closeInTurn, meetings, sizesAsked, type GroupSizesAsked } from './group-meetings';

const quiet = () => undefined;

/** A market of made-up numbers, whose groups want so many students, some of whom are pinned. */
function made(seed: number): { market: Market; asked: GroupSizesAsked } {
  const next = numbersFrom(seed);
  const below = (limit: number): number => Math.floor(next() * limit);
  const problem = randomProblem(next, {
    students: 2 + below(5),
    mentors: 2 + below(3),
    mostPlaces: 4,
    ranks: 1 + below(2),
    values: 5,
    bonuses: 1,
    density: 0.7,
  });
  const mentors = Array.from(problem.places, (open, j) => {
    const pinned = below(4) === 0 ? 1 + below(2) : 0;
    return mentor(`m${j}`, { places: open + pinned, fewest: 1 + below(4) });
  });
  const students = Array.from(problem.rankOf, (_, i) => student(`s${i}`));
  const facts = { ticketOf: new Float64Array(students.length), keptOf: new Int32Array(students.length), keeping: 0 };
  const market: Market = { ...problem, ...facts, students, mentors };
  return { market, asked: sizesAsked(market) ?? { fewest: problem.places.map(() => 0), meets: new Uint8Array(9) } };
}

const heldAt = ({ places, mentorAt }: Problem, edgeOf: Int32Array): number[] =>
  Array.from(places, (_, j) => edgeOf.filter((edge) => mentorAt[edge] === j).length);

const weigh = (problem: Problem, edgeOf: Int32Array): number =>
  edgeOf.reduce((sum, edge, i) => (edge === -1 ? sum : sum + weightOf(problem, i, edge)), 0);

test('a group asks for its fewest less those pinned to it; any number is nothing to ask for', () => {
  let [asked, meeting] = [0, 0];
  fc.assert(
    fc.property(pinnedRounds, fc.nat(2), (chosen, first) => {
      const mentors = chosen.mentors.map((one, j) =>
        one.places === 0 ? one : { ...one, places: one.places + 2, fewest: 1 + ((first + j) % 3) },
      );
      const input = { ...chosen, mentors };
      const market = openMarket(input, quiet);
      const sizes = sizesAsked(market);
      const want = market.mentors.map(({ fewest }) => fewest ?? 1);
      expect(sizes === undefined).toBe(want.every((one) => one <= 1));
      if (!sizes) return;
      const pinned = market.mentors.map(({ id }) => input.pins.filter(({ mentorId }) => mentorId === id).length);
      expect([...sizes.fewest]).toEqual(want.map((one, j) => (one <= 1 ? 0 : Math.max(0, one - pinned[j]!))));
      expect([...sizes.meets]).toEqual(pinned.map((held) => Math.min(1, held)));
      asked += 1;
      meeting += sizes.meets.includes(1) ? 1 : 0;
    }),
    { numRuns: 300 },
  );
  expect(asked).toBeGreaterThan(meeting);
  expect(meeting).toBeGreaterThan(0);
});

test('a mentor who says nothing asks for nothing; more pinned than the fewest is enough', () => {
  const pins = ['a', 'b', 'c'].map((studentId) => ({ studentId, mentorId: 'm' }));
  const mentors = [mentor('m', { places: 5, fewest: 2 }), mentor('n'), mentor('o', { places: 3, fewest: 3 })];
  const market = openMarket(round({ students: ['a', 'b', 'c', 'd'].map((id) => student(id)), mentors, pins }), quiet);
  expect(sizesAsked(market)).toEqual({ fewest: Int32Array.of(0, 0, 3), meets: Uint8Array.of(1, 0, 0) });
  expect(sizesAsked({ ...market, mentors: [mentor('n'), mentor('o', { fewest: 1 })] })).toBeUndefined();
});

test('groups that meet have enough, the others no places, and no draft that keeps to it weighs more', () => {
  let [closed, filled] = [0, 0];
  for (let seed = 1; seed <= 150; seed += 1) {
    const { market, asked } = made(seed);
    const keeps = (edgeOf: Int32Array) =>
      heldAt(market, edgeOf).every((held, j) => held >= asked.fewest[j]! || (held === 0 && !asked.meets[j]));
    const drafts = allDrafts(market).filter(keeps);
    const { market: decided, solution } = meetings(market, asked, solve(market));
    const { places, ...rest } = decided;
    const { places: open, ...same } = market;
    expect(rest).toEqual(same);
    expect(places.every((one, j) => one === open[j] || (one === 0 && !asked.meets[j]))).toBe(true);
    const held = heldAt(market, solution.edgeOf);
    expect(held.every((count, j) => count <= places[j]!)).toBe(true);
    expect([solution.u.length, solution.p.length]).toEqual([market.students.length, market.mentors.length]);
    // Where too few can come to a group that meets anyway, nobody can keep to the rule.
    if (drafts.length === 0) continue;
    expect(keeps(solution.edgeOf)).toBe(true);
    expect(weigh(market, solution.edgeOf)).toBe(Math.max(...drafts.map((edgeOf) => weigh(market, edgeOf))));
    if (!solution.p.some((price) => price < 0)) expect(proofFaults(decided, solution)).toEqual([]);
    closed += places.some((one, j) => one < open[j]!) ? 1 : 0;
    filled += solution.p.some((price) => price < 0) ? 1 : 0;
  }
  expect(Math.min(closed, filled)).toBeGreaterThan(10);
});

test('closed in turn: each time the one that lacks most, until those that meet have enough', () => {
  const turns = new Map<number, number>();
  for (let seed = 1; seed <= 200; seed += 1) {
    const { market, asked } = made(seed);
    const seen: { places: Int32Array; edgeOf: Int32Array }[] = [];
    const last = closeInTurn(market, asked, (open) => {
      const { edgeOf } = solve(open);
      seen.push({ places: open.places, edgeOf });
      return { edgeOf, at: seen.length };
    });
    expect(seen[0]!.places).toEqual(market.places);
    expect(last).toEqual({ edgeOf: seen.at(-1)!.edgeOf, at: seen.length });
    for (const [at, { places, edgeOf }] of seen.entries()) {
      const lacks = heldAt(market, edgeOf).map((held, j) =>
        held > 0 && !asked.meets[j] ? Math.max(0, asked.fewest[j]! - held) : 0,
      );
      const most = Math.max(...lacks);
      expect(most > 0).toBe(at + 1 < seen.length);
      if (most === 0) continue;
      // Of those that lack equally many, the first.
      const next = lacks.indexOf(most);
      expect(seen[at + 1]!.places).toEqual(places.map((open, j) => (j === next ? 0 : open)));
    }
    turns.set(seen.length, (turns.get(seen.length) ?? 0) + 1);
  }
  expect(turns.get(1)).toBeGreaterThan(10);
  expect((turns.get(2) ?? 0) + (turns.get(3) ?? 0)).toBeGreaterThan(20);
});

test('a group is told to be closed when it has no places and nobody pinned', () => {
  const mentors = ['m', 'n', 'o', 'p'].map((id) => mentor(id));
  const pins = [{ studentId: 's', mentorId: 'n' }];
  const input = round({ students: [student('s')], mentors, pins });
  const market = openMarket(input, quiet);
  expect(closedIn(market, input)).toEqual([]);
  expect(closedIn({ ...market, places: Int32Array.of(0, 0, 1, 0) }, input)).toEqual(['m', 'p']);
});
