import { connectionOptions, Database } from '@footing/database';
import { type Actor, type Role, roles as allRoles, systemActor } from '@footing/kernel';
import { peopleEntities } from '@footing/people';
import { Institutions, programmesEntities } from '@footing/programmes';
import { freshDatabase, type FreshDatabase, HeldClock } from '@footing/testing';
import { DataSource } from 'typeorm';
import { AccountRoles } from './account-roles.service';
import { Accounts } from './accounts.service';
import { identityEntities } from './data/entities';
import { noticesOver } from './spec/notices-over';

let db: FreshDatabase;
let source: DataSource;
let database: Database;
let accounts: Accounts;
let roles: AccountRoles;
let institutionId: string;
let daniel: Actor;
let told: ReturnType<typeof noticesOver>;

beforeAll(async () => {
  db = await freshDatabase();
  const entities = [...programmesEntities, ...peopleEntities, ...identityEntities];
  source = await new DataSource({ ...connectionOptions(db.url), entities }).initialize();
  database = new Database(source);
  accounts = new Accounts(database);
  told = noticesOver(db.url);
  roles = new AccountRoles(database, new HeldClock(), told.notices);
  const words = { nation: 'england', contactEmail: 'careers@wharfedale.example' } as const;
  institutionId = (await new Institutions(database).create({ slug: 'wharfedale', name: 'Wharfedale', ...words })).id;
});
beforeEach(async () => {
  await db.query('delete from account_role; delete from account');
  daniel = await somebody('administrator');
});
afterAll(async () => {
  await told.end();
  await source.destroy();
  await db.drop();
});

let made = 0;
async function somebody(...held: Role[]): Promise<Actor> {
  made += 1;
  const person = { name: `Person ${made}`, email: `person-${made}@wharfedale.example`, roles: held };
  const { id } = await accounts.create(systemActor(institutionId), person);
  return { institutionId, accountId: id, roles: held.slice(0, 1) };
}
const idOf = ({ accountId }: Actor) => accountId ?? '';
const held = async (who: Actor) => (await accounts.find(institutionId, idOf(who))).roles;
const last = { kind: 'conflict', code: 'account.last-administrator' };

test('roles are given by somebody by name, at a time, and the record says so', async () => {
  const priya = await somebody('observer');
  await roles.change(daniel, idOf(priya), ['consultant', 'observer']);
  expect(await held(priya)).toEqual(['consultant', 'observer']);
  const [given] = await db.query(
    'select granted_by, granted_at from account_role where account_id = $1 and role = $2',
    [...[priya.accountId, 'consultant']],
  );
  expect(given).toEqual({ granted_by: daniel.accountId, granted_at: expect.any(Date) as Date });
  const [line] = await db.query(
    `select e.account_id, e.event, e.fields from audit_event e join audit_subject s on s.event_id = e.id
     where s.subject_id = $1 and e.event = 'account.roles-changed'`,
    [priya.accountId],
  );
  expect(line).toEqual({ account_id: daniel.accountId, event: 'account.roles-changed', fields: ['consultant'] });
});

test('nothing is written for roles that are held already', async () => {
  const priya = await somebody('consultant');
  await roles.change(daniel, idOf(priya), ['consultant']);
  const lines = await db.query(`select 1 from audit_subject where subject_id = $1`, [priya.accountId]);
  expect(lines).toHaveLength(1);
});

test('a student’s role stays when the roles of their work change', async () => {
  const sam = await somebody('student', 'observer');
  await roles.change(daniel, idOf(sam), []);
  expect(await held(sam)).toEqual(['student']);
});

test('somebody keeps a role, or their account is switched off', async () => {
  const priya = await somebody('consultant');
  await expect(roles.change(daniel, idOf(priya), [])).rejects.toMatchObject({
    kind: 'invalid',
    code: 'account.no-role',
  });
  expect(await held(priya)).toEqual(['consultant']);
});

test.each(['operator', 'student', 'mentor', 'owner', ''])('%j is not an administrator’s to give', async (role) => {
  const priya = await somebody('consultant');
  const refused = { kind: 'invalid', code: 'account.role-not-given-here', fields: [{ field: 'roles' }] };
  await expect(roles.change(daniel, idOf(priya), ['consultant', role as Role])).rejects.toMatchObject(refused);
  const person = { name: 'Olu', email: 'olu@wharfedale.example', roles: [role as Role] };
  await expect(roles.add(daniel, person)).rejects.toMatchObject(refused);
  expect(await held(priya)).toEqual(['consultant']);
});

test('a role that is sent twice is given once', async () => {
  const priya = await somebody('observer');
  await roles.change(daniel, idOf(priya), ['observer', 'analyst', 'analyst']);
  expect(await held(priya)).toEqual(['analyst', 'observer']);
});

test.each(allRoles.filter((role) => role !== 'administrator'))('%s changes nobody’s account', async (role) => {
  const [who, other] = [await somebody(role), await somebody('observer')];
  const asked = [
    roles.change(who, idOf(other), ['administrator']),
    roles.switchOff(who, idOf(other)),
    roles.switchOn(who, idOf(other)),
    roles.signOutEverywhere(who, idOf(other)),
    roles.change(who, idOf(who), ['administrator']),
  ];
  for (const one of asked) await expect(one).rejects.toMatchObject({ kind: 'forbidden' });
  expect(await held(other)).toEqual(['observer']);
});

test('the last administrator stays one, and stays switched on', async () => {
  await expect(roles.change(daniel, idOf(daniel), ['observer'])).rejects.toMatchObject(last);
  const grace = await somebody('programme-lead');
  const job = systemActor(institutionId);
  await expect(roles.switchOff(job, idOf(daniel))).rejects.toMatchObject(last);
  await roles.change(daniel, idOf(grace), ['programme-lead', 'administrator']);
  await roles.change(daniel, idOf(daniel), ['observer']);
  expect([await held(daniel), await held(grace)]).toEqual([['observer'], ['programme-lead', 'administrator']]);
});

test('an administrator who is switched off does not count', async () => {
  const second = await somebody('administrator');
  await roles.switchOff(daniel, idOf(second));
  await expect(roles.change(daniel, idOf(daniel), ['observer'])).rejects.toMatchObject(last);
  await expect(roles.switchOff(second, idOf(daniel))).rejects.toMatchObject(last);
});

test('the rule in code holds by itself, without the database’s', async () => {
  const triggers = (what: 'disable' | 'enable') =>
    db.query(`alter table account_role ${what} trigger account_role_last_administrator;
      alter table account ${what} trigger account_last_administrator`);
  await triggers('disable');
  try {
    await expect(roles.change(daniel, idOf(daniel), ['observer'])).rejects.toMatchObject(last);
    await expect(roles.switchOff(systemActor(institutionId), idOf(daniel))).rejects.toMatchObject(last);
  } finally {
    await triggers('enable');
  }
});

test('nobody switches their own account off', async () => {
  await somebody('administrator');
  await expect(roles.switchOff(daniel, idOf(daniel))).rejects.toMatchObject({ kind: 'conflict', code: 'account.own' });
});

test('two administrators who take away each other’s role at once do not leave nobody', async () => {
  for (let round = 0; round < 5; round++) {
    const [one, two] = [await somebody('administrator'), await somebody('administrator')];
    await db.query(`delete from account_role where role = 'administrator' and account_id <> all ($1)`, [
      [one.accountId, two.accountId],
    ]);
    const outcomes = await Promise.allSettled([
      roles.change(one, idOf(two), ['observer']),
      roles.change(two, idOf(one), ['observer']),
    ]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const left = await db.query(`select 1 from account_role where role = 'administrator'`);
    expect(left).toHaveLength(1);
  }
});

test.each([
  [`delete from account_role where role = 'administrator'`],
  [`update account_role set role = 'observer' where role = 'administrator'`],
  [`update account set disabled_at = now()`],
])('the database itself keeps an administrator: %s', async (sql) => {
  const refused = { constraint: 'account_role_last_administrator' };
  await expect(db.query(sql)).rejects.toMatchObject(refused);
  await expect(database.transaction(daniel, (tx) => tx.query(sql))).rejects.toMatchObject({ driverError: refused });
  expect(await held(daniel)).toEqual(['administrator']);
});

test('the database keeps one even between two who do not know of each other', async () => {
  const second = await somebody('administrator');
  const takeAway = `delete from account_role where account_id = $1 and role = 'administrator'`;
  const asked = 'set constraints all immediate';
  const isWaiting = async () =>
    (await db.query(`select 1 from pg_locks where locktype = 'advisory' and not granted`)).length > 0;
  let late: Promise<unknown> = Promise.resolve();
  await database.transaction(daniel, async (tx) => {
    await tx.query(takeAway, [daniel.accountId]);
    await tx.query(asked);
    // The other asks while this one is not yet over: it waits for the answer, or would have seen the old one.
    const answered = new Set<string>();
    late = database.transaction(second, async (other) => {
      await other.query(takeAway, [second.accountId]);
      await other.query(asked).finally(() => answered.add('the other'));
    });
    late.catch(() => undefined);
    while (answered.size === 0 && !(await isWaiting())) await tx.query('select 1');
  });
  await expect(late).rejects.toMatchObject({ driverError: { constraint: 'account_role_last_administrator' } });
  expect(await held(second)).toEqual(['administrator']);
});

test('another institution’s account is not there to be changed', async () => {
  const elsewhere = { ...daniel, institutionId: '00000000-0000-7000-8000-000000000000' };
  const priya = await somebody('consultant');
  for (const ask of [
    () => roles.change(elsewhere, idOf(priya), ['observer']),
    () => roles.switchOff(elsewhere, idOf(priya)),
    () => roles.signOutEverywhere(elsewhere, idOf(priya)),
  ])
    await expect(ask()).rejects.toMatchObject({ kind: 'not-found', code: 'account.not-found' });
});

test('an account belongs to one student and one mentor of its institution at most', async () => {
  const [made] = await db.query<{ student: string; mentor: string }>(
    `with s as (insert into student (institution_id, first_name, last_name, email) values ($1, 'Ben', 'Hall', 'b@u.example') returning id),
       m as (insert into mentor (institution_id, first_name, last_name, email) values ($1, 'Asha', 'Rao', 'a@u.example') returning id)
     select s.id as student, m.id as mentor from s, m`,
    [institutionId],
  );
  const { student: studentId = '', mentor: mentorId = '' } = made ?? {};
  const person = (email: string) => ({ name: 'Ben Hall', email: `${email}@u.example`, roles: ['student' as const] });
  const job = systemActor(institutionId);
  const both = await accounts.create(job, person('one'), { studentId, mentorId });
  expect(both).toMatchObject({ studentId, mentorId });
  const again = { kind: 'conflict', code: 'account.person-has-one' };
  await expect(accounts.create(job, person('two'), { studentId })).rejects.toMatchObject(again);
  await expect(accounts.create(job, person('three'), { mentorId })).rejects.toMatchObject(again);
  const wrong = db.query('update account set student_id = mentor_id where id = $1', [both.id]);
  await expect(wrong).rejects.toMatchObject({ constraint: 'account_institution_id_student_id_fkey' });
});
