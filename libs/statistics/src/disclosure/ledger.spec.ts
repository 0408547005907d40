import { times } from '../spec/chance';
import { compareReleases, isTelling, knownFrom, type LedgerEntry, reuseEarlier } from './ledger';
import type { PublishedCell } from './types';

/** Base cells 0 to 3; people by number. */
const entry = (snapshot: string, cellOf: ReadonlyMap<number, number>, shown: Record<string, number[]>): LedgerEntry => {
  const people = [...cellOf.keys()].sort((a, b) => a - b);
  return {
    ...{ release: `release of ${snapshot}`, snapshot, measure: 'm', of: 'n' },
    membership: { people, cells: people.map((person) => cellOf.get(person) ?? -1) },
    shown: Object.entries(shown).map(([key, parts]) => ({ key, parts })),
  };
};
const quarter = new Map(times(200, (person) => [person, person % 4] as const));
const without = (...gone: number[]) => new Map([...quarter].filter(([person]) => !gone.includes(person)));
const places = { all: [0, 1, 2, 3], first: [0, 1], second: [2, 3] };

describe('a new release beside an earlier one', () => {
  test('one withdrawal holds every place that the person was in, and no other', () => {
    const { held, same } = compareReleases(entry('2', without(4), places), entry('1', quarter, places), 7);
    expect(held.map(({ key, earlierKey, come, gone }) => [key, earlierKey, come, gone])).toEqual([
      ['all', 'all', 0, 1],
      ['first', 'first', 0, 1],
    ]);
    expect(same).toEqual(['second']);
  });

  test('more than few who left hold nothing; few who came hold as well', () => {
    const many = without(...times(20, (at) => at * 4));
    expect(compareReleases(entry('2', many, places), entry('1', quarter, places), 7).held).toEqual([]);
    expect(compareReleases(entry('2', quarter, places), entry('1', without(4), places), 7).held).toHaveLength(2);
  });

  test('nobody moved: nothing is held, whatever both show; another place that lies few within is', () => {
    const nested = { all: [0, 1, 2, 3], most: [0, 1, 2] };
    expect(compareReleases(entry('1', quarter, nested), entry('1', quarter, nested), 7).held).toEqual([]);
    const close = new Map([...quarter].filter(([person, cell]) => cell !== 3 || person < 16));
    const [held] = compareReleases(
      entry('1', close, { most: [0, 1, 2] }),
      entry('1', close, { all: [0, 1, 2, 3] }),
      7,
    ).held;
    expect(held).toMatchObject({ key: 'most', earlierKey: 'all', come: 0, gone: 4 });
  });

  test('people who moved from one cell to another came and went', () => {
    const moved = new Map([...quarter, [4, 2]]);
    const { held } = compareReleases(entry('2', moved, places), entry('1', quarter, places), 7);
    expect(held.map(({ key, come, gone }) => [key, come, gone])).toEqual([
      ['first', 0, 1],
      ['second', 1, 0],
    ]);
  });
});

describe('what becomes of it', () => {
  test('codes that say how few go into the ledger as numbers do; hidden is hidden', () => {
    const told = (n: PublishedCell['n'], rate?: PublishedCell['rate']) => {
      const one = { table: 't', measure: 'm', at: {}, n, ...(rate ? { rate } : {}) };
      return [isTelling(one, 'n'), isTelling(one, 'x')];
    };
    expect(told({ value: 40 }, { code: 'DPL' })).toEqual([true, true]);
    expect(told({ code: 'none' }, { code: 'none' })).toEqual([true, false]);
    expect(told({ code: 'c' }, { code: 'c' })).toEqual([false, false]);
    expect(told({ code: 'N11' })).toEqual([false, false]);
  });

  const cell = (table: string, a: string, n: PublishedCell['n']): PublishedCell => ({
    table,
    measure: 'm',
    at: { a },
    n,
  });

  test('a held release has the earlier figures alone; what did not stand there waits', () => {
    const earlier = [cell('t', 'x', { value: 40 }), cell('t', 'y', { code: 'c' })];
    const fresh = [cell('new', 'x', { value: 39 }), cell('new', 'y', { value: 9 }), cell('new', 'z', { value: 60 })];
    expect(reuseEarlier(fresh, earlier)).toEqual([
      cell('new', 'x', { value: 40 }),
      cell('new', 'y', { code: 'c' }),
      cell('new', 'z', { code: 'c' }),
    ]);
  });

  test('of places with the same people the next release reckons with what was shown, and with nothing else', () => {
    const earlier = [cell('t', 'x', { value: 40 }), cell('t', 'y', { code: 'c' }), cell('t', 'z', { value: 60 })];
    expect(knownFrom(earlier, 'hesa', (_, at) => at['a'] !== 'z')).toEqual([
      { measure: 'm', at: { a: 'x' }, of: 'n', low: 38, high: 42 },
    ]);
  });
});
