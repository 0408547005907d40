import { connectionOptions, Database } from '@footing/database';
import type { Actor, Role } from '@footing/kernel';
import { freshDatabase, type FreshDatabase } from '@footing/testing';
import { DataSource } from 'typeorm';
import { countFunnel } from './data/funnel.query';
import { Funnels } from './funnels.service';

let db: FreshDatabase;
let source: DataSource;
let database: Database;
let here = '';
let round = '';
let school = '';

beforeAll(async () => {
  db = await freshDatabase();
  source = await new DataSource(connectionOptions(db.url, 2)).initialize();
  database = new Database(source);
  here = await add('institution', { slug: 'w', name: 'W', nation: 'england', contact_email: 'a@b.example' });
  const programme = await add('programme', { institution_id: here, name: 'Career', kind: 'career' });
  const dates = { sign_up_opens: '2026-09-01', sign_up_closes: '2026-11-30', match_by: '2026-12-01' };
  const later = { meetings_start: '2026-12-02', meetings_end: '2027-06-01' };
  round = await add('round', { institution_id: here, programme_id: programme, name: 'Autumn', ...dates, ...later });
  school = await add('school', { institution_id: here, name: 'Law' });
  const other = await add('school', { institution_id: here, name: 'Music' });
  await db.query('insert into round_school values ($1, $2, $3)', [here, round, school]);
  for (let at = 0; at < 30; at += 1) await student({ school_id: at === 0 ? other : school });
});
afterAll(async () => {
  await source.destroy();
  await db.drop();
});

async function add(table: string, row: Readonly<Record<string, unknown>>): Promise<string> {
  const names = Object.keys(row);
  const [made] = await db.query<{ id: string }>(
    `insert into ${table} (${names.join()}) values (${names.map((_, at) => `$${at + 1}`).join()}) returning id`,
    Object.values(row),
  );
  return made?.id ?? '';
}
let made = 0;
const student = (more: object = {}) => {
  made += 1;
  return add('student', { institution_id: here, university_id: `s${made}`, first_name: 'A', last_name: 'B', ...more });
};
const as = (role: Role): Actor => ({ institutionId: here, accountId: null, roles: [role] });
const counted = () => database.transaction({ institutionId: here }, (tx) => countFunnel(tx, here, round));
const begin = (id: string) =>
  db.query('insert into sign_up (institution_id, round_id, student_id) values ($1, $2, $3)', [here, round, id]);

test('students are counted by how far they got, and each step takes in the later ones', async () => {
  const [begun, applied] = [await student({ school_id: school }), await student()];
  await begin(begun);
  await add('application', { institution_id: here, round_id: round, student_id: applied });
  const group = await add('priority_group', { institution_id: here, name: 'First in the family' });
  for (const [id, from] of [
    [applied, 'import'],
    [begun, 'declared'],
  ] as const)
    await db.query('insert into priority_group_member values ($1, $2, $3, $4)', [here, id, group, from]);
  expect(await counted()).toEqual({
    everybody: [31, 2, 2, 1, 0, 0, 0],
    schools: [
      { name: 'Law', counts: [30, 1, 1, 0, 0, 0, 0] },
      { name: 'No school given', counts: [1, 1, 1, 1, 0, 0, 0] },
    ],
    groups: [{ name: 'First in the family', counts: [1, 1, 1, 1, 0, 0, 0] }],
  });
});

test('whoever does not want to be counted is in no count', async () => {
  const before = (await counted()).everybody[0];
  const id = await student();
  expect((await counted()).everybody[0]).toBe((before ?? 0) + 1);
  await db.query(
    `insert into consent.state (institution_id, subject_id, subject_kind, purpose, permitted, epoch, last_seq)
     values ($1, $2, 'student', 'evidence', false, 1, 1)`,
    [here, id],
  );
  expect((await counted()).everybody[0]).toBe(before);
});

test('what is shown is rounded, and each look is in the record', async () => {
  const { funnel } = await new Funnels(database).of(as('analyst'), round);
  expect(funnel?.everybody).toEqual([30, null, null, null, null, null, null]);
  expect(await db.query(`select role, object_id from audit_event where event = 'funnel.viewed'`)).toEqual([
    { role: 'analyst', object_id: round },
  ]);
});

test('who sees only what is released sees nothing yet, and others are refused', async () => {
  const funnels = new Funnels(database);
  expect((await funnels.of(as('observer'), round)).funnel).toBeNull();
  await expect(funnels.of(as('consultant'), round)).rejects.toMatchObject({ kind: 'forbidden' });
  await expect(funnels.of(as('analyst'), here)).rejects.toMatchObject({ code: 'round.not-found' });
});

test('who began to sign up is told for the service, and not where a purpose may not know people', async () => {
  const begun = (purpose: 'service' | 'evidence') =>
    database.transaction(
      { institutionId: here },
      (tx) => tx.query<object[]>('select * from consent.begun_sign_ups($1)', [round]),
      purpose,
    );
  expect(await begun('service')).toHaveLength(1);
  expect(await begun('evidence')).toEqual([]);
});
