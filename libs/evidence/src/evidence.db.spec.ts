import type { PublishedCell } from '@footing/statistics';
import type { SnapshotScale } from './domain/snapshot-scale';
import { bitsOf } from './domain/stages';
import { Evidence } from './evidence.service';
import { Flow } from './flow.service';
import type { Ask } from './measures/ask';
import { measures } from './measures/catalogue';
import { Snapshots } from './snapshots/snapshots.service';
import { EvidenceStage } from './spec/evidence-stage';
import { dimension, madeUp, type MadeUp, times } from './spec/made-up';

let stage: EvidenceStage;
beforeAll(async () => {
  stage = await EvidenceStage.open();
});
afterAll(() => stage.close());

const table = (ask: Ask) => stage.get(Evidence).table(stage.as('analyst'), ask);
const at = (cells: readonly PublishedCell[], codes: Readonly<Record<string, string>> = {}) =>
  cells.find((cell) => JSON.stringify(Object.entries(cell.at).sort()) === JSON.stringify(Object.entries(codes).sort()));

/** Cells without the name of their table; sums of scores can differ in the last digit by the order they were added in. */
const rounded = (cells: readonly PublishedCell[] = []): unknown =>
  JSON.parse(
    JSON.stringify(
      cells.map(({ table: _, ...cell }) => cell),
      (_, value: unknown) => (typeof value === 'number' ? Number(value.toPrecision(10)) : value),
    ),
  );

/** Admissions to Berkeley in 1973, as R has them: by department, men admitted and applying, women admitted and applying. */
const BERKELEY: Readonly<Record<string, readonly [number, number, number, number]>> = {
  ...{ A: [512, 825, 89, 108], B: [353, 560, 17, 25], C: [120, 325, 202, 593] },
  ...{ D: [138, 417, 131, 375], E: [53, 191, 94, 393], F: [22, 373, 24, 341] },
};

const outcomes = (value: 0 | 1) => [null, null, null, value];
const berkeley = (): MadeUp[] =>
  Object.entries(BERKELEY).flatMap(([dept, [men, ofMen, women, ofWomen]]) =>
    [['male', men, ofMen] as const, ['female', women, ofWomen] as const].flatMap(([sex, x, n]) => [
      ...times(x, { codes: { dept, sex }, outcomes: outcomes(1) }),
      ...times(n - x, { codes: { dept, sex }, outcomes: outcomes(0) }),
    ]),
  );

describe('the admissions of Berkeley', () => {
  let snapshot = 0;
  const ask = (more: Partial<Ask> = {}): Ask => ({
    ...{ snapshot, measure: 'M14', outcome: 'progression' },
    compare: { dimension: 'sex', priority: 'female', comparator: 'male', within: 'dept' },
    ...more,
  });
  beforeAll(async () => {
    const dimensions = [dimension('sex', ['male', 'female']), dimension('dept', Object.keys(BERKELEY))];
    snapshot = await madeUp(stage, { dimensions, people: berkeley() });
  });

  test('the gap of all together and that within departments are what R works out, and that they point apart is said', async () => {
    const { figures, notes } = await table(ask());
    const [crude, adjusted] = figures;
    expect(crude).toMatchObject({ measure: 'M14', refused: null });
    // To a thousandth: a gap goes out in tenths of a point.
    expect(crude?.value).toBeCloseTo(0.141645428247, 3);
    expect(crude?.low).toBeCloseTo(0.113213121443, 3);
    expect(crude?.high).toBeCloseTo(0.16956951103, 3);
    expect(adjusted).toMatchObject({ measure: 'M15', refused: null });
    expect(adjusted?.value).toBeCloseTo(-0.018425196191, 11);
    expect(notes.map(({ code }) => code)).toContain('simpson');
  });

  test('also of counts with noise, and in the form of HESA', async () => {
    for (const profile of ['public', 'hesa'] as const) {
      const { figures, notes } = await table(ask({ profile }));
      expect(figures[0]?.value).toBeGreaterThan(0.1);
      expect(figures[1]?.value).toBeLessThan(0);
      expect(notes.map(({ code }) => code)).toContain('simpson');
    }
  });

  test('where the two agree nothing is said', async () => {
    const within = 'cohort';
    const { figures, notes } = await table(ask({ compare: { ...ask().compare!, within } }));
    expect(figures[1]?.value).toBeCloseTo(0.141645428247, 11);
    expect(notes.map(({ code }) => code)).not.toContain('simpson');
  });

  test('what goes out is rounded or changed, and the whole of it agrees with itself', async () => {
    const { cells } = await table({ snapshot, measure: 'M12', outcome: 'progression', by: ['sex'], profile: 'hesa' });
    expect(at(cells)).toMatchObject({ n: { value: 4525 }, x: { value: 1755 } });
    expect(at(cells, { sex: 'male' })).toMatchObject({ n: { value: 2690 }, x: { value: 1200 } });
    const noisy = await table({ snapshot, measure: 'M11', outcome: 'progression', by: ['sex'], profile: 'public' });
    const again = await table({ snapshot, measure: 'M11', outcome: 'progression', by: ['sex'], profile: 'public' });
    expect(again.cells).toEqual(noisy.cells);
    const [all] = [at(noisy.cells)?.n ?? { code: 'z' }];
    expect(Math.abs(('value' in all ? all.value : 0) - 4526)).toBeLessThanOrEqual(2);
  });

  test('a group of fewer than 23 has no gap', async () => {
    const people = [
      ...times(40, { codes: { sex: 'male' }, outcomes: outcomes(1) }),
      ...times(22, { codes: { sex: 'female' }, outcomes: outcomes(0) }),
    ];
    const few = await madeUp(stage, { dimensions: [dimension('sex', ['male', 'female'])], people });
    const { figures, notes } = await table({
      ...{ snapshot: few, measure: 'M14', outcome: 'progression' },
      compare: { dimension: 'sex', priority: 'female', comparator: 'male' },
    });
    expect(figures).toMatchObject([{ value: null, refused: 'N15' }]);
    expect(notes.map(({ code }) => code)).toContain('N15');
  });
});

const scale = (wave: SnapshotScale['wave'], more: Partial<SnapshotScale> = {}): SnapshotScale => ({
  ...{ key: `${wave}:sure`, wave, scale: 'sure', name: 'How sure', sha256: 'a'.repeat(64), isLocked: false },
  ...{ alpha: 0.8, alphaOf: 40, ...more },
});

/** Forty people at two times, and what R says of them. */
const BEFORE = [
  ...[4.96, 2.59, 1.46, 1.28, 1.97, 4.17, 2.36, 4.89, 1.66, 2.84, 1.69, 1.93, 4.09, 1.39, 2.81, 1.34, 3.24, 1.03, 4.94],
  ...[2.27, 3.56, 2.18, 4.99, 4.62, 4.95, 1.26, 3.51, 2.96, 4.88, 2.45, 3.72, 2.05, 1.74, 1.74, 2.52, 4.39, 2.99, 4.16],
  ...[4.35, 2.83],
];
const AFTER = [
  ...[
    5, 3.45, 2.8, 1, 3.29, 4.62, 3.26, 5, 1.17, 2.92, 1.29, 2.8, 4.48, 1.63, 2.77, 1.19, 4.34, 1, 5, 2.82, 4.83, 1.92,
  ],
  ...[5, 3.87, 4.94, 1.24, 4.89, 3.73, 5, 3.49, 3.81, 2.34, 2.33, 3.41, 3.4, 5, 2.04, 4.71, 4.78, 2.41],
];

describe('scales', () => {
  const taken = (scales: readonly SnapshotScale[]) =>
    madeUp(stage, {
      scales,
      people: [
        ...BEFORE.map((before, place) => ({ scores: [before, AFTER[place] ?? null] })),
        ...times(9, { scores: [3, null] }),
      ],
    });
  const both = [scale('baseline'), scale('close')];

  test('mean, change and standardised change of those who answered both times, as R works them out', async () => {
    const snapshot = await taken(both);
    const change = await table({ snapshot, measure: 'M08', scale: 'sure' });
    const cell = at(change.cells);
    expect(cell?.n).toEqual({ value: 40 });
    const mean = cell?.mean && 'value' in cell.mean ? cell.mean : { value: NaN, low: NaN, high: NaN };
    expect(mean.value).toBeCloseTo(0.35525, 10);
    expect(mean.low).toBeCloseTo(0.156729105733, 10);
    expect(mean.high).toBeCloseTo(0.553770894267, 10);
    expect(change.notes.map(({ code }) => code)).toContain('change-not-impact');
    const [g] = (await table({ snapshot, measure: 'M09', scale: 'sure' })).figures;
    expect(g?.value).toBeCloseTo(0.272681713768, 9);
    expect(g?.low).toBeCloseTo(0.116131894577, 9);
    expect(g?.high).toBeCloseTo(0.429231532959, 9);
    const first = await table({ snapshot, measure: 'M07', scale: 'baseline:sure' });
    expect(at(first.cells)).toMatchObject({ n: { value: 49 } });
    expect((await table({ snapshot, measure: 'M10', scale: 'close:sure' })).figures).toMatchObject([{ value: 0.8 }]);
  });

  test.each([
    ['N08', 'its parts do not hang together', [scale('baseline'), scale('close', { alpha: 0.59 })]],
    ['N07', 'its words differ between times', [scale('baseline'), scale('close', { sha256: 'b'.repeat(64) })]],
  ] as const)('%s stands in place of the number where %s', async (code, _, scales) => {
    const snapshot = await taken(scales);
    const change = await table({ snapshot, measure: 'M08', scale: 'sure' });
    expect(at(change.cells)).toMatchObject({ n: { value: 40 }, mean: { code } });
    expect(change.notes.map((note) => note.code)).toContain(code);
    expect((await table({ snapshot, measure: 'M09', scale: 'sure' })).figures).toMatchObject([
      { value: null, refused: code },
    ]);
  });
});

describe('taking part', () => {
  const group = dimension('group:x', ['in', 'out'], true);
  const stages = (...reached: Parameters<typeof bitsOf>[0]) => bitsOf(['eligible', 'invited', 'applied', ...reached]);
  const counted = (n: number) => ({ n, noiseKey: n & 255 });
  const reached = (eligible: number, invited: number, applied: number, matched: number) => ({
    ...{ eligible: counted(eligible), invited: counted(invited), applied: counted(applied), matched: counted(matched) },
  });
  let snapshot = 0;
  beforeAll(async () => {
    const met = stages('allocated', 'matched', 'met');
    const asked = (said: 1 | 2) => [0, 0, said, 0, 0];
    const paired = (months: readonly number[], hasEnded: boolean, more: MadeUp = {}): MadeUp[] =>
      months.map((month) => ({ stages: met, lastedDays: 30 * month + 3, hasEnded, meetings: 3, fit: 32_000, ...more }));
    const people = [
      // Months and ends as given to R's survfit.
      ...paired([0, 0, 1, 1, 1, 2, 3, 3], true, { codes: { meetings: '3', 'group:x': 'in' }, waves: asked(1) }),
      ...paired([0, 0, 1, 1, 1, 2, 2, 3, 3, 3], false, { codes: { meetings: '3', 'group:x': 'in' }, waves: asked(2) }),
      ...paired(
        Array.from({ length: 9 }, () => 4),
        false,
        { codes: { meetings: '3', 'group:x': 'out' }, waves: asked(2), fit: 64_000 },
      ),
      ...paired(
        Array.from({ length: 10 }, () => 6),
        false,
        {
          ...{ codes: { meetings: '6-7', 'group:x': 'out' }, waves: asked(2), meetings: 7, fit: 64_000 },
        },
      ),
      ...times(13, { stages: stages('allocated'), codes: { arm: 'unmatched', 'group:x': 'out' }, waves: asked(1) }),
      ...times(50, { stages: stages(), codes: { arm: 'unmatched', 'group:x': 'out' }, waves: asked(2) }),
    ];
    const population = [
      { round: 1, cohort: '2025/26', group: null, reached: reached(1000, 600, 130, 40) },
      { round: 1, cohort: '2025/26', group: 'group:x', reached: reached(300, 200, 40, 18) },
    ];
    snapshot = await madeUp(stage, { dimensions: [{ ...group, kind: 'group' }], people, population });
  });

  test('reach is of everybody who could take part, in a group and out of it', async () => {
    const { cells } = await table({ snapshot, measure: 'M01', by: ['group:x'] });
    expect(at(cells)).toMatchObject({ n: { value: 1000 }, x: { value: 40 } });
    expect(at(cells, { 'group:x': 'in' })).toMatchObject({ n: { value: 300 }, x: { value: 18 } });
    expect(at(cells, { 'group:x': 'out' })).toMatchObject({ n: { value: 700 }, x: { value: 22 } });
    await expect(table({ snapshot, measure: 'M01', by: ['arm'] })).rejects.toMatchObject({ code: 'evidence.wrong' });
  });

  test('take-up counts those who met as often as the plan asks, of those who had a mentor proposed', async () => {
    expect(at((await table({ snapshot, measure: 'M02', minimumMeetings: 3 })).cells)).toMatchObject({
      n: { value: 50 },
      x: { value: 37 },
    });
    expect(at((await table({ snapshot, measure: 'M02', minimumMeetings: 4 })).cells)).toMatchObject({
      x: { value: 10 },
    });
  });

  test('the middle dose is read from counts by band', async () => {
    const { figures } = await table({ snapshot, measure: 'M03', dose: 'meetings' });
    expect(figures).toMatchObject([{ label: 'Everybody', value: 3, low: 3, high: 3 }]);
  });

  test('who answered, and how far those with a mentor answered more', async () => {
    const { cells } = await table({ snapshot, measure: 'M04', wave: 'close', by: ['arm'] });
    expect(at(cells)).toMatchObject({ n: { value: 100 }, x: { value: 79 } });
    const [difference] = (await table({ snapshot, measure: 'M05', wave: 'close' })).figures;
    expect(difference?.value).toBeCloseTo(29 / 37 - 50 / 63, 3);
    // By hand: 29 of 37, 50 of 63; about 0.79.
    const rate = 0.79;
    const squares = 37 * (29 / 37 - rate) ** 2 + 63 * (50 / 63 - rate) ** 2;
    const [r] = (await table({ snapshot, measure: 'M06', wave: 'close', by: ['arm'] })).figures;
    expect(r?.value).toBeCloseTo(1 - 2 * Math.sqrt(squares / 99), 10);
  });

  test('how long mentoring lasts, as R’s survfit has it', async () => {
    const { figures } = await table({ snapshot, measure: 'M20' });
    expect(figures).toMatchObject([{ label: 'After 90 days' }, { label: 'After 180 days' }]);
    expect(figures[0]?.value).toBeCloseTo(0.82810082810083, 10);
    expect(figures[0]?.low).toBeCloseTo(0.65585434829846, 8);
    expect(figures[0]?.high).toBeCloseTo(0.91911514563264, 8);
    expect(figures[1]?.value).toBeCloseTo(0.75909242575909, 10);
  });

  test('cost, fit by group and what could be found, by hand', async () => {
    expect((await table({ snapshot, measure: 'M19', cost: 3700 })).figures).toMatchObject([{ value: 100 }]);
    const { cells } = await table({ snapshot, measure: 'M21', by: ['group:x'] });
    const mean = (code: string) => {
      const found = at(cells, { 'group:x': code })?.mean;
      return found && 'value' in found ? found.value : NaN;
    };
    expect(mean('in')).toBeCloseTo(32_000 / 655.35, 8);
    expect(mean('out')).toBeCloseTo(64_000 / 655.35, 8);
    const [smallest] = (await table({ snapshot, measure: 'M22' })).figures;
    // R gives 0.577624758885 for 40 and 60; these are 37 and 63.
    expect(smallest?.value).toBeCloseTo(0.577624758885 * Math.sqrt(0.24 / (0.37 * 0.63)), 10);
  });

  test('the flow goes from everybody to those who say yes, each step a part of one before it', async () => {
    const steps = await stage.get(Flow).of(stage.as('analyst'), { snapshot });
    expect(steps.map(({ stage: name, n }) => [name, 'value' in n ? n.value : n.code])).toEqual([
      ...[
        ['eligible', 1000],
        ['invited', 600],
        ['applied', 130],
        ['counted', 100],
        ['allocated', 50],
      ],
      ...[
        ['matched', 37],
        ['met', 37],
        ['completed', 0],
        ['surveyed', 0],
      ],
    ]);
    const out = await stage.get(Flow).of(stage.as('analyst'), { snapshot, profile: 'hesa' });
    for (const { n } of out) expect('code' in n || n.value % 5 === 0).toBe(true);
  });

  test('a report says of each table what the table says by itself, and hides in one what would tell of another', async () => {
    const asks = [
      ...[{ measure: 'M04', wave: 'close', by: ['arm'] } as const, { measure: 'M02', by: ['group:x'] } as const],
      ...[{ measure: 'M20' } as const, { measure: 'M21', by: ['group:x'] } as const, { measure: 'M01' } as const],
    ];
    const together = await stage.get(Evidence).report(stage.as('analyst'), { snapshot, asks });
    for (const [place, ask] of asks.entries()) {
      const alone = await table({ snapshot, ...ask });
      expect(together[place]?.figures).toEqual(alone.figures);
      expect(rounded(together[place]?.cells)).toEqual(rounded(alone.cells));
    }
    const out = await stage.get(Evidence).report(stage.as('analyst'), { snapshot, asks, profile: 'public' });
    const same = out.slice(0, 2).map(({ log }) => log.plan.length);
    // One release for both: what is hidden in one is hidden in the other.
    expect(same).toEqual([same[0], same[0]]);
    expect(same[0]).toBeGreaterThan(1);
  });

  test('one academic year alone', async () => {
    const none = await table({ snapshot, measure: 'M02', cohorts: ['2026/27'] });
    expect(at(none.cells)).toMatchObject({ n: { value: 0 } });
    const all = await table({ snapshot, measure: 'M02', cohorts: ['2025/26', '2026/27'] });
    expect(at(all.cells)).toMatchObject({ n: { value: 50 } });
  });

  test('outside the service few are hidden, and nothing that they follow from is shown', async () => {
    const { cells, hidden, notes } = await table({ snapshot, measure: 'M02', by: ['group:x'], profile: 'public' });
    expect(hidden.primary).toBeGreaterThan(0);
    expect(notes.map(({ code }) => code)).toContain('hidden');
    expect(at(cells, { 'group:x': 'in' })?.rate).toMatchObject({ code: expect.any(String) });
  });
});

test('every measure of the catalogue is answered, or says what it needs', async () => {
  const people = times(60, {
    stages: 255,
    scores: [3, 4],
    outcomes: [1, 1, 1, 1],
    waves: [2, 2, 2, 2, 2],
    fit: 9,
    lastedDays: 9,
  });
  const population = [
    {
      round: 1,
      cohort: '2025/26',
      group: null,
      reached: {
        eligible: { n: 90, noiseKey: 1 },
        invited: { n: 80, noiseKey: 1 },
        applied: { n: 70, noiseKey: 1 },
        matched: { n: 60, noiseKey: 1 },
      },
    },
  ];
  const snapshot = await madeUp(stage, { scales: [scale('baseline'), scale('close')], people, population });
  for (const { id, needs } of measures) {
    const full: Ask = {
      ...{ snapshot, measure: id, outcome: 'progression', wave: 'close', cost: 10 },
      scale: needs.includes('waves') ? 'sure' : 'close:sure',
      compare: { dimension: 'arm', priority: 'unmatched', comparator: 'matched', within: 'cohort' },
    };
    expect((await table(full)).cells.length).toBeGreaterThan(0);
    if (needs.some((need) => ['outcome', 'scale', 'cost', 'compare'].includes(need)) && id !== 'M13')
      await expect(table({ snapshot, measure: id })).rejects.toMatchObject({ kind: 'invalid', code: 'evidence.wrong' });
  }
});

test.each<[string, Partial<Ask>]>([
  ['a dimension that is not there', { by: ['shoe-size'] }],
  ['SQL for a dimension', { by: [`arm'; drop table student; --`] }],
  ['four dimensions', { by: ['arm', 'meetings', 'minutes', 'cohort'] }],
  ['the same twice', { by: ['arm', 'arm'] }],
  ['a year that is not there', { cohorts: ['1999/00'] }],
  ['half a meeting', { measure: 'M02', minimumMeetings: 0.5 }],
  ['an outcome that is none', { outcome: 'salary' as 'progression' }],
])('%s is told, and nothing is counted', async (_, more) => {
  await expect(table({ snapshot: 1, measure: 'M11', outcome: 'progression', ...more })).rejects.toMatchObject({
    kind: 'invalid',
    code: 'evidence.wrong',
  });
});

test('a table of a snapshot that is not there, or whose rows have gone, is none', async () => {
  await expect(table({ snapshot: 999, measure: 'M22' })).rejects.toMatchObject({ code: 'snapshot.not-found' });
  const snapshot = await madeUp(stage, { people: times(3, {}) });
  await stage.past(
    `update evidence.snapshot set taken_at = now() - interval '2 years' where number = $2 and institution_id = $1`,
    snapshot,
  );
  await stage.db.query('update evidence.snapshot set forgotten_at = now() where number = $1', [snapshot]);
  expect(await stage.db.query('select 1 from evidence.person where snapshot = $1', [snapshot])).toEqual([]);
  await expect(table({ snapshot, measure: 'M22' })).rejects.toMatchObject({ code: 'snapshot.not-found' });
  expect(await stage.get(Snapshots).list(stage.as('analyst'))).toContainEqual(
    expect.objectContaining({ number: snapshot }),
  );
});

test.each(['programme-lead', 'consultant', 'student', 'observer'] as const)('a %s asks for no table', async (role) => {
  const refused = { kind: 'forbidden', code: 'permission.missing' };
  await expect(stage.get(Evidence).table(stage.as(role), { snapshot: 1, measure: 'M22' })).rejects.toMatchObject(
    refused,
  );
  await expect(stage.get(Flow).of(stage.as(role), { snapshot: 1 })).rejects.toMatchObject(refused);
});
