import { BestTwo } from './best-two';
import { Market } from './market';
import { PlaceAuction } from './place-auction';
import { RowLists } from './row-lists';
import { ShortestPaths } from './shortest-paths';
import { StudentAuction } from './student-auction';

/** Rows by their keys, column by column; -1 where there is no pair. */
function listsOf(keys: readonly (readonly number[])[]): RowLists {
  const pairs = keys.map((row) => row.flatMap((key, column) => (key < 0 ? [] : [{ column, key }])));
  const ends = pairs.map((_, row) => pairs.slice(0, row + 1).reduce((sum, one) => sum + one.length, 0));
  return new RowLists({
    start: Int32Array.of(0, ...ends),
    end: Int32Array.from(ends),
    column: Int32Array.from(pairs.flat(), ({ column }) => column),
    key: Int32Array.from(pairs.flat(), ({ key }) => key),
  });
}
const rowsOf = (count: number): number[] => Array.from({ length: count }, (_, row) => row);

/** Which rows look around, in turn, while something is done. */
function looksDuring(act: () => void): number[] {
  const before = Object.getOwnPropertyDescriptor(BestTwo.prototype, 'look')!;
  const look = before.value as BestTwo['look'];
  const rows: number[] = [];
  Object.defineProperty(BestTwo.prototype, 'look', {
    ...before,
    value: function (this: BestTwo, ...given: Parameters<BestTwo['look']>) {
      rows.push(given[0]);
      look.apply(this, given);
    },
  });
  try {
    act();
  } finally {
    Object.defineProperty(BestTwo.prototype, 'look', before);
  }
  return rows;
}

describe('a bid for a place', () => {
  const bid = (keys: readonly (readonly number[])[], units: readonly number[], mostRaise = 99, nothing?: number) => {
    const market = new Market(Int32Array.from(units));
    const worth = nothing === undefined ? undefined : new Float64Array(keys.length).fill(nothing);
    const { left } = new PlaceAuction(listsOf(keys), market, rowsOf(keys.length), worth, mostRaise);
    return { price: [...market.price], rowAt: [...market.rowAt], left };
  };

  test('goes to where the next best would be as good', () => {
    expect(bid([[9, 4]], [1, 1])).toEqual({ price: [5, 0], rowAt: [0, -1], left: [] });
    expect(bid([[9, 4]], [1, 1], 99, 6).price).toEqual([3, 0]);
    expect(bid([[9, 4]], [1, 1], 99, 2).price).toEqual([5, 0]);
  });

  test('goes no further than there is reason to, where there is no next best', () => {
    expect(bid([[9]], [1], 7).price).toEqual([7]);
    expect(bid([[9, 4]], [1, 1], 3).price).toEqual([3, 0]);
  });

  test('makes no price while a place is free, then the lowest of all bids', () => {
    expect(bid([[9, 4]], [2, 1]).price).toEqual([0, 0]);
    expect(
      bid(
        [
          [9, 4],
          [8, 5],
        ],
        [2, 1],
      ),
    ).toMatchObject({ price: [3, 0], left: [] });
    expect(
      bid(
        [
          [8, 5],
          [9, 4],
          [9, 1],
        ],
        [2, 1],
      ),
    ).toMatchObject({ price: [5, 2], rowAt: [1, 2, 0] });
  });

  test('of an equal that is free comes before one that is held', () => {
    for (const first of [0, 1, 2, 3]) {
      const keys = [[5, 5, 5, 5].map((key, column) => (column === first ? key : -1)), [5, 5, 5, 5], [5, 5, 5, 5]];
      const { price, rowAt, left } = bid(keys, [1, 1, 1, 1]);
      expect(left).toEqual([]);
      expect(rowAt[first]).not.toBe(-1);
      // Whoever has one choice alone may have bid for it; nobody else need have.
      for (const column of [0, 1, 2, 3]) if (column !== first) expect(price[column]).toBe(0);
    }
  });
});

describe('between equals', () => {
  const tied = (rows: number, columns: number) => rowsOf(rows).map(() => rowsOf(columns).map(() => 5));
  const kinds: readonly [string, (rows: number, columns: number) => readonly number[]][] = [
    [
      'students',
      (rows, columns) =>
        new PlaceAuction(
          listsOf(tied(rows, columns)),
          new Market(new Int32Array(columns).fill(1)),
          rowsOf(rows),
          undefined,
          99,
        ).left,
    ],
    [
      'mentors',
      (rows, columns) =>
        new StudentAuction(
          listsOf(tied(rows, columns)),
          new Market(new Int32Array(columns).fill(1)),
          new Int32Array(rows).fill(1),
          99,
        ).left,
    ],
  ];

  test.each(kinds)('%s take what is free, then move twice each at no higher price, and the rest is left', (_, run) => {
    for (const [rows, columns] of [
      [3, 2],
      [4, 2],
      [7, 2],
    ] as const) {
      let left: readonly number[] = [];
      const looks = looksDuring(() => void (left = run(rows, columns)));
      expect(left).toHaveLength(rows - columns);
      // Everybody looks once, whoever is put out by one of the moves once more.
      expect(looks).toHaveLength(rows + 2 * rows);
      // Nobody keeps a place because others are always named first.
      expect(new Set(looks.slice(rows)).size).toBeGreaterThan(2);
    }
  });

  test.each(kinds)('%s need no second look where there is enough', (_, run) =>
    expect(looksDuring(() => expect(run(2, 2)).toEqual([]))).toHaveLength(2),
  );
});

describe('a bid for a student', () => {
  const bid = (keys: readonly (readonly number[])[], places: readonly number[], mostRaise = 99) => {
    const market = new Market(new Int32Array(keys[0]!.length).fill(1));
    const { left } = new StudentAuction(listsOf(keys), market, Int32Array.from(places), mostRaise);
    return { price: [...market.price], rowAt: [...market.rowAt], left };
  };

  test('goes to where the next best would be as good, for all that a mentor holds', () => {
    expect(bid([[9, 4]], [1])).toEqual({ price: [5, 0], rowAt: [0, -1], left: [] });
    expect(bid([[9, 7, 4]], [2])).toEqual({ price: [5, 3, 0], rowAt: [0, 0, -1], left: [] });
    expect(bid([[9, 4]], [1], 3).price).toEqual([3, 0]);
    expect(bid([[9]], [1], 7).price).toEqual([7]);
  });

  test('that is higher puts another mentor out, who bids for somebody else', () =>
    expect(
      bid(
        [
          [9, 4],
          [9, 1],
        ],
        [1, 1],
      ),
    ).toEqual({ price: [8, 3], rowAt: [1, 0], left: [] }));

  test('is not made by a mentor for whom nobody is there: the place is left', () => {
    let left: readonly number[] = [];
    const looks = looksDuring(
      () =>
        void (left = bid(
          [
            [9, -1],
            [-1, -1],
            [-1, 3],
          ],
          [3, 1, 0],
        ).left),
    );
    expect([...left].sort()).toEqual([0, 0, 1]);
    expect(looks).toHaveLength(4);
  });
});

describe('what a row likes', () => {
  test('is nothing before it has looked', () => {
    const { best, bestGain, second, secondGain } = new BestTwo(listsOf([[5]]), new Float64Array(1));
    expect([best, bestGain, second, secondGain]).toEqual([-1, -Infinity, -1, -Infinity]);
  });

  test.each([5, 9, 40, 59])('is found beyond the %i best, when it holds those', (held) => {
    const lists = listsOf([rowsOf(60).map((at) => 1_000 - 3 * at)]);
    const look = new BestTwo(lists, new Float64Array(60));
    look.look(
      0,
      -Infinity,
      Int32Array.from(rowsOf(60), (at) => (at < held ? 0 : -1)),
    );
    expect([look.best, look.second]).toEqual([held, held + 1 < 60 ? held + 1 : -1]);
  });
});

describe('a path', () => {
  test('of one step is found by reading no further', () => {
    for (const keys of [rowsOf(100).map((at) => 100 - at), rowsOf(100).map(() => 7)]) {
      const lists = listsOf([keys]);
      const market = new Market(new Int32Array(100).fill(1));
      new ShortestPaths(lists, market, undefined).place(0);
      expect([lists.listed[0], market.taken.reduce((sum, one) => sum + one, 0)]).toEqual([8, 1]);
      expect([...market.price]).toEqual(keys.map(() => 0));
    }
  });

  test.each([3, 15, 16, 17, 33, 59])('is found past %i places that others hold, who have no other', (taken) => {
    const mine = rowsOf(60).map((at) => 1_000 - at);
    for (const last of [false, true]) {
      // Either first or last of the rows.
      const holders = rowsOf(taken).map((at) => rowsOf(60).map((column) => (column === at ? 9 : -1)));
      const me = last ? taken : 0;
      const lists = listsOf(last ? [...holders, mine] : [mine, ...holders]);
      const market = new Market(new Int32Array(60).fill(1));
      for (const at of rowsOf(taken)) market.take(at, last ? at : at + 1, 9);
      new ShortestPaths(lists, market, undefined).place(me);
      expect(market.rowAt.indexOf(me)).toBe(taken);
      // Each of the others costs what it is better by.
      expect([...market.price]).toEqual(mine.map((key, at) => (at < taken ? key - mine[taken]! : 0)));
    }
  });
});
