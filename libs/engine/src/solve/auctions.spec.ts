import { numbersFrom } from '../../test/rounds-of-numbers';
import { Market } from './market';
import { PlaceAuction } from './place-auction';
import { RowLists } from './row-lists';
import type { Rows } from './rows';
import { ShortestPaths } from './shortest-paths';
import { StudentAuction } from './student-auction';

interface Recipe {
  readonly rows: number;
  readonly columns: number;
  /** Units of each column, or of each row when rows take several. */
  readonly units: number;
  readonly values: number;
  readonly density: number;
}

/** Rows with drawn keys; each has its pair with the column of its own number, so that all can have one. */
function drawn(seed: number, { rows, columns, values, density }: Recipe): { rows: Rows; next: () => number } {
  const next = numbersFrom(seed);
  const list = Array.from({ length: rows }, (_, r) =>
    Array.from({ length: columns }, (__, c) => c).filter((c) => c === r % columns || next() < density),
  );
  let end = 0;
  const start = Int32Array.of(0, ...list.map((row) => (end += row.length)));
  return {
    rows: {
      start,
      end: start.subarray(1),
      column: Int32Array.from(list.flat()),
      key: Int32Array.from(list.flat(), () => Math.floor(next() * values)),
    },
    next,
  };
}

const recipes: Recipe[] = [
  { rows: 40, columns: 20, units: 2, values: 1e6, density: 0.5 },
  { rows: 60, columns: 70, units: 1, values: 1e6, density: 0.3 },
  { rows: 30, columns: 15, units: 3, values: 5, density: 0.6 },
  { rows: 24, columns: 24, units: 1, values: 2, density: 0.8 },
  { rows: 200, columns: 200, units: 1, values: 1e8, density: 1 },
];
const rounds = recipes.flatMap((of, at) =>
  Array.from({ length: at === 4 ? 1 : 8 }, (_, salt) => ({ of, ...drawn(100 * at + salt, of) })),
);

/** What a row's pairs leave it at these prices. */
const gainsOf = ({ start, column, key }: Rows, row: number, price: Float64Array): number[] =>
  Array.from(
    { length: start[row + 1]! - start[row]! },
    (_, k) => key[start[row]! + k]! - price[column[start[row]! + k]!]!,
  );

/** Every unit that is held, as row, column and key; checked against the pairs there are. */
function heldIn(market: Market, { start, column, key }: Rows) {
  const held: { row: number; column: number; gain: number }[] = [];
  for (let c = 0; c < market.price.length; c += 1) {
    const units = market.slotStart[c + 1]! - market.slotStart[c]!;
    expect(market.taken[c]).toBeLessThanOrEqual(units);
    expect(market.isFull(c)).toBe(market.taken[c] === units);
    expect(market.price[c]).toBeGreaterThanOrEqual(0);
    if (market.taken[c]! < units) expect(market.price[c]).toBe(0);
    for (let slot = market.slotStart[c]!; slot < market.slotStart[c + 1]!; slot += 1) {
      const row = market.rowAt[slot]!;
      expect(row === -1).toBe(slot >= market.slotStart[c]! + market.taken[c]!);
      if (row === -1) continue;
      const e = column.subarray(0, start[row + 1]).indexOf(c, start[row]);
      expect(market.keyAt[slot]).toBe(key[e]);
      held.push({ row, column: c, gain: key[e]! - market.price[c]! });
    }
  }
  return held;
}

describe('students who bid for places', () => {
  const auctioned = ({ of, rows, next }: (typeof rounds)[number], optional: boolean) => {
    const lists = new RowLists(rows);
    const market = new Market(new Int32Array(of.columns).fill(of.units));
    const wanting = Array.from({ length: of.rows }, (_, row) => row);
    const nothing = optional ? Float64Array.from(wanting, () => Math.floor(next() * of.values)) : undefined;
    const { left } = new PlaceAuction(lists, market, wanting, nothing, of.values + 1);
    return { lists, market, nothing, left };
  };

  test.each([false, true])(
    'hold what they like best, once; who may go without does where that is as good (%p)',
    (optional) => {
      for (const round of rounds) {
        const { market, nothing, left } = auctioned(round, optional);
        const held = heldIn(market, round.rows);
        const holders = new Set(held.map(({ row }) => row));
        expect(holders.size).toBe(held.length);
        for (const { row, gain } of held) {
          expect(gain).toBe(Math.max(...gainsOf(round.rows, row, market.price)));
          if (nothing) expect(gain).toBeGreaterThanOrEqual(nothing[row]!);
        }
        for (let row = 0; row < round.of.rows; row += 1) {
          if (holders.has(row)) expect(left).not.toContain(row);
          else if (!left.includes(row))
            expect(Math.max(...gainsOf(round.rows, row, market.price))).toBeLessThanOrEqual(
              nothing?.[row] ?? -Infinity,
            );
        }
        expect(new Set(left).size).toBe(left.length);
      }
    },
  );

  test('mostly all find a place, and read little of their rows', () => {
    const [some, all] = [rounds.slice(0, 16), rounds.slice(0, 16).reduce((sum, { of }) => sum + of.rows, 0)];
    expect(some.flatMap((round) => auctioned(round, false).left).length).toBeLessThan(all / 10);
    const great = rounds.at(-1)!;
    const { lists, left } = auctioned(great, false);
    expect(left.length).toBeLessThan(great.of.rows / 10);
    expect(lists.listed.reduce((sum, one) => sum + one, 0)).toBeLessThan((great.of.rows * great.of.columns) / 4);
  });

  test.each([false, true])(
    'and the few left find theirs by paths, after which all hold what they like best (%p)',
    (optional) => {
      for (const round of rounds) {
        const { lists, market, nothing, left } = auctioned(round, optional);
        const listed = lists.listed.reduce((sum, one) => sum + one, 0);
        const paths = new ShortestPaths(lists, market, nothing);
        for (const row of left) paths.place(row);
        const held = heldIn(market, round.rows);
        if (!optional) expect(new Set(held.map(({ row }) => row)).size).toBe(round.of.rows);
        for (const { row, gain } of held) expect(gain).toBe(Math.max(...gainsOf(round.rows, row, market.price)));
        if (round === rounds.at(-1)) expect(lists.listed.reduce((sum, one) => sum + one, 0)).toBeLessThan(3 * listed);
      }
    },
  );

  test('who must be served and may have nobody is left; who need not be is not', () => {
    const rows = {
      start: Int32Array.of(0, 0),
      end: Int32Array.of(0),
      column: new Int32Array(0),
      key: new Int32Array(0),
    };
    const left = (nothing: Float64Array | undefined) =>
      new PlaceAuction(new RowLists(rows), new Market(Int32Array.of(1)), [0], nothing, 9).left;
    expect([left(undefined), left(Float64Array.of(-Infinity)), left(Float64Array.of(0))]).toEqual([[0], [0], []]);
  });

  test('paths say so when there is no place to find', () => {
    const rows = {
      start: Int32Array.of(0, 1, 2),
      end: Int32Array.of(1, 2),
      column: Int32Array.of(0, 0),
      key: Int32Array.of(5, 6),
    };
    const paths = new ShortestPaths(new RowLists(rows), new Market(Int32Array.of(1)), undefined);
    paths.place(0);
    expect(() => paths.place(1)).toThrow('found no place');
  });
});

describe('mentors who bid for students', () => {
  // Rows are mentors with as many places as the recipe has units; columns are students, held once.
  const mentors = recipes.slice(0, 4).flatMap((of, at) =>
    Array.from({ length: 8 }, (_, salt) => {
      const turned = { ...of, rows: Math.floor(of.columns / 2), columns: of.rows };
      return { of: turned, ...drawn(1_000 * at + salt, turned) };
    }),
  );
  const auctioned = ({ of, rows, next }: (typeof mentors)[number]) => {
    const market = new Market(new Int32Array(of.columns).fill(1));
    const places = Int32Array.from({ length: of.rows }, () => Math.floor(next() * (of.units + 1)));
    return { market, places, left: new StudentAuction(new RowLists(rows), market, places, of.values + 1).left };
  };

  test('hold whom they like best, and every place of theirs is filled or left', () => {
    for (const round of mentors) {
      const { market, places, left } = auctioned(round);
      const held = heldIn(market, round.rows);
      for (const [row, open] of places.entries()) {
        const mine = held.filter((one) => one.row === row);
        expect(mine.length + left.filter((one) => one === row).length).toBe(open);
        if (mine.length === 0) continue;
        // Whom a mentor does not hold leaves no more than anybody held does.
        const own = new Set(mine.map(({ column }) => column));
        const others = gainsOf(round.rows, row, market.price).filter(
          (_, k) => !own.has(round.rows.column[round.rows.start[row]! + k]!),
        );
        expect(Math.min(...mine.map(({ gain }) => gain))).toBeGreaterThanOrEqual(Math.max(-Infinity, ...others));
      }
    }
  });

  test('leave few places to be filled by paths', () => {
    const distinct = mentors.filter(({ of }) => of.values > 100).map(auctioned);
    const open = distinct.reduce((sum, { places }) => sum + places.reduce((all, one) => all + one, 0), 0);
    expect(distinct.reduce((sum, { left }) => sum + left.length, 0)).toBeLessThan(open / 10);
  });
});
