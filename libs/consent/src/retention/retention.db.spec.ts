import { readSettings } from '@footing/config';
import { connectionOptions, Database, Jobs } from '@footing/database';
import { type Actor, systemActor } from '@footing/kernel';
import { Mail } from '@footing/messages';
import { freshDatabase, type FreshDatabase, testSecrets } from '@footing/testing';
import { DataSource } from 'typeorm';
import { RetentionMail } from './retention-mail.service';
import { Retention } from './retention.service';
import { consentRetention, type RetentionRule } from './rules';

/** A rule about something simple: schools whose names begin “Old”, over on the day in their name. */
const schools: RetentionRule = {
  code: 'schools',
  what: 'Schools',
  from: 'they close',
  then: 'deleted',
  months: 12,
  due: `select count(*)::int as count from school where institution_id = $1 and substr(name, 5)::date < $2::date`,
  act: `with gone as (delete from school where institution_id = $1 and substr(name, 5)::date < $2::date returning 1)
    select count(*)::int as count from gone`,
};

let fresh: FreshDatabase;
let source: DataSource;
let retention: Retention;
let jobs: Jobs;
let here = '';
let there = '';
let officer: Actor;

beforeAll(async () => {
  fresh = await freshDatabase();
  source = await new DataSource(connectionOptions(fresh.url, 3)).initialize();
  jobs = new Jobs(fresh.url);
  const news = new RetentionMail(new Mail(testSecrets(), jobs, readSettings({ NODE_ENV: 'test' })));
  retention = new Retention(new Database(source), [schools, ...consentRetention], news);
});
beforeEach(async () => {
  const made = await fresh.query<{ id: string }>(
    `insert into institution (slug, name, nation, contact_email)
     values (gen_random_uuid()::text, 'W', 'england', 'a@b.example'), (gen_random_uuid()::text, 'V', 'wales', 'a@b.example') returning id`,
  );
  [here, there] = [made[0]?.id ?? '', made[1]?.id ?? ''];
  officer = { institutionId: here, accountId: null, roles: ['data-protection-officer'] };
  for (const institution of [here, there])
    await fresh.query(
      `insert into school (institution_id, name) values ($1, 'Old 2025-01-31'), ($1, 'Old 2026-01-31'), ($1, 'Old 2026-10-31')`,
      [institution],
    );
});
afterAll(async () => {
  await jobs.onApplicationShutdown();
  await source.destroy();
  await fresh.drop();
});

const left = async (institution: string) =>
  (
    await fresh.query<{ name: string }>('select name from school where institution_id = $1 order by 1', [institution])
  ).map(({ name }) => name.slice(4));
const planned = async () => (await retention.view(officer)).planned;

test('nothing goes before it was looked at and announced for a week, and then what was announced goes', async () => {
  await retention.daily(here, '2026-11-22');
  expect(await planned()).toMatchObject({
    asOf: '2026-11-22',
    notBefore: '2026-11-29',
    lines: [{ rule: 'schools', months: 12, found: 1, went: null }],
  });
  await retention.daily(here, '2026-11-28');
  expect(await left(here)).toHaveLength(3);
  await retention.daily(here, '2026-11-29');
  expect(await left(here)).toEqual(['2026-01-31', '2026-10-31']);
  expect(await left(there)).toHaveLength(3);
  const { past } = await retention.view(officer);
  expect(past).toMatchObject([{ state: 'done', lines: [{ found: 1, went: 1 }] }]);
  expect(await planned()).toBeNull();
});

test('the officer says now, or not this time', async () => {
  await retention.daily(here, '2026-11-22');
  await retention.callOff(officer, (await planned())?.id ?? '');
  expect(await left(here)).toHaveLength(3);
  await retention.daily(here, '2026-11-23');
  const run = await planned();
  await retention.doNow(officer, run?.id ?? '');
  expect(await left(here)).toHaveLength(2);
  await expect(retention.doNow(officer, run?.id ?? '')).rejects.toMatchObject({ code: 'retention.moved-on' });
  const elsewhere = { ...officer, institutionId: there };
  await expect(retention.doNow(elsewhere, run?.id ?? '')).rejects.toMatchObject({ kind: 'not-found' });
  await expect(retention.callOff(elsewhere, run?.id ?? '')).rejects.toMatchObject({ kind: 'not-found' });
});

test('another length calls off what was announced, and what would go now is announced', async () => {
  await retention.daily(here, '2026-11-22');
  const first = await planned();
  await retention.setMonths(officer, { schools: 6 });
  const second = await planned();
  expect(second?.id).not.toBe(first?.id);
  expect(second?.lines).toMatchObject([{ months: 6, found: 2 }]);
  await expect(retention.doNow(officer, first?.id ?? '')).rejects.toMatchObject({ code: 'retention.moved-on' });
  await retention.setMonths(officer, { schools: 6 });
  expect((await planned())?.id).toBe(second?.id);
});

test('a length that is none, and one that is too short, are refused at the field', async () => {
  for (const months of [0, 11, 241, 1.5, Number.NaN])
    await expect(retention.setMonths(officer, { uses: months })).rejects.toMatchObject({
      fields: [{ field: 'months-uses' }],
    });
});

test('nobody but the officer sees or changes it', async () => {
  const others: Actor[] = [
    { ...officer, roles: ['administrator'] },
    { ...officer, roles: ['programme-lead'] },
  ];
  for (const actor of others) {
    await expect(retention.view(actor)).rejects.toMatchObject({ kind: 'forbidden' });
    await expect(retention.setMonths(actor, {})).rejects.toMatchObject({ kind: 'forbidden' });
    await expect(retention.doNow(actor, here)).rejects.toMatchObject({ kind: 'forbidden' });
    await expect(retention.callOff(actor, here)).rejects.toMatchObject({ kind: 'forbidden' });
  }
});

test('every step leaves a line', async () => {
  await retention.daily(here, '2026-11-22');
  await retention.setMonths(officer, { schools: 6 });
  await retention.callOff(officer, (await planned())?.id ?? '');
  for (const day of ['2026-11-23', '2026-11-29', '2026-11-30']) await retention.daily(here, day);
  const lines = await fresh.query<{ event: string }>(
    `select event from audit_event where institution_id = $1 order by id`,
    [here],
  );
  expect(lines.map(({ event }) => event.replace('retention.', ''))).toEqual([
    ...['planned', 'changed', 'planned', 'called-off', 'planned', 'done'],
  ]);
});

test('the ledger lets go of what is old, by its function alone and never of what is young', async () => {
  const asApp = (sql: string) =>
    new Database(source).transaction(systemActor(here), (tx) => tx.query(sql, sql.includes('$1') ? [here] : []), 'own');
  await fresh.query(
    `insert into consent.use_ledger (institution_id, order_no, subject_id, purpose, epoch, place, run, at)
     values ($1, 1, gen_random_uuid(), 'news', 1, 'x', 'x', '2024-01-01'), ($1, 2, gen_random_uuid(), 'news', 1, 'x', 'x', now())`,
    [here],
  );
  await expect(asApp('delete from consent.use_ledger where institution_id = $1')).rejects.toThrow('permission denied');
  await expect(asApp('select consent.forget_uses(now())')).rejects.toThrow('too young');
  await expect(fresh.query('delete from consent.use_ledger')).rejects.toThrow('only ever added to');
  for (const day of ['2026-11-22', '2026-11-28', '2026-11-29']) await retention.daily(here, day);
  expect(await fresh.query('select order_no::int as no from consent.use_ledger')).toEqual([{ no: 2 }]);
});

describe('with an officer', () => {
  const mails = async () =>
    (
      await fresh.query<{ count: number }>('select count(*)::int as count from mail where institution_id = $1', [here])
    )[0]?.count;
  beforeEach(() =>
    fresh.query(
      `with a as (insert into account (institution_id, name, email) values ($1, 'D', 'dpo@w.example') returning id)
       insert into account_role (institution_id, account_id, role) select $1, id, 'data-protection-officer' from a`,
      [here],
    ),
  );

  test('they get a mail when something is announced, the day before, and when it was done: each once', async () => {
    const after = async (...days: string[]) => {
      for (const day of days) await retention.daily(here, day);
      return mails();
    };
    expect(await after('2026-11-22', '2026-11-22', '2026-11-27')).toBe(1);
    expect(await after('2026-11-28', '2026-11-28')).toBe(2);
    expect(await left(here)).toHaveLength(3);
    expect(await after('2026-11-29', '2026-11-29')).toBe(3);
    expect(await left(here)).toHaveLength(2);
  });

  test('where the service stood still the day before, they are told first, and it goes the day after', async () => {
    await retention.daily(here, '2026-11-22');
    await retention.daily(here, '2026-12-05');
    expect([await mails(), (await left(here)).length]).toEqual([2, 3]);
    await retention.daily(here, '2026-12-06');
    expect([await mails(), (await left(here)).length]).toEqual([3, 2]);
  });
});
