import fc from 'fast-check';
import { pinnedRounds } from '../../test/pinned-rounds';
import { proofFaults, weightOf } from '../../test/proof-of';
import { criterion, mentor, round, settingsWith, student } from '../../test/small-rounds';
import type { Progress } from '../model/draft';
import type { MatchInput } from '../model/input';
import { GIANT, isGiant, openGiant, type GiantRound } from './giant';
import { mentorsFor, openMarket, type Market } from './market';

const quiet = () => undefined;

/** Rounds that ask for nothing that lists cannot tell. */
const large = pinnedRounds.map(({ settings: { aim: _aim, fairness: _fairness, ...settings }, ...input }) => ({
  ...input,
  settings,
  mentors: input.mentors.map(({ fewest: _fewest, ...one }) => one),
}));

/** Positions of a student's pairs. */
const row = ({ rowStart }: Market, i: number): number[] =>
  Array.from({ length: rowStart[i + 1]! - rowStart[i]! }, (_, k) => rowStart[i]! + k);

/** The round written down as a whole must say the same of the same people, and nothing in it may outweigh the solution. */
function expectProven({ market, solution }: GiantRound, whole: Market): void {
  const { rowStart: _r, mentorAt: _m, valueAt: _v, allowed, ...people } = market;
  const { rowStart: _s, mentorAt: _n, valueAt: _w, ...same } = whole;
  expect(people).toEqual(same);
  const edgeOf = solution.edgeOf.map((edge, i) => {
    if (edge === -1) return -1;
    expect(row(market, i)).toContain(edge);
    return row(whole, i).find((e) => whole.mentorAt[e] === market.mentorAt[edge])!;
  });
  expect(proofFaults(whole, { ...solution, edgeOf })).toEqual([]);
  const students = [...whole.students.keys()];
  expect(students.map((i) => mentorsFor(market, i))).toEqual(students.map((i) => mentorsFor(whole, i)));
  expect(students.map((i) => allowed?.(i))).toEqual(students.map((i) => mentorsFor(whole, i)));
  const pairs = (of: Market, edges: number[]) => edges.map((e) => [of.mentorAt[e], of.valueAt[e]]);
  const weighsItsPrices = (i: number) =>
    row(whole, i).filter((e) => {
      const mentor = whole.mentorAt[e]!;
      return whole.places[mentor]! > 0 && solution.u[i]! + solution.p[mentor]! === weightOf(whole, i, e);
    });
  expect(students.map((i) => pairs(market, row(market, i)))).toEqual(
    students.map((i) => pairs(whole, weighsItsPrices(i))),
  );
  expect([market.rowStart[0], market.mentorAt.length]).toEqual([0, market.rowStart.at(-1)]);
}

test('the pairs written down are those that weigh just what their prices are, and no other outweighs them', () => {
  let [kept, drawn, full] = [0, 0, 0];
  fc.assert(
    fc.property(large, (input) => {
      const whole = openMarket(input, quiet);
      const opened = openGiant(input, quiet);
      expect(opened).toBeDefined();
      expectProven(opened!, whole);
      kept += whole.keeping > 0 && whole.keptOf.some((j) => j !== -1) ? 1 : 0;
      drawn += whole.bonusOf.some((bonus) => bonus > 0) ? 1 : 0;
      full += whole.places.some((open) => open === 0) ? 1 : 0;
    }),
    { numRuns: 120 },
  );
  expect(Math.min(kept, drawn, full)).toBeGreaterThan(0);
});

const words = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
const says = (at: number) => {
  const said = words.filter((_, k) => ((at * 37) % 127) & (1 << k));
  return { helpWanted: said, helpOffered: said };
};
const crowd = (many: number, others: number, more: Partial<MatchInput> = {}): MatchInput =>
  round({
    students: Array.from({ length: many }, (_, i) => student(`s${i}`, { answers: says(i), tier: 1 + (i % 2) })),
    mentors: Array.from({ length: others }, (_, j) => mentor(`m${j}`, { answers: says(5 * j) })),
    settings: settingsWith({ criteria: [criterion({ kind: 'help' })] }),
    ...more,
  });

test.each([
  [250, 130],
  [130, 250],
  [1, 0],
])('%i students and %i mentors: proven, and told how far it is', (many, others) => {
  const input = crowd(many, others);
  const told: Progress[] = [];
  const opened = openGiant(input, (one) => told.push(one));
  expectProven(opened!, openMarket(input, quiet));
  const scored = told.filter(({ step }) => step === 'score');
  const solved = told.filter(({ step }) => step === 'solve');
  expect(told).toEqual([...scored, ...solved]);
  // Whoever asks has a list, or one for each tier of students.
  const lists = many <= others ? many : 2 * others;
  const size = Math.max(1, Math.ceil(lists / 100));
  expect(scored.map(({ done, of }) => [done, of])).toEqual(
    Array.from({ length: Math.ceil(lists / size) }, (_, at) => [Math.min(lists, (at + 1) * size), lists]),
  );
  if (others > 0) expect(solved.some(({ done }) => done < many)).toBe(true);
  expect(solved.at(-1)).toEqual({ step: 'solve', done: many, of: many });
  expect(solved.every(({ done, of }) => done > 0 && done <= many && of === many)).toBe(true);
  expect(solved.every(({ done }) => done === many || done % Math.max(1, Math.floor(many / 100)) === 0)).toBe(true);
});

test('answers too varied for lists leave a round to be written down', () => {
  const closeness = criterion({ kind: 'closeness', studentField: 'column:age', mentorField: 'column:age' });
  const varied = (kinds: number) =>
    round({
      students: Array.from({ length: 4 }, (_, i) => student(`s${i}`, { answers: { 'column:age': 7 * i } })),
      mentors: Array.from({ length: 600 }, (_, j) => mentor(`m${j}`, { answers: { 'column:age': j % kinds } })),
      settings: settingsWith({ criteria: [closeness] }),
    });
  expect(openGiant(varied(600), quiet)).toBeUndefined();
  expectProven(openGiant(varied(20), quiet)!, openMarket(varied(20), quiet));
});

test('a round is large from so many pairs on, when nothing is asked that lists cannot tell', () => {
  const input = crowd(6, 4);
  expect([24, 25].map((from) => isGiant(input, from))).toEqual([true, false]);
  expect(GIANT).toBe(40_000_000);
  const people = (count: number): null[] => new Array<null>(count).fill(null);
  const many = (students: number, mentors: number) =>
    isGiant({
      ...input,
      students: people(students).map(() => input.students[0]!),
      mentors: people(mentors).map(() => input.mentors[0]!),
    });
  expect([many(8_000, 5_000), many(8_000, 4_999)]).toEqual([true, false]);
  const under = (settings: Partial<MatchInput['settings']>) =>
    isGiant({ ...input, settings: { ...input.settings, ...settings } }, 0);
  expect(under({})).toBe(true);
  expect(under({ aim: 'most-matched', ignoreTiers: true, retention: 1 })).toBe(true);
  expect([under({ aim: 'best-fit' }), under({ aim: 'stable' })]).toEqual([false, false]);
  expect(under({ fairness: { kind: 'floors', floors: [] } })).toBe(false);
  const [first, ...others] = input.mentors;
  const sized = (fewest: number) => isGiant({ ...input, mentors: [{ ...first!, places: 3, fewest }, ...others] }, 0);
  expect([sized(1), sized(2)]).toEqual([true, false]);
});
