import { connectionOptions, Database } from '@footing/database';
import type { Actor } from '@footing/kernel';
import { freshDatabase, type FreshDatabase } from '@footing/testing';
import * as fc from 'fast-check';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { Monitoring } from './monitoring.service';

let db: FreshDatabase;
let source: DataSource;
let database: Database;
let monitoring: Monitoring;
let analyst: Actor;
let stranger: Actor;
let roundId: string;
const folder = mkdtempSync(path.join(tmpdir(), 'footing-monitoring-'));

async function university(slug: string): Promise<{ institution: string; round: string }> {
  const [made] = await db.query<{ institution: string; round: string }>(
    `with i as (insert into institution (slug, name, nation, contact_email) values ($1, $1, 'england', 'a@b.example') returning id),
     p as (insert into programme (institution_id, name, kind) select id, 'Mentoring', 'career' from i returning id),
     r as (insert into round (institution_id, programme_id, name, sign_up_opens, sign_up_closes, match_by, meetings_start, meetings_end)
       select i.id, p.id, '2026', '2026-09-28', '2026-11-30', '2026-12-11', '2027-01-11', '2027-06-30' from i, p returning id)
     select i.id as institution, r.id as round from i, r`,
    [slug],
  );
  if (!made) throw new Error('no university');
  return made;
}

beforeAll(async () => {
  db = await freshDatabase();
  source = await new DataSource(connectionOptions(db.url, 2)).initialize();
  database = new Database(source);
  monitoring = new Monitoring(database);
  const [wharfedale, tayside] = [await university('wharfedale'), await university('tayside')];
  roundId = wharfedale.round;
  analyst = { institutionId: wharfedale.institution, accountId: null, roles: ['analyst'] };
  stranger = { institutionId: tayside.institution, accountId: null, roles: ['analyst'] };
});
afterEach(() => db.query('delete from application; delete from student; delete from monitoring.characteristic'));
afterAll(async () => {
  await source.destroy();
  await db.drop();
  rmSync(folder, { recursive: true });
});

const students = (count: number) =>
  db.query(
    `with s as (insert into student (institution_id, university_id, first_name, last_name)
       select $1, 'W' || n, 'Some', 'Student' from generate_series(1, $2::int) n returning id)
     insert into application (institution_id, round_id, student_id) select $1, $3, id from s`,
    [analyst.institutionId, count, roundId],
  );

function bringIn(text: string): Promise<number> {
  const file = path.join(folder, 'list');
  writeFileSync(file, text);
  return monitoring.bringIn({ ...analyst, roles: ['programme-lead'] }, file);
}

/** Codes for students w1, w2 and so on: so many of each. */
const listOf = (kind: string, counts: Readonly<Record<string, number>>) => {
  const codes = Object.entries(counts).flatMap(([code, count]) => Array.from({ length: count }, () => code));
  return [`student,${kind}`, ...codes.map((code, at) => `w${at + 1},${code}`)].join('\n');
};

const shown = async (kind: string): Promise<Record<string, number | null | undefined>> => {
  const found = (await monitoring.counts(analyst, roundId)).find((one) => one.kind === kind);
  return {
    everybody: found?.everybody,
    ...Object.fromEntries(found?.parts.map(({ part, students: n }) => [part, n]) ?? []),
  };
};

test('what goes in comes out as counts of a round, to the nearest 5', async () => {
  await students(60);
  expect(await bringIn(listOf('sex', { '10': 22, '11': 14, '12': 13, '96': 11 }))).toBe(60);
  const { 'Not known': notKnown, ...rest } = await shown('sex');
  expect(notKnown).toBeNull();
  expect(rest).toEqual({ everybody: 60, Female: 20, Male: 15, Other: 15, 'Prefer not to say': null });
});

test('who is not on the list is not known, and who is on it and not in the round is not counted', async () => {
  await students(30);
  await bringIn(`${listOf('sex', { '10': 12 })}\nw900,11`);
  expect(await shown('sex')).toMatchObject({ everybody: 30, Male: null, 'Not known': 20, Female: null });
});

test('the newest list counts, kind by kind', async () => {
  await students(45);
  await bringIn(listOf('sex', { '10': 45 }));
  await bringIn(listOf('sex', { '10': 25, '11': 20 }));
  await bringIn(listOf('ethnicity', { '120': 45 }));
  // The other parts are 0, so the next smallest is hidden too.
  expect(await shown('sex')).toMatchObject({ everybody: 45, Female: 25, Male: null });
});

test('two or more impairments count once, as several', async () => {
  await students(40);
  const rows = Array.from({ length: 40 }, (_, at) => `w${at + 1},${at < 15 ? '51; 55' : at < 27 ? '51' : '95'}`);
  expect(await bringIn(['student,disability', ...rows].join('\n'))).toBe(55);
  expect(await shown('disability')).toMatchObject({ 'Multiple or other impairments': 15, 'None known': 15 });
});

test('a round of fewer than ten tells nothing at all', async () => {
  await students(9);
  await bringIn(listOf('sex', { '10': 9 }));
  expect(Object.values(await shown('sex')).every((value) => value === null)).toBe(true);
});

test('whatever is held, no count below 10 can be worked out from what is shown', async () => {
  await students(90);
  const numbers = fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 4, maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(numbers, async (given) => {
      await db.query('delete from monitoring.characteristic');
      const counts = given.map((count, at) => Math.min(count, 90 - given.slice(0, at).reduce((sum, n) => sum + n, 0)));
      const codes = ['10', '11', '12', '96'];
      const named = Object.fromEntries(codes.map((code, at) => [code, Math.max(0, counts[at] ?? 0)]));
      await bringIn(`${listOf('sex', named)}\nw900,10`);
      const parts = ['Female', 'Male', 'Other', 'Prefer not to say', 'Not known'];
      const truth = codes.map((code) => named[code] ?? 0);
      truth.push(90 - truth.reduce((sum, n) => sum + n, 0));
      const told = await shown('sex');
      const hidden = truth.filter((_, at) => told[parts[at] ?? ''] === null);
      truth.forEach((count, at) => expect(count < 10 && told[parts[at] ?? ''] !== null).toBe(false));
      expect(hidden.length).not.toBe(1);
      if (hidden.length > 0) expect(hidden.reduce((sum, n) => sum + n, 0)).toBeGreaterThanOrEqual(10);
      for (const value of Object.values(told)) if (typeof value === 'number') expect(value % 5).toBe(0);
    }),
    { numRuns: 25 },
  );
});

test.each([
  ['a column we cannot count', 'student,shoe size\nw1,9', 'Remove the column “shoe size”'],
  ['no student', 'sex\n10', 'Add the column “student”'],
  ['nothing to count', 'student\nw1', 'Add at least one of these columns'],
  ['a code that is not in the list', 'student,sex\nw1,77', 'Enter one code of the list for sex: 10, 11, 12, 96, 99'],
  ['two where there is one', 'student,sex\nw1,10;11', 'Enter one code of the list for sex'],
  ['somebody twice', 'student,sex\nw1,10\nW1,11', 'This student is in row 2 too'],
  ['no ID', 'student,sex\n,10', 'Enter the student’s university ID'],
])('%s is told, and nothing is taken in', async (_, file, message) => {
  const refused = bringIn(file).then(
    () => [],
    (error: unknown) => (error as { fields: { message: string }[] }).fields,
  );
  expect((await refused).map((fault) => fault.message).join()).toContain(message);
  expect(await db.query('select 1 from monitoring.characteristic')).toEqual([]);
});

test('bringing in and counting leave a line each, marked as special', async () => {
  const [before] = await db.query<{ id: string }>('select id from audit_event order by id desc limit 1');
  await bringIn('student,sex\nw1,10');
  await monitoring.counts(analyst, roundId);
  const lines = await db.query('select event, special, count, object_id from audit_event where id > $1 order by id', [
    before?.id ?? '00000000-0000-0000-0000-000000000000',
  ]);
  expect(lines).toEqual([
    { event: 'monitoring.brought-in', special: true, count: 1, object_id: null },
    { event: 'monitoring.counted', special: true, count: null, object_id: roundId },
  ]);
});

test('nobody’s university ID is in it', async () => {
  await bringIn('student,sex\nw123456,10');
  const rows = await db.query<{ row: string }>('select row_to_json(c)::text as row from monitoring.characteristic c');
  expect(rows).toHaveLength(1);
  expect(rows[0]?.row).not.toContain(Buffer.from('w123456').toString('hex'));
});

test('another institution counts nothing here, and its rows are not ours', async () => {
  await students(20);
  await bringIn(listOf('sex', { '10': 20 }));
  await expect(monitoring.counts(stranger, roundId)).rejects.toMatchObject({ code: 'round.not-found' });
  const elsewhere = await database.transaction(stranger, (tx) =>
    tx.query<{ students: number | null }[]>('select students from monitoring.counts($1)', [roundId]),
  );
  expect(elsewhere.filter(({ students: count }) => Number(count) > 0)).toEqual([]);
});

test('whoever brings in does not read the counts, and whoever reads them brings nothing in', async () => {
  const refused = { kind: 'forbidden', code: 'permission.missing' };
  await expect(monitoring.bringIn(analyst, '/nowhere')).rejects.toMatchObject(refused);
  await expect(monitoring.counts({ ...analyst, roles: ['programme-lead'] }, roundId)).rejects.toMatchObject(refused);
});

test.each(['consultant', 'administrator', 'student', 'mentor', 'observer', 'alumni-office'] as const)(
  'a %s neither brings in nor counts',
  async (role) => {
    const actor = { ...analyst, roles: [role] };
    const refused = { kind: 'forbidden', code: 'permission.missing' };
    await expect(monitoring.bringIn(actor, '/nowhere')).rejects.toMatchObject(refused);
    await expect(monitoring.counts(actor, roundId)).rejects.toMatchObject(refused);
  },
);

test.each([
  ['read what is held', 'select * from monitoring.characteristic'],
  ['count it', `select * from monitoring.counts('00000000-0000-0000-0000-000000000000')`],
  ['bring something in', `select monitoring.bring_in('{w1}', '{sex}', '{10}')`],
  ['read the lists of codes', 'select * from monitoring.code'],
  ['become who owns it', 'reset role; set local role footing_monitor'],
  ['read mail', 'select * from mail'],
  ['read who looked at what of sessions', 'select * from account_session'],
  ['read who vouches for a tier', 'select source from signed_off_tier'],
  ['change what a student said', `update application set answers = '{}'`],
  ['decide', 'delete from decision'],
])('a matching run may not %s', async (_, sql) => {
  const run = database.asMatcher(analyst, async (tx) => {
    for (const part of sql.split('; ')) await tx.query(part);
  });
  await expect(run).rejects.toThrow(/permission denied/);
});

test.each([
  ['read it', 'select * from monitoring.characteristic'],
  ['take it away', 'delete from monitoring.characteristic'],
  ['write it past the function', `insert into monitoring.characteristic values ($1, sha256('x'), 'sex', '10', 1)`],
  ['learn the salt', 'select * from monitoring.salt'],
  ['look in another order', 'select setval($$monitoring.batch$$, 1)'],
])('a hostile client with the apps’ login cannot %s', async (_, sql) => {
  const hostile = new Client({ connectionString: db.url });
  await hostile.connect();
  await hostile.query(`begin; select set_config('footing.institution_id', '${analyst.institutionId}', true)`);
  await expect(hostile.query(sql, sql.includes('$1') ? [analyst.institutionId] : [])).rejects.toThrow(
    /permission denied/,
  );
  await hostile.end();
});
