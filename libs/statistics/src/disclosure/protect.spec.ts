import { inVain, dimension, releaseOfCounts } from '../spec/small-release';
import { noiseOf } from './cell-key';
import { mergeCodes } from './merging';
import { protect } from './protect';
import type { Attack, Profile, Protected, Release } from './types';

const find = ({ cells }: Protected, table: string, at: Record<string, string>) =>
  cells.find((cell) => cell.table === table && JSON.stringify(cell.at) === JSON.stringify(at));
const codes = ({ cells }: Protected) =>
  cells.flatMap(({ at, n }) => ('code' in n ? [`${Object.values(at).join('.')} ${n.code}`] : [])).sort();

describe('counts', () => {
  const counts = [
    [3, 40, 50],
    [60, 30, 35],
    [45, 33, 61],
  ];

  test('a small one is hidden, and three more so that it cannot be worked out', async () => {
    const done = await protect(releaseOfCounts(counts), inVain);
    // Large cells are shown first, so that small ones are hidden.
    expect(codes(done)).toEqual(['a0.b0 c', 'a0.b1 c', 'a2.b0 c', 'a2.b1 c']);
    expect(done.hidden).toEqual({ primary: 1, secondary: 3 });
  });

  test('by profile: with noise, to 5, to 10, as they are', async () => {
    const grand = async (profile: Profile) =>
      find(await protect(releaseOfCounts(counts, { profile }), inVain), 't', {})?.n;
    const { cells } = releaseOfCounts(counts);
    const key = cells.reduce((sum, { noiseKey }) => sum + noiseKey, 0);
    expect(await grand('public')).toEqual({ value: 357 + noiseOf(357, key) });
    expect([await grand('hesa'), await grand('ofs'), await grand('internal')]).toEqual([
      { value: 355 },
      { value: 360 },
      { value: 357 },
    ]);
    expect(codes(await protect(releaseOfCounts(counts, { profile: 'internal' }), inVain))).toEqual([]);
  });

  test('for OfS what is hidden says by its code how few', async () => {
    const few = [
      [0, 2, 22],
      [400, 500, 600],
      [300, 200, 900],
    ];
    const done = await protect(releaseOfCounts(few, { profile: 'ofs' }), inVain);
    expect(codes(done)).toEqual(expect.arrayContaining(['a0.b0 none', 'a0.b1 none', 'a0.b2 low']));
  });

  test('where nobody can be is no secret; where nobody is, is one for something sensitive', async () => {
    const zero = [
      [0, 40, 50],
      [60, 30, 35],
    ];
    const plain = releaseOfCounts(zero);
    expect(codes(await protect(plain, inVain))).toEqual([]);
    const sensitive = { dimensions: [dimension('a', 'a0 a1'), dimension('b', 'b0 b1 b2', true)] };
    expect((await protect(releaseOfCounts(zero, sensitive), inVain)).hidden.primary).toBe(1);
    const cells = plain.cells.map((cell) => (cell.n === 0 ? { ...cell, isStructuralZero: true } : cell));
    expect(codes(await protect({ ...plain, ...sensitive, cells }, inVain))).toEqual(['a0.b0 z']);
  });

  test('all of a small group with one code of something sensitive are hidden', async () => {
    const sensitive = { dimensions: [dimension('a', 'a0 a1'), dimension('b', 'b0 b1', true)] };
    const done = await protect(
      releaseOfCounts(
        [
          [30, 0],
          [200, 300],
        ],
        sensitive,
      ),
      inVain,
    );
    expect(codes(done)).toEqual(expect.arrayContaining(['a0.b0 c', 'a0.b1 c']));
    expect(done.hidden.primary).toBe(2);
  });
});

describe('shares and means', () => {
  const n = [
    [22, 400, 300],
    [60, 500, 600],
    [90, 200, 900],
  ];
  const x = [
    [11, 200, 150],
    [2, 250, 300],
    [88, 100, 450],
  ];
  const rates = async (profile: Profile) => {
    const done = await protect(releaseOfCounts(n, { profile, kind: 'rate', x }), inVain);
    return ['a0', 'a1', 'a2'].map((a) => find(done, 't', { a, b: 'b0' })?.rate);
  };

  test('of 22, of two with the outcome and of two without are hidden; OfS says which', async () => {
    expect(await rates('hesa')).toEqual([{ code: 'low' }, { code: 'c' }, { code: 'c' }]);
    expect(await rates('public')).toEqual([{ code: 'low' }, { code: 'c' }, { code: 'c' }]);
    expect(await rates('ofs')).toEqual([{ code: 'low' }, { code: 'DPL' }, { code: 'DPH' }]);
    expect((await rates('internal')).every((rate) => rate && 'value' in rate)).toBe(true);
  });

  test('rest on what is shown and nothing else, but for OfS', async () => {
    const of = async (profile: Profile) =>
      find(await protect(releaseOfCounts([[203, 404]], { profile, kind: 'rate', x: [[101, 202]] }), inVain), 't', {});
    expect(await of('hesa')).toMatchObject({ n: { value: 605 }, x: { value: 305 }, rate: { value: 0.504 } });
    expect(await of('ofs')).toMatchObject({ n: { value: 610 }, rate: { value: 0.499 } });
    expect(await of('ofs')).not.toHaveProperty('x');
  });

  test('a mean of seven is hidden, and what would give it away', async () => {
    const release = releaseOfCounts(
      [
        [7, 90],
        [80, 70],
      ],
      { kind: 'mean' },
    );
    const cells = release.cells.map((cell) => ({ ...cell, sum: cell.n * 3, sumOfSquares: cell.n * 10 }));
    const done = await protect({ ...release, cells }, inVain);
    const means = done.cells.flatMap(({ at, mean }) => (mean && 'code' in mean ? [Object.values(at).join('.')] : []));
    expect(means.sort()).toEqual(['a0.b0', 'a0.b1', 'a1.b0', 'a1.b1']);
  });
});

describe('what no table shows', () => {
  test('groups of one beside each other are hidden with their sum', async () => {
    // Row a0 hides 1, 1 and nothing else would be needed: but each of the two knows the other from the row's total.
    const ones = await protect(
      releaseOfCounts([
        [1, 1, 90],
        [1, 1, 80],
        [70, 60, 50],
      ]),
      inVain,
    );
    expect(codes(ones).filter((one) => one.startsWith('a0.')).length).toBe(3);
  });

  test('five groups of one: each would know the others from what is left of the total', async () => {
    const ones = await protect(
      releaseOfCounts([
        [1, 1, 1, 1, 1, 90],
        [50, 60, 70, 80, 90, 85],
        [40, 55, 65, 75, 95, 45],
      ]),
      inVain,
    );
    expect(codes(ones).filter((one) => one.startsWith('a0')).length).toBeGreaterThan(5);
  });

  test('a wider and a narrower group that differ by few are not both shown', async () => {
    const dimensions = [dimension('wide', 'in out'), dimension('narrow', 'in out')];
    const cell = (wide: string, narrow: string, n: number) => ({
      at: [wide, narrow],
      n,
      x: 0,
      noiseKey: n,
      noiseKeyX: 0,
    });
    const release = (more: number): Release => ({
      profile: 'public',
      dimensions,
      tables: ['wide', 'narrow'].map((key) => ({ id: key, measure: 'm', by: [key], kind: 'count' })),
      cells: [
        cell('in', 'in', 90),
        cell('in', 'out', more),
        { ...cell('out', 'in', 0), isStructuralZero: true },
        cell('out', 'out', 200),
      ],
    });
    const shown = async (more: number) =>
      (await protect(release(more), inVain)).cells.filter(({ n }) => 'value' in n).length;
    expect(await shown(50)).toBe(6);
    expect(await shown(3)).toBeLessThan(6);
  });

  test('the same people in two measures are hidden in both', async () => {
    const { dimensions, cells } = releaseOfCounts([
      [3, 60],
      [50, 70],
    ]);
    const table = (id: string, measure: string, kind: 'count' | 'rate') => ({ id, measure, by: ['a', 'b'], kind });
    const asOutcome = cells.map((one) => ({
      ...one,
      measure: 'whole',
      n: one.n + 100,
      x: one.n,
      noiseKeyX: one.noiseKey,
    }));
    const asPeople = cells.map((one) => ({ ...one, measure: 'part' }));
    const tables = [table('t1', 'whole', 'rate'), table('t2', 'part', 'count')];
    const done = await protect({ profile: 'public', dimensions, tables, cells: [...asOutcome, ...asPeople] }, inVain);
    expect(find(done, 't2', { a: 'a0', b: 'b0' })?.n).toEqual({ code: 'c' });
    expect(find(done, 't1', { a: 'a0', b: 'b0' })?.rate).toEqual({ code: 'c' });
    expect(find(done, 't1', { a: 'a0', b: 'b0' })?.n).toHaveProperty('value');
  });

  test('what an earlier release shows of the same people counts as shown', async () => {
    const release = releaseOfCounts([
      [3, 60, 40],
      [50, 70, 45],
      [30, 80, 90],
    ]);
    const cellsOf = (done: Protected) => done.cells.filter(({ n }) => 'code' in n).map(({ at }) => at);
    const [hidden] = cellsOf(await protect(release, inVain)).filter(({ a, b }) => `${a}${b}` !== 'a0b0');
    const known = [{ measure: 'm', at: hidden ?? {}, of: 'n' as const, low: 60, high: 60 }];
    const then = cellsOf(await protect({ ...release, known }, inVain));
    expect(then).not.toEqual(cellsOf(await protect(release, inVain)));
  });
});

describe('the attack', () => {
  const release = releaseOfCounts([
    [3, 60],
    [50, 70],
  ]);

  test('where it gets through, what weighs most is hidden next; in the end the table is withheld', async () => {
    const asked: number[] = [];
    const through: Attack = ({ targets, rows }) => {
      asked.push(rows.length);
      return Promise.resolve(targets.map(() => ({ low: 1, high: 2, heaviest: [...rows.keys()] })));
    };
    const done = await protect(release, through).catch((fault: unknown) => fault);
    expect(done).toMatchObject({ attack: { withheld: ['t'] } });
    expect((done as Protected).cells.every(({ n }) => 'code' in n && n.code === 'N11')).toBe(true);
    expect(asked.length).toBeGreaterThan(3);
    expect(asked.every((rows, at) => at === 0 || rows < (asked[at - 1] ?? 0) || rows === 0)).toBe(true);
  });

  test('one that leaves out a target is a defect', async () => {
    await expect(protect(release, () => Promise.resolve([]))).rejects.toThrow('left out');
  });

  test('limits within one and two, or fewer than three steps apart, are too narrow; three are not', async () => {
    const withLimits = (low: number, high: number) =>
      protect(release, ({ targets }) => Promise.resolve(targets.map(() => ({ low, high, heaviest: [] }))));
    expect((await withLimits(0.2, 3.1)).attack.withheld).toEqual(['t']);
    expect((await withLimits(0, 3)).attack).toEqual({ tried: 1, rounds: 0, withheld: [], narrowest: 3 });
  });
});

describe('advice, and what is kept', () => {
  const many = releaseOfCounts([
    [2, 3, 90],
    [3, 1, 80],
    [40, 60, 50],
  ]);

  test('where more than a fifth is hidden, joining two codes is offered, and helps', async () => {
    const { advice } = await protect(many, inVain);
    const [best] = advice;
    expect(best).toMatchObject({ table: 't', unsafe: 4 });
    const merged = mergeCodes(many, best?.dimension ?? '', best?.codes ?? ['', '']);
    const then = await protect(merged, inVain);
    expect(then.hidden.primary).toBe(best?.unsafeThen);
    expect(
      (
        await protect(
          releaseOfCounts([
            [20, 30],
            [40, 50],
          ]),
          inVain,
        )
      ).advice,
    ).toEqual([]);
  });

  test('the log says plan, rules, what is hidden, how the attack went, and each code that stands in the release', async () => {
    const { log, attack } = await protect(many, inVain);
    expect(log).toMatchObject({
      profile: 'public',
      plan: many.tables,
      attack,
      hidden: [{ table: 't', of: 16, primary: 4 }],
    });
    expect(log.rules.join(' ')).toContain('Counts from 1 to 4 are hidden.');
    expect(log.symbols).toEqual([{ code: 'c', meaning: 'Hidden, so that nobody can be told from the figures.' }]);
    expect(await protect(many, inVain)).toEqual(await protect(many, inVain));
  });

  test('cells outside their dimensions, and more outcomes than people, are refused', async () => {
    const [cell] = many.cells;
    const broken = (over: object) => protect({ ...many, cells: cell ? [{ ...cell, ...over }] : [] }, inVain);
    await expect(broken({ at: ['a0', 'b9'] })).rejects.toThrow(RangeError);
    await expect(broken({ x: 5, n: 4 })).rejects.toThrow(RangeError);
    await expect(broken({ isStructuralZero: true })).rejects.toThrow(RangeError);
  });
});
