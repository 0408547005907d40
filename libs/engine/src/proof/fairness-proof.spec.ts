import fc from 'fast-check';
import { claimsOf } from '../../test/claims-of';
import { mentor, round, settingsWith, student } from '../../test/small-rounds';
import type { Fairness, MatchInput, RoundSettings } from '../model/input';
import { fairnessFaults } from './fairness-proof';

const GROUPS = ['a', 'b'];
const priced = (...prices: readonly number[]) => ({
  floors: prices.map((price, at) => ({ group: GROUPS[at] ?? '', price })),
});
const floorsOf = (...places: readonly number[]): Fairness => ({
  kind: 'floors',
  floors: places.map((one, at) => ({ group: GROUPS[at] ?? '', places: one })),
});
const wants = (...words: string[]) => ({ answers: { helpWanted: words } });
const offers = (...words: string[]) => ({ answers: { helpOffered: words } });

/** So many students of each group, and one mentor. */
function grouped(sizes: readonly number[], places: number, settings: Partial<RoundSettings>): MatchInput {
  const students = GROUPS.flatMap((group, g) =>
    Array.from({ length: sizes[g] ?? 0 }, (_, at) => student(`${group}${at}`, { group })),
  );
  return round({ students, mentors: [mentor('m', { places })], settings: settingsWith(settings) });
}

/** The first so many of each group have the mentor. */
const served = (counts: readonly number[]): Record<string, string> =>
  Object.fromEntries(
    GROUPS.flatMap((group, g) => Array.from({ length: counts[g] ?? 0 }, (_, at) => [`${group}${at}`, 'm'])),
  );

describe('floors', () => {
  const size = fc
    .integer({ min: 1, max: 3 })
    .chain((all) => fc.record({ all: fc.constant(all), served: fc.nat(all), floor: fc.nat(3) }));

  test('cost nothing beyond what is asked for, and where one is not met no place can be dearer', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(
        fc.tuple(size, size),
        fc.nat(2),
        fc.integer({ min: 1, max: 9 }),
        fc.array(fc.integer({ min: -1, max: 3 }), { minLength: 2, maxLength: 2 }),
        (sizes, spare, most, drawn) => {
          const counts = sizes.map((one) => one.served);
          const places = Math.max(1, counts.reduce((sum, one) => sum + one, 0) + spare);
          const all = sizes.reduce((sum, one) => sum + one.all, 0);
          const beyond = Math.min(all, places) * most + 1;
          const prices = drawn.map((one) => (one === -1 ? 0 : Math.max(0, beyond - 2 + one)));
          const floors = sizes.map(({ floor }) => floor);
          const input = grouped(
            sizes.map((one) => one.all),
            places,
            { fairness: floorsOf(...floors) },
          );
          const dearest = Math.max(...prices);
          const expected = GROUPS.flatMap((group, g) => {
            const [have, floor, price] = [counts[g] ?? 0, floors[g] ?? 0, prices[g] ?? 0];
            if (have > floor && price > 0) return [`group ${group} has more than its floor and still costs ${price}`];
            const proven = price >= beyond && price === dearest;
            return have < floor && !proven
              ? [`group ${group} has ${have} places of ${floor}, and nothing shows that more cannot be had`]
              : [];
          });
          for (const one of expected) seen.add(one.replace(/\d+/gu, ''));
          expect(fairnessFaults(claimsOf(input, served(counts), priced(...prices)), most)).toEqual(expected);
        },
      ),
      { numRuns: 400 },
    );
    expect(seen.size).toBeGreaterThan(1);
  });

  test('cost no more than all values of a draft can add up to, and whole points', () => {
    // Two pairs at most, each worth a full score, what keeping it is worth and the most the lottery adds.
    const most = 2 * (65_535 + 32_768 + 16_383) + 1;
    const input = grouped([1, 2], 2, { fairness: floorsOf(1, 1), retention: 0.5, lotteryStrength: 0.25 });
    const faultsAt = (price: number) => fairnessFaults(claimsOf(input, served([1, 1]), priced(price)), 9);
    for (const price of [0, 1, most]) expect(faultsAt(price)).toEqual([]);
    for (const price of [-1, 0.5, most + 1, NaN, 2 ** 53])
      expect(faultsAt(price)).toEqual([`the price of group a is ${price}`]);
  });

  test('count those who are pinned, though their places are not for this round to give', () => {
    const input = { ...grouped([2, 0], 2, { fairness: floorsOf(2) }), pins: [{ studentId: 'a0', mentorId: 'm' }] };
    expect(fairnessFaults(claimsOf(input, served([2])), 9)).toEqual([]);
    expect(fairnessFaults(claimsOf(input, served([1])), 9)).toEqual([
      'group a has 0 places of 1, and nothing shows that more cannot be had',
    ]);
  });
});

describe('even coverage', () => {
  test('holds where each group has what is most even, whatever its places cost', () => {
    const input = grouped([2, 2], 2, { fairness: { kind: 'even-coverage' } });
    expect(fairnessFaults(claimsOf(input, served([1, 1]), priced(2 ** 50, 7)), 9)).toEqual([]);
    expect(fairnessFaults(claimsOf(input, served([2, 0])), 9)).toEqual([
      'group a has 2 places, the most even is 1',
      'group b has 0 places, the most even is 1',
    ]);
    expect(fairnessFaults(claimsOf(input, served([1, 1]), priced(-1)), 9)).toEqual(['the price of group a is -1']);
  });

  test('is found again among the groups that meet, in whatever order people are listed', () => {
    const open = grouped([2, 1], 1, { fairness: { kind: 'even-coverage' } });
    const input = {
      ...open,
      students: [...open.students].reverse(),
      mentors: [mentor('z', { places: 2, fewest: 2 }), ...open.mentors, mentor('c', { places: 3, fewest: 3 })],
    };
    expect(fairnessFaults(claimsOf(input, { b0: 'm' }, { closed: ['c', 'z'] }), 9)).toEqual([]);
    expect(fairnessFaults(claimsOf(input, { b0: 'm' }, { closed: ['c'] }), 9)).toEqual([
      'group a has 0 places, the most even is 2',
    ]);
  });
});

describe('the lowest pair', () => {
  const fairness: Fairness = { kind: 'raise-the-lowest' };
  // Of the four pairs only t with n is worth half; u may have nobody.
  const input = round({
    students: [student('t', wants('x', 'y')), student('s', wants('x')), student('u', { avoids: ['m', 'n'] })],
    mentors: [mentor('n', offers('x')), mentor('m', offers('x', 'y'))],
    settings: settingsWith({ fairness }),
  });
  const faultsOf = (mentorOf: Record<string, string>, least?: number, from: MatchInput = input) =>
    fairnessFaults(claimsOf(from, mentorOf, least === undefined ? {} : { least }), 65_535);

  test('is as high as it can be, and no pair lies below', () => {
    const best = { s: 'n', t: 'm' };
    expect(faultsOf(best, 65_535)).toEqual([]);
    expect(faultsOf(best, 65_534)).toEqual(['the least, 65534, could be higher']);
    expect(faultsOf(best, 65_536)).toEqual([
      'student s has a pair below the least, 65536',
      'student t has a pair below the least, 65536',
    ]);
    expect(faultsOf({ s: 'm', t: 'n' }, 65_535)).toEqual(['student t has a pair below the least, 65535']);
  });

  test('is 0 where nobody is served', () => {
    const alone = { ...input, students: input.students.filter(({ id }) => id === 'u') };
    expect(faultsOf({}, 0, alone)).toEqual([]);
    expect(faultsOf({}, 1, alone)).toEqual(['the least is 1, and nobody is served']);
  });

  test('is told of where it is raised, and only there', () => {
    expect(faultsOf({ s: 'n', t: 'm' })).toEqual(['the least is undefined']);
    expect(faultsOf({}, 3, round({ students: [student('s')] }))).toEqual(['the least is 3']);
    expect(faultsOf({}, undefined, round({ students: [student('s')] }))).toEqual([]);
  });
});

test('where nothing is chosen no group has a price', () =>
  expect(fairnessFaults(claimsOf(grouped([1, 1], 1, {}), {}, priced(0)), 9)).toEqual(['the price of group a is 0']));
