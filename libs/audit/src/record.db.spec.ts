import { connectionOptions, Database } from '@footing/database';
import { freshDatabase, type FreshDatabase } from '@footing/testing';
import type { Actor } from '@footing/kernel';
import { DataSource } from 'typeorm';
import { record } from './record';

const here = '00000000-0000-7000-8000-000000000001';
const elsewhere = '00000000-0000-7000-8000-000000000002';
const student = { kind: 'student', id: '00000000-0000-7000-8000-00000000000a' } as const;
const mentor = { kind: 'mentor', id: '00000000-0000-7000-8000-00000000000b' } as const;
const consultant: Actor = {
  institutionId: here,
  accountId: '00000000-0000-7000-8000-00000000000c',
  roles: ['consultant'],
  request: { id: 'request-1', purpose: 'review', addressPrefix: '192.0.2.0/24' },
};

let db: FreshDatabase;
let source: DataSource;
let database: Database;

beforeAll(async () => {
  db = await freshDatabase();
  source = await new DataSource({ ...connectionOptions(db.url, 5) }).initialize();
  database = new Database(source);
});
afterAll(async () => {
  await source.destroy();
  await db.drop();
});

const lines = () =>
  db.query<{ id: string; event: string; outcome: string }>('select * from audit_event order by transaction_id, id');

test('a line says who, as what, what, why, whose, which fields, how many, from where and when; and no value', async () => {
  await database.transaction(consultant, (tx) =>
    record(tx, consultant, {
      event: 'application.viewed',
      subjects: [student, mentor, student],
      object: 'a-draft',
      fields: ['experiences', 'tier'],
      special: true,
      count: 2,
    }),
  );
  const [line] = await lines();
  expect(line).toMatchObject({
    ...{ institution_id: here, account_id: consultant.accountId, role: 'consultant', event: 'application.viewed' },
    ...{ purpose: 'review', object_id: 'a-draft', fields: ['experiences', 'tier'], special: true, count: 2 },
    ...{ request_id: 'request-1', ip_prefix: '192.0.2.0/24', outcome: 'done', at: expect.any(Date) as Date },
  });
  const about = await db.query('select kind, subject_id from audit_subject where event_id = $1 order by kind', [
    line?.id,
  ]);
  expect(about).toEqual([
    { kind: 'mentor', subject_id: mentor.id },
    { kind: 'student', subject_id: student.id },
  ]);
});

test('work that fails leaves no line, and a line that cannot be written undoes the work', async () => {
  const before = (await lines()).length;
  const fails = database.transaction(consultant, async (tx) => {
    await record(tx, consultant, { event: 'application.viewed' });
    throw new Error('broke off');
  });
  await expect(fails).rejects.toThrow('broke off');
  const elsewheres = database.transaction(consultant, async (tx) => {
    await record(tx, consultant, { event: 'application.viewed' });
    await record(tx, { ...consultant, institutionId: elsewhere }, { event: 'application.viewed' });
  });
  await expect(elsewheres).rejects.toThrow('row-level security');
  expect(await lines()).toHaveLength(before);
});

test.each(['audit_event', 'audit_subject', 'audit_seal', 'audit_check'])(
  'nobody changes, deletes or empties %s: not the apps, and not the owner by an ordinary statement',
  async (table) => {
    for (const sql of [
      `update ${table} set institution_id = institution_id`,
      `delete from ${table}`,
      `truncate ${table}`,
    ]) {
      await expect(db.query(sql)).rejects.toMatchObject({ code: '42501', message: `${table} is only ever added to` });
      const byApp = database.transaction(consultant, (tx) => tx.query(sql));
      await expect(byApp).rejects.toThrow(/permission denied/);
    }
  },
);

test.each([
  ['id', `'${student.id}'`],
  ['at', `'2020-01-01'`],
  ['transaction_id', `'5'`],
  ['server', '7'],
])('an app cannot say a line’s %s', async (column, value) => {
  const forged = database.transaction(consultant, (tx) =>
    tx.query(`insert into audit_event (institution_id, role, event, ${column}) values ('${here}', 'x', 'x', ${value})`),
  );
  await expect(forged).rejects.toThrow(/permission denied/);
});

test('an institution sees its own lines, and no other’s', async () => {
  await database.transaction({ institutionId: elsewhere }, (tx) =>
    record(tx, { ...consultant, institutionId: elsewhere }, { event: 'application.listed', subjects: [student] }),
  );
  const seen = await database.transaction(consultant, async (tx) => [
    ...(await tx.query<{ institution_id: string }[]>('select distinct institution_id from audit_event')),
    ...(await tx.query<{ institution_id: string }[]>('select distinct institution_id from audit_subject')),
  ]);
  expect(new Set(seen.map(({ institution_id }) => institution_id))).toEqual(new Set([here]));
});

test('a matching run leaves its line too', async () => {
  await database.asMatcher(consultant, (tx) =>
    record(tx, consultant, { event: 'application.listed', subjects: [student], count: 1 }),
  );
  expect((await lines()).at(-1)).toMatchObject({ event: 'application.listed', count: 1 });
});

test('the auditor reads the record of every institution, and nothing else', async () => {
  const asAuditor = async (sql: string) => {
    await db.query('begin; set local role footing_auditor');
    return db.query<{ count: number }>(sql).finally(() => db.query('rollback'));
  };
  const [all] = await asAuditor('select count(distinct institution_id)::int as count from audit_event');
  expect(all?.count).toBe(2);
  for (const table of ['student', 'application', 'account', 'programme', 'institution'])
    await expect(asAuditor(`select from ${table}`)).rejects.toThrow(/permission denied/);
  const written = asAuditor(`insert into audit_event (institution_id, role, event) values ('${here}', 'x', 'x')`);
  await expect(written).rejects.toThrow(/permission denied/);
});
