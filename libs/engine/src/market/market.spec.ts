import fc from 'fast-check';
import { pinnedRounds } from '../../test/pinned-rounds';
import { criterion, mentor, round, settingsWith, student } from '../../test/small-rounds';
import { keepingWorth, lotteryBonus, worthsFor } from '../aims/aims';
import { ticket } from '../aims/lottery';
import type { Progress } from '../model/draft';
import type { MatchInput } from '../model/input';
import { barriersBetween } from '../pair/barriers';
import { scorePair } from '../pair/score';
import { mentorsFor, openMarket, peopleToPlace } from './market';

const quiet = () => undefined;
const sorted = (ids: readonly string[]): string[] => [...ids].sort();

/** What a pair is worth by the plain rules; undefined where a barrier stands between the two. */
function plainValue(input: MatchInput, studentId: string, mentorId: string): number | undefined {
  const one = input.students.find(({ id }) => id === studentId)!;
  const other = input.mentors.find(({ id }) => id === mentorId)!;
  if (barriersBetween(one, other, input).length > 0) return undefined;
  const had = input.before?.some((pair) => pair.studentId === studentId && pair.mentorId === mentorId);
  return scorePair(one, other, input.settings).score + (had ? keepingWorth(input.settings) : 0);
}

/** The same people listed the other way round, so that nothing is in order already. */
const turned = (input: MatchInput): MatchInput => ({
  ...input,
  students: [...input.students].reverse(),
  mentors: [...input.mentors].reverse(),
});

test('everybody who is not pinned, every mentor with a place, and every allowed pair at its value, in the order of ids', () => {
  let [kept, barred, pinned] = [0, 0, 0];
  fc.assert(
    fc.property(pinnedRounds, (input) => {
      const market = openMarket(turned(input), quiet);
      const { students, mentors, rowStart, mentorAt, valueAt } = market;
      const held = new Set(input.pins.map(({ studentId }) => studentId));
      const free = sorted(input.students.map(({ id }) => id).filter((id) => !held.has(id)));
      const open = input.mentors.filter(({ places }) => places > 0).map(({ id }) => id);
      expect(students.map(({ id }) => id)).toEqual(free);
      expect(mentors.map(({ id }) => id)).toEqual(sorted(open));
      const rows = students.map(({ id: studentId }) =>
        mentors.flatMap(({ id }, j) => {
          const value = plainValue(input, studentId, id);
          return value === undefined ? [] : [[j, value]];
        }),
      );
      const found = students.map((_, i) =>
        Array.from({ length: rowStart[i + 1]! - rowStart[i]! }, (__, k) => rowStart[i]! + k).map((e) => [
          mentorAt[e],
          valueAt[e],
        ]),
      );
      expect(found).toEqual(rows);
      expect([rowStart[0], rowStart.length]).toEqual([0, students.length + 1]);
      expect([mentorAt.length, valueAt.length]).toEqual([rows.flat().length, rows.flat().length]);
      for (const [i, row] of rows.entries()) expect([...mentorsFor(market, i)]).toEqual(row.map(([j]) => j));
      kept += [...market.keptOf].some((j, i) => j !== -1 && rows[i]!.some(([other]) => other === j)) ? 1 : 0;
      barred += rows.some((row) => row.length < mentors.length) ? 1 : 0;
      pinned += held.size > 0 ? 1 : 0;
    }),
    { numRuns: 250 },
  );
  expect(Math.min(kept, barred, pinned)).toBeGreaterThan(0);
});

test('places that pins leave, lottery numbers, whom a student had, and what serving them is worth', () => {
  fc.assert(
    fc.property(pinnedRounds, (input) => {
      const { settings, seed, pins, before = [] } = input;
      const { students, mentors, ...market } = openMarket(turned(input), quiet);
      const pinnedTo = (id: string) => pins.filter(({ mentorId }) => mentorId === id).length;
      expect([...market.places]).toEqual(mentors.map(({ id, places }) => places - pinnedTo(id)));
      expect([...market.ticketOf]).toEqual(students.map(({ id }) => ticket(seed, id)));
      const had = (id: string) => before.find(({ studentId }) => studentId === id)?.mentorId;
      expect([...market.keptOf]).toEqual(students.map((one) => mentors.findIndex(({ id }) => id === had(one.id))));
      const alike = settings.ignoreTiers || settings.aim === 'best-fit';
      const tiers = alike ? [1] : [...new Set(students.map(({ tier }) => tier))].sort((a, b) => a - b);
      expect([...market.rankOf]).toEqual(students.map(({ tier }) => (alike ? 0 : tiers.indexOf(tier))));
      const open = market.places.reduce((sum, one) => sum + one, 0);
      const most = Math.min(students.length, open);
      const grouped = mentors.reduce((sum, { fewest = 1 }, j) => (fewest > 1 ? sum + market.places[j]! : sum), 0);
      expect(market.worthOf).toEqual(worthsFor(settings, Math.max(1, tiers.length), most, grouped));
      expect([...market.bonusOf]).toEqual(students.map(({ id }) => lotteryBonus(settings, ticket(seed, id))));
      expect(market.keeping).toBe(keepingWorth(settings));
    }),
    { numRuns: 250 },
  );
});

const wish = (...words: string[]) => ({ answers: { helpWanted: words, helpOffered: words } });
const numbered = (prefix: string, at: number) => `${prefix}${String(at).padStart(4, '0')}`;

test.each([
  [3, 1_300],
  [130, 40],
  [1_100, 1],
])('in a round of %i students and %i mentors no pair is lost, and it is told how far it is', (many, others) => {
  const input = round({
    students: Array.from({ length: many }, (_, i) => student(numbered('s', i), wish('a', i % 3 ? 'b' : 'c'))),
    mentors: Array.from({ length: others }, (_, j) =>
      mentor(numbered('m', j), { ...wish('a', j % 2 ? 'b' : 'c'), avoids: [numbered('s', (7 * j) % many)] }),
    ),
    settings: settingsWith({ criteria: [criterion({ kind: 'help' })] }),
  });
  const told: Progress[] = [];
  const market = openMarket(input, (one) => told.push(one));
  expect(market.mentorAt).toHaveLength((many - 1) * others);
  for (const i of [0, 1, Math.floor(many / 2), many - 1])
    for (let e = market.rowStart[i]!; e < market.rowStart[i + 1]!; e += 1) {
      const j = market.mentorAt[e]!;
      expect((7 * j) % many).not.toBe(i);
      if (e % 11 !== 0) continue;
      const { score } = scorePair(market.students[i]!, market.mentors[j]!, input.settings);
      expect(market.valueAt[e]).toBe(score);
    }
  const step = Math.max(1, Math.floor(many / 100));
  expect(told.map(({ done }) => done)).toEqual(
    Array.from({ length: many }, (_, i) => i + 1).filter((done) => done % step === 0 || done === many),
  );
  expect(told.every(({ step: at, of }) => at === 'score' && of === many)).toBe(true);
});

test('where only some pairs are written down, it is asked whom a student may have', () => {
  const input = round({ students: [student('s'), student('t')], mentors: [mentor('m'), mentor('n')] });
  const market = openMarket(input, quiet);
  expect([...mentorsFor(market, 1)]).toEqual([0, 1]);
  const few = { ...market, allowed: (i: number) => Int32Array.of(i) };
  expect([...mentorsFor(few, 1)]).toEqual([1]);
});

test('a pair kept that is worth nothing else is worth keeping', () => {
  const input = round({
    students: [student('s', { answers: { helpWanted: ['a'] } })],
    mentors: [mentor('m', { answers: { helpOffered: ['b'] } })],
    settings: settingsWith({ retention: 0.5 }),
    before: [{ studentId: 's', mentorId: 'm' }],
  });
  expect(openMarket({ ...input, before: [] }, quiet).valueAt).toEqual(Int32Array.of(0));
  expect(openMarket(input, quiet).valueAt).toEqual(Int32Array.of(keepingWorth(input.settings)));
});

test('a mentor whose places are all pinned is still there, one without places is not', () => {
  const input = round({
    students: [student('s'), student('t')],
    mentors: [mentor('m'), mentor('n', { places: 0 }), mentor('o', { places: 2 })],
    pins: [
      { studentId: 's', mentorId: 'm' },
      { studentId: 't', mentorId: 'o' },
    ],
    before: [{ studentId: 's', mentorId: 'm' }],
  });
  const people = peopleToPlace(input);
  expect(people.mentors.map(({ id }) => id)).toEqual(['m', 'o']);
  expect([...people.places]).toEqual([0, 1]);
  expect(people.students).toEqual([]);
  expect(openMarket(input, () => expect(true).toBe(false)).mentorAt).toHaveLength(0);
});
