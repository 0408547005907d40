import type { Actor } from '@footing/kernel';
import { Releases } from '../releases/releases.service';
import { type Desk, deskOf } from '../packs/spec/everything';
import { EvidenceStage } from '../spec/evidence-stage';
import { dimension, type MadeUp, madeUp, times } from '../spec/made-up';
import type { KpiInput } from './kpi.input';
import { KpiReadings } from './kpi-readings.service';
import { Kpis } from './kpis.service';

/*
 * Given somebody who keeps every figure that was ever told, and a student who takes their yes back,
 * when a KPI is read before and after, or a release is prepared from the same people,
 * then nothing that is shown differs by that student.
 */
let stage: EvidenceStage;
let desk: Desk;
let lead: Actor;

beforeEach(async () => {
  stage = await EvidenceStage.open();
  desk = await deskOf(stage);
  lead = desk.lead;
}, 60_000);
afterEach(() => stage.close());

const fifths = dimension('imd-2019', ['1', '2', '3', '4', '5', 'not-known']);
const group = (fifth: string, x: number, n: number, arm = 'matched'): MadeUp[] =>
  [1, 0].flatMap((has) =>
    times(has === 1 ? x : n - x, {
      ...{ codes: { 'imd-2019': fifth, arm, cohort: '2025/26' }, outcomes: [null, null, null, has] },
    }),
  );
/** Whoever goes is of the first fifth and did well; they stand last, so that everybody else is who they were. */
const people: MadeUp[] = [
  ...fifths.codes.filter(({ code }) => code !== '1').flatMap(({ code }) => group(code, 80, 110)),
  ...fifths.codes.flatMap(({ code }) => group(code, 30, 60, 'unmatched')),
  ...group('1', 60, 110).reverse(),
];
const snapshot = (gone: number) =>
  madeUp(stage, { dimensions: [fifths], people: people.slice(0, people.length - gone) });

const agreed = async (more: Partial<KpiInput> = {}): Promise<string> => {
  const kpis = stage.get(Kpis);
  const id = await kpis.add(lead, {
    ...{ name: 'Graduate outcomes', measure: 'M14', outcome: 'progression', population: 'participants' },
    ...{ characteristic: 'imd-2019', priority: '1', comparator: '5', threshold: '', reference: '', sourceNote: '' },
    ...{ championId: null, ownerId: null, ...more },
  });
  await kpis.move(lead, id, 'agree');
  return id;
};
const read = async (id: string, number: number) => {
  await stage.get(KpiReadings).take(desk.analyst, id, number);
  const [reading] = (await stage.get(Kpis).find(lead, id)).readings;
  const now = reading?.years.find(({ year }) => year === 2025);
  if (!now) throw new Error('nothing was read');
  return now;
};
const release = (number: number) =>
  stage.get(Releases).propose(desk.analyst, {
    ...{ snapshot: number, name: 'Autumn', profile: 'public' as const },
    asks: [{ measure: 'M11', outcome: 'progression', by: ['imd-2019', 'arm'], cohorts: ['2025/26'] }],
  });

test.each([1, 4])(
  'after %i took their yes back a second reading shows what the first did, and says so',
  async (gone) => {
    const id = await agreed();
    const before = await read(id, await snapshot(0));
    expect(before.figure).toHaveProperty('value');
    const after = await read(id, await snapshot(gone));
    expect(after).toEqual({ ...before, shownIn: 1 });
    // One more goes: from what was shown first they are two or five, and never one from what was shown last.
    const third = await read(id, await snapshot(gone + 1));
    expect('shownIn' in third).toBe(gone === 1);
  },
);

test('after more took it back a reading is anew, and what comes next is held against both', async () => {
  const id = await agreed();
  const before = await read(id, await snapshot(0));
  const after = await read(id, await snapshot(20));
  expect(after).not.toHaveProperty('shownIn');
  expect(after.figure).not.toEqual(before.figure);
  expect(await read(id, await snapshot(2))).toEqual({ ...after, shownIn: 2 });
});

test('a release one student away from a reading is held, and so is a reading one away from a release', async () => {
  await read(await agreed(), await snapshot(0));
  const one = await snapshot(1);
  await expect(release(one)).rejects.toMatchObject({ code: 'release.held' });
  const many = await snapshot(30);
  const { number, sha256 } = await release(many);
  await stage.get(Releases).sign(lead, number, sha256);
  const other = await agreed({ name: 'A second KPI' });
  expect(await read(other, await snapshot(31))).toEqual({
    ...{ year: 2025, figure: { code: 'c' }, priority: null, comparator: null, unknown: null, shownIn: null },
  });
});

test('two KPIs of one snapshot do not tell of the few who are in one group and not in the other', async () => {
  // Measured anew, three of the first fifth are of the second.
  const anew = dimension('imd-2025', ['1', '2', '3', '4', '5', 'not-known']);
  const both = people.map((one, at) => {
    const fifth = one.codes?.['imd-2019'] ?? '';
    return { ...one, codes: { ...one.codes, 'imd-2025': at >= people.length - 3 ? '2' : fifth } };
  });
  const number = await madeUp(stage, { dimensions: [fifths, anew], people: both });
  const [older, newer] = [await agreed(), await agreed({ name: 'Measured anew', characteristic: 'imd-2025' })];
  expect((await read(older, number)).figure).toHaveProperty('value');
  expect((await read(newer, number)).shownIn).toBeNull();
});

test('the same people again are the same figures again', async () => {
  const [first, again] = [await snapshot(0), await snapshot(0)];
  const id = await agreed();
  expect(await read(id, again)).toEqual(await read(id, first));
});

test('no SQL writes a reading past the ledger, or takes anything out of it', async () => {
  const id = await agreed();
  const shown = await read(id, await snapshot(0));
  const next = await snapshot(1);
  const put = (year: object) =>
    stage.db.query(
      `insert into kpi_reading (institution_id, kpi_id, number, snapshot, sha256, years, taken_at)
       select s.institution_id, $1, 2, s.number, s.sha256, $2, now() from evidence.snapshot s
       where s.institution_id = $3 and s.number = $4`,
      [id, JSON.stringify([year]), stage.institutionId, next],
    );
  const other = { value: 0.1, low: 0, high: 0.2 };
  for (const year of [
    shown,
    { ...shown, figure: other },
    { ...shown, figure: other, shownIn: 1 },
    { ...shown, shownIn: 7 },
    { ...shown, shownIn: null },
  ])
    await expect(put(year)).rejects.toMatchObject({ constraint: 'kpi_reading_in_ledger' });
  for (const sql of [
    'update evidence.kpi_count set people = cells::bigint[]',
    'delete from evidence.kpi_count',
    'truncate evidence.kpi_count',
  ])
    await expect(stage.db.query(sql)).rejects.toMatchObject({ constraint: 'kpi_count_stays' });
  await expect(put({ ...shown, shownIn: 1 })).resolves.toBeDefined();
});

test('with the rows of a snapshot goes of whom its readings were', async () => {
  const id = await agreed();
  const number = await snapshot(0);
  await read(id, number);
  const kept = () => stage.db.query<unknown[]>('select from evidence.kpi_count where snapshot = $1', [number]);
  expect((await kept()).length).toBeGreaterThan(0);
  await stage.past(
    `update evidence.snapshot set taken_at = now() - interval '2 years' where institution_id = $1 and number = $2`,
    number,
  );
  await stage.db.query('update evidence.snapshot set forgotten_at = now() where number = $1', [number]);
  expect(await kept()).toEqual([]);
});
