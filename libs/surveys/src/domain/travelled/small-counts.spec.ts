import fc from 'fast-check';
import { tellerOf } from './is-told';
import { hideSmall } from './small-counts';

/** A second reckoning of what follows from what, in whole numbers: does a row add nothing to the rank of others? */
function follows(secret: readonly number[], known: readonly (readonly number[])[], width: number): boolean {
  const row = (set: readonly number[]) => Array.from({ length: width }, (_, cell) => (set.includes(cell) ? 1n : 0n));
  return rank([...known, secret].map(row)) === rank(known.map(row));
}

function rank(rows: bigint[][]): number {
  const [pivot, ...others] = [...rows].sort((a, b) => place(a) - place(b));
  if (!pivot || place(pivot) === Infinity) return 0;
  const at = place(pivot);
  return 1 + rank(others.map((row) => row.map((value, cell) => value * pivot[at]! - pivot[cell]! * row[at]!)));
}

const place = (row: readonly bigint[]) => {
  const at = row.findIndex((value) => value !== 0n);
  return at < 0 ? Infinity : at;
};

const set = fc.uniqueArray(fc.nat(7), { minLength: 1, maxLength: 6 });

test('what follows from what is the same by two reckonings', () => {
  fc.assert(
    fc.property(set, fc.array(set, { maxLength: 7 }), (secret, known) => {
      expect(tellerOf(known)(secret)).toBe(follows(secret, known, 8));
    }),
  );
  expect(
    tellerOf([
      [0, 1, 2],
      [1, 2],
    ])([0]),
  ).toBe(true);
  expect(
    tellerOf([
      [0, 1],
      [1, 2],
    ])([0]),
  ).toBe(false);
});

const few = fc.oneof(fc.nat(9), fc.nat(12), fc.nat(60), fc.constant(0));
const tables = fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 })).chain(([rows, columns]) =>
  fc.record({
    rows: fc.constant(rows),
    columns: fc.constant(columns),
    counts: fc.array(few, { minLength: rows * columns, maxLength: rows * columns }),
  }),
);

/** Everybody, each row, each column, and two halves across. */
function setsOf(rows: number, columns: number): number[][] {
  const cells = Array.from({ length: rows * columns }, (_, cell) => cell);
  const row = (at: number) => cells.filter((cell) => Math.floor(cell / columns) === at);
  const column = (at: number) => cells.filter((cell) => cell % columns === at);
  const half = (isUp: boolean) => cells.filter((cell) => Math.floor(cell / columns) < cell % columns === isUp);
  const lines = [...Array(rows).keys()].map(row).concat([...Array(columns).keys()].map(column));
  return [cells, ...lines, ...[half(true), half(false)].filter((one) => one.length > 0)];
}

const sum = (counts: readonly number[], cells: readonly number[]) =>
  cells.reduce((total, cell) => total + counts[cell]!, 0);

test('no count of 1 to 9 is shown, nor follows from what is; everybody together are told when they are ten', () => {
  fc.assert(
    fc.property(tables, ({ rows, columns, counts }) => {
      const sets = setsOf(rows, columns);
      const { cells, totals } = hideSmall(counts, sets);
      const isSmall = (count: number) => count > 0 && count < 10;
      const hidden = cells.flatMap((count, cell) => (count === null ? [cell] : []));
      expect([...cells, ...totals].some((count) => count !== null && isSmall(count))).toBe(false);
      cells.forEach((count, cell) => expect([null, counts[cell]]).toContain(count));
      totals.forEach((total, at) => expect([null, sum(counts, sets[at]!)]).toContain(total));
      const known = sets
        .filter((_, at) => totals[at] !== null)
        .map((one) => one.filter((cell) => hidden.includes(cell)));
      for (const cell of hidden.filter((one) => isSmall(counts[one]!)))
        expect(follows([cell], known, counts.length)).toBe(false);
      for (const one of sets.filter((cellsOf) => isSmall(sum(counts, cellsOf))))
        expect(
          follows(
            one.filter((cell) => hidden.includes(cell)),
            known,
            counts.length,
          ),
        ).toBe(false);
      for (const one of known) expect(isSmall(sum(counts, one))).toBe(false);
      const all = sum(counts, sets[0]!);
      expect(totals[0]).toBe(isSmall(all) ? null : all);
    }),
    { numRuns: 300 },
  );
});

test('a table without small counts is shown as it is', () => {
  fc.assert(
    fc.property(tables, ({ rows, columns, counts }) => {
      const large = counts.map((count) => (count > 0 ? count + 9 : 0));
      const sets = setsOf(rows, columns);
      expect(hideSmall(large, sets)).toEqual({ cells: large, totals: sets.map((one) => sum(large, one)) });
    }),
  );
});

test('one small count takes the next smallest of its row and column with it, and no more', () => {
  const sets = setsOf(2, 3);
  const { cells } = hideSmall([4, 30, 50, 20, 40, 60], sets.slice(0, 6));
  expect(cells).toEqual([null, null, 50, null, null, 60]);
});

test('where the total is known whatever is done, its parts give way and it stays', () => {
  // Twelve known twice, three not again: fifteen asked cannot be told beside the twelve.
  expect(hideSmall([12, 3], [[0], [1], [0, 1]])).toEqual({ cells: [12, null], totals: [12, null, null] });
  expect(hideSmall([4, 3], [[0, 1]])).toEqual({ cells: [null, null], totals: [null] });
  expect(hideSmall([4, 5, 30], [[0, 1, 2]])).toEqual({ cells: [null, null, null], totals: [39] });
  expect(hideSmall([], [])).toEqual({ cells: [], totals: [] });
});
