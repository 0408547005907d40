import type { Actor } from '@footing/kernel';
import { Database } from '@footing/database';
import { EvidenceStage } from '../spec/evidence-stage';
import { dimension, madeUp, times } from '../spec/made-up';
import type { KpiInput } from './kpi.input';
import { KpiReadings } from './kpi-readings.service';
import { Kpis } from './kpis.service';
import { pointsNow } from './domain/kpi';

/*
 * Given a university that set itself to bring a gap down, when it is read from one snapshot after another and a milestone is moved,
 * then what was shown and what was set stays to be read, and no SQL changes it.
 */
let stage: EvidenceStage;
let kpis: Kpis;
let readings: KpiReadings;
let lead: Actor;
let analyst: Actor;
let lena = '';

beforeAll(async () => {
  stage = await EvidenceStage.open();
  [kpis, readings] = [stage.get(Kpis), stage.get(KpiReadings)];
  const account = (name: string, role: string) =>
    stage.one(
      `with a as (insert into account (institution_id, name, email) values ($1, $2, lower($2) || '@w.example') returning id),
         r as (insert into account_role (institution_id, account_id, role) select $1, id, $3 from a) select id from a`,
      name,
      role,
    );
  lena = await account('Lena', 'programme-lead');
  lead = { ...stage.as('programme-lead'), accountId: lena };
  analyst = { ...stage.as('analyst'), accountId: await account('Owen', 'analyst') };
}, 60_000);
afterAll(() => stage.close());

const input = (more: Partial<KpiInput> = {}): KpiInput => ({
  ...{
    name: 'Graduate outcomes of low-income students',
    measure: 'M14',
    outcome: 'progression',
    population: 'participants',
  },
  ...{
    characteristic: 'income-band',
    priority: 'up-to-25000',
    comparator: null,
    threshold: 'Up to £25,000',
    reference: 'PTP_1',
  },
  ...{ sourceNote: '', championId: null, ownerId: null, ...more },
});
const outcome = (value: 0 | 1) => [null, null, null, value];
const some = (income: string, x: number, n: number, more: Readonly<Record<string, string>> = {}) => {
  const codes = { 'income-band': income, arm: 'matched', cohort: '2025/26', ...more };
  return [...times(x, { codes, outcomes: outcome(1) }), ...times(n - x, { codes, outcomes: outcome(0) })];
};
const bands = dimension('income-band', ['up-to-25000', 'to-42875', 'over-42875', 'not-known'], true);
const snapshot = (behind: number) =>
  madeUp(stage, {
    dimensions: [bands],
    people: [
      ...some('up-to-25000', behind, 200),
      ...some('to-42875', 120, 150),
      ...some('over-42875', 130, 160),
      ...some('not-known', 60, 90),
      // Without a mentor everybody of low income did well: they are not participants.
      ...some('up-to-25000', 95, 100, { arm: 'unmatched' }),
      ...['to-42875', 'over-42875', 'not-known'].flatMap((band) => some(band, 30, 60, { arm: 'unmatched' })),
      ...some('up-to-25000', 6, 14, { cohort: '2026/27' }),
      ...['to-42875', 'over-42875', 'not-known'].flatMap((band) => some(band, 40, 80, { cohort: '2026/27' })),
      ...bands.codes.flatMap((band) => some(band.code, 20, 40, { cohort: '2026/27', arm: 'unmatched' })),
    ],
  });
const agreed = async (more: Partial<KpiInput> = {}) => {
  const id = await kpis.add(lead, input(more));
  await kpis.move(lead, id, 'agree');
  return id;
};
const whole = (id: string) => kpis.find(lead, id);
const code = (value: string) => ({ code: value });

/** Whatever SQL the apps could send, for this university; or as the owner of the tables. */
const hostile = (sql: string, ...values: unknown[]) =>
  stage.get(Database).transaction({ institutionId: stage.institutionId }, (tx) => tx.query(sql, values));
const asOwner = (sql: string, ...values: unknown[]) => stage.db.query(sql, values);

test('a gap is of participants, against all others who are known, with who is not known beside it', async () => {
  const id = await agreed();
  await readings.take(analyst, id, await snapshot(100));
  const [reading] = (await whole(id)).readings;
  const [now, few] = reading?.years ?? [];
  if (!now || !('value' in now.figure)) throw new Error(JSON.stringify(now));
  // 250 of 310 less 100 of 200; the gate moves counts by a little.
  expect(now.figure.value).toBeCloseTo(250 / 310 - 100 / 200, 1);
  expect([now.figure.low < now.figure.value, now.figure.high > now.figure.value, now.year]).toEqual([true, true, 2025]);
  expect(now.unknown).toBeCloseTo(90 / 600, 1);
  expect(few?.figure).toEqual({ code: 'N15' });
  expect(JSON.stringify(reading)).not.toMatch(/"[nx]"/);
});

test('a rate is of its own group alone, and of all applicants where that is who is counted', async () => {
  const number = await snapshot(100);
  const id = await agreed({ measure: 'M12', comparator: null, population: 'applicants' });
  await readings.take(analyst, id, number);
  const [now] = (await whole(id)).readings[0]?.years ?? [];
  if (!now || !('value' in now.figure)) throw new Error(JSON.stringify(now));
  expect(now.figure.value).toBeCloseTo(195 / 300, 1);
});

test('readings stay as they were shown, each once a snapshot; a draft is not read', async () => {
  const id = await agreed();
  const [first, second] = [await snapshot(100), await snapshot(150)];
  await readings.take(analyst, id, first);
  const before = (await whole(id)).readings;
  await Promise.all([readings.take(analyst, id, second), readings.take(analyst, id, second)]);
  const after = (await whole(id)).readings;
  expect(after.map(({ number }) => number)).toEqual([2, 1]);
  expect(after[1]).toEqual(before[0]);
  expect(after[0]?.years).not.toEqual(before[0]?.years);
  const draft = await kpis.add(lead, input());
  await expect(readings.take(analyst, draft, first)).rejects.toMatchObject(code('kpi.settled'));
  await expect(readings.take(analyst, id, 999)).rejects.toMatchObject(code('snapshot.not-found'));
  await expect(readings.take(lead, id, first)).rejects.toMatchObject(code('permission.missing'));
  const other = await agreed({ characteristic: 'imd-2025', priority: '1', comparator: '5' });
  await expect(readings.take(analyst, other, first)).rejects.toMatchObject(code('kpi.lacks'));
});

test('a milestone that is moved keeps what it was, who moved it, when and why', async () => {
  const id = await agreed();
  const set = (value: number | null, why: string, kind: 'milestone' | 'target' = 'milestone', year = 2026) =>
    kpis.set(lead, id, { kind, year, value, why });
  await expect(set(10, '')).rejects.toMatchObject({ fields: [{ field: 'why' }] });
  await set(10, 'As in the plan');
  await set(8.5, 'The plan was varied');
  await set(6, 'As in the plan', 'target', 2028);
  await set(5, 'A year later', 'target', 2029);
  const { points } = await whole(id);
  expect(pointsNow(points).map(({ kind, year, value }) => [kind, year, value])).toEqual([
    ['milestone', 2026, 8.5],
    ['target', 2029, 5],
  ]);
  expect(points.filter(({ year }) => year === 2026)).toMatchObject([
    { value: 10, number: 1, why: 'As in the plan', setBy: 'Lena' },
    { value: 8.5, number: 2, why: 'The plan was varied' },
  ]);
  await expect(set(4.55, 'Too fine')).rejects.toMatchObject({ fields: [{ field: 'value' }] });
  await kpis.move(lead, id, 'retire');
  await expect(set(4, 'Late')).rejects.toMatchObject(code('kpi.settled'));
});

test('the baseline can come from our own figures, and says from which reading', async () => {
  const id = await agreed();
  await readings.take(analyst, id, await snapshot(100));
  await kpis.baselineFrom(lead, id, 2025, 'Our first year');
  const [baseline] = pointsNow((await whole(id)).points);
  expect(baseline).toMatchObject({ kind: 'baseline', year: 2025, reading: 1, why: 'Our first year' });
  await expect(kpis.baselineFrom(lead, id, 2026, 'Hidden')).rejects.toMatchObject({ fields: [{ field: 'year' }] });
});

test('no SQL of the apps changes a reading or a milestone, and the tables refuse their owner too', async () => {
  const id = await agreed();
  await readings.take(analyst, id, await snapshot(100));
  await kpis.set(lead, id, { kind: 'milestone', year: 2026, value: 10, why: 'Plan' });
  const tries = [
    `update kpi_reading set years = '[]' where kpi_id = '${id}'`,
    `delete from kpi_reading where kpi_id = '${id}'`,
    `update kpi_point set value = 20 where kpi_id = '${id}'`,
    `delete from kpi_point where kpi_id = '${id}'`,
  ];
  for (const sql of tries) {
    await expect(hostile(sql)).rejects.toThrow(/permission denied/);
    await expect(asOwner(sql)).rejects.toMatchObject({ constraint: expect.stringMatching(/_stays$/) as unknown });
  }
  await expect(asOwner('truncate kpi_point')).rejects.toMatchObject({ constraint: 'kpi_point_stays' });
  const line = (number: number, why: string) =>
    hostile(
      `insert into kpi_point (institution_id, kpi_id, kind, year, number, value, why, set_at) values ($1, $2, 'milestone', 2026, $3, 20, $4, now())`,
      ...[stage.institutionId, id, number, why],
    );
  await expect(line(1, 'Again')).rejects.toThrow(/follows what was set/);
  await expect(line(3, 'Past one')).rejects.toThrow(/follows what was set/);
  await expect(line(2, ' ')).rejects.toThrow(/for a reason/);
  const [head] = await asOwner('select number, sha256 from evidence.snapshot order by number desc limit 1');
  const reading = (number: number, sha256: unknown, years = '[]') =>
    hostile(
      `insert into kpi_reading (institution_id, kpi_id, number, snapshot, sha256, years, taken_at) values ($1, $2, $3, $4, $5, $6, now())`,
      ...[stage.institutionId, id, number, numberOf(head), sha256, years],
    );
  await expect(reading(2, Buffer.alloc(32))).rejects.toThrow(/cites its snapshot/);
  await expect(reading(5, printOf(head))).rejects.toThrow(/follow one another/);
});
const numberOf = (head: unknown) => (head as { number: number }).number;
const printOf = (head: unknown) => (head as { sha256: Buffer }).sha256;

test('what was agreed stays: no SQL measures something else under its name, or makes a draft of it', async () => {
  const id = await agreed();
  for (const set of [
    `measure = 'M13', outcome = null, comparator = null`,
    `priority = 'to-42875'`,
    `population = 'applicants'`,
  ])
    await expect(hostile(`update kpi set version = version + 1, ${set} where id = $1`, id)).rejects.toThrow(/stays/);
  await expect(
    hostile(`update kpi set version = version + 1, state = 'draft', agreed_at = null where id = $1`, id),
  ).rejects.toThrow(/stays/);
  await expect(hostile(`update kpi set name = 'Other' where id = $1`, id)).rejects.toThrow(/does not follow/);
  await expect(kpis.change(lead, id, 2, input({ priority: 'to-42875' }))).rejects.toMatchObject(code('kpi.settled'));
  await kpis.change(lead, id, 2, input({ name: 'A better name', ownerId: lena }));
  await expect(kpis.change(lead, id, 2, input())).rejects.toMatchObject(code('kpi.changed'));
  expect((await whole(id)).kpi).toMatchObject({ name: 'A better name', owner: 'Lena', state: 'agreed' });
});

test('only staff champion or own a KPI, whoever asks for it', async () => {
  const { actor } = await stage.person('student');
  const student = actor.accountId ?? '';
  await expect(kpis.add(lead, input({ championId: student }))).rejects.toMatchObject({
    fields: [{ field: 'championId' }],
  });
  const id = await agreed();
  await expect(
    hostile('update kpi set version = version + 1, owner_id = $2 where id = $1', id, student),
  ).rejects.toThrow(/not of staff/);
});

test('champions read what is agreed, others of staff what is theirs, and students nothing', async () => {
  const draft = await kpis.add(lead, input({ name: 'Not agreed' }));
  const champion = { ...stage.as('champion'), accountId: lena };
  expect((await kpis.list(champion)).map(({ kpi }) => kpi.state)).not.toContain('draft');
  await expect(kpis.find(champion, draft)).rejects.toMatchObject(code('kpi.not-found'));
  const consultant = { ...stage.as('consultant'), accountId: lena };
  const theirs = await kpis.list(consultant);
  expect(theirs.length).toBeGreaterThan(0);
  for (const { kpi } of theirs) expect(kpi.ownerId).toBe(lena);
  await expect(kpis.list(stage.as('student'))).rejects.toMatchObject(code('permission.missing'));
});

test('there is a set to begin from for each nation, added once', async () => {
  const first = await kpis.begin(lead);
  expect(first).toBeGreaterThan(5);
  expect(await kpis.begin(lead)).toBe(0);
  for (const nation of ['scotland', 'wales', 'northern-ireland']) {
    await stage.db.query(`update institution set nation = $2 where id = $1`, [stage.institutionId, nation]);
    expect(await kpis.begin(lead)).toBeGreaterThan(1);
  }
});
