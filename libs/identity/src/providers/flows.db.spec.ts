import { connectionOptions, Database } from '@footing/database';
import { freshDatabase, type FreshDatabase, HeldClock } from '@footing/testing';
import { DataSource } from 'typeorm';
import { Permits } from '../links/permits.service';
import { SignInFlows } from './flows.service';

const clock = new HeldClock();
let db: FreshDatabase;
let source: DataSource;
let database: Database;
let flows: SignInFlows;
let here: string;
let providerId: string;

beforeAll(async () => {
  db = await freshDatabase();
  source = await new DataSource(connectionOptions(db.url, 10)).initialize();
  database = new Database(source);
  flows = new SignInFlows(database, clock, new Permits(database));
  const [made] = await db.query<{ id: string }>(
    `insert into institution (slug, name, nation, contact_email) values ('w', 'W', 'england', 'a@b.example') returning id`,
  );
  here = made?.id ?? '';
  const [provider] = await db.query<{ id: string }>(
    `insert into identity_provider (institution_id, kind, name, entity_id, settings) values ($1, 'saml', 'W', 'e', '{}') returning id`,
    [here],
  );
  providerId = provider?.id ?? '';
});
afterAll(async () => {
  await source.destroy();
  await db.drop();
});

const begin = (from = '192.0.2.1') =>
  flows.begin({ institutionId: here, providerId, purpose: 'sign-in', accountId: null, onwards: '/me' }, from);

test('a sign-in is found again by what travelled with the browser', async () => {
  const { flow, tokens } = await begin();
  expect(await flows.look(here, providerId, tokens)).toEqual(flow);
  await expect(flows.look(here, providerId, { ...tokens, binding: 'other' })).rejects.toMatchObject({
    reason: 'flow.other-browser',
  });
  await expect(flows.look(here, providerId, { ...tokens, key: 'other' })).rejects.toMatchObject({
    reason: 'flow.unknown',
  });
});

test('what is kept opens nothing by itself', async () => {
  const { tokens } = await begin();
  const [row] = await db.query<{ all: string }>('select string_agg(f::text, $1) as all from sign_in_flow f', [' ']);
  for (const secret of [tokens.key, tokens.binding]) expect(row?.all).not.toContain(secret);
});

test('of twenty that take a sign-in at once one does', async () => {
  const { flow, tokens } = await begin();
  const taken = await Promise.allSettled(Array.from({ length: 20 }, () => flows.takeNow(flow, tokens)));
  expect(taken.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  await expect(flows.takeNow(flow, tokens)).rejects.toMatchObject({ reason: 'flow.replayed' });
});

test('of twenty that take an assertion at once one does', async () => {
  const { flow } = await begin();
  const take = () => database.transaction(flow, (tx) => flows.takeAssertion(tx, flow, 'issuer', '_once'));
  const taken = await Promise.allSettled(Array.from({ length: 20 }, take));
  expect(taken.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
});

test('after ten minutes a sign-in is over, and forgotten with the next round', async () => {
  clock.moveTo(new Date('2026-11-03T12:00:00Z'));
  const { flow, tokens } = await begin();
  clock.moveTo(new Date('2026-11-03T12:10:01Z'));
  await expect(flows.look(here, providerId, tokens)).rejects.toMatchObject({ reason: 'flow.unknown' });
  await expect(flows.takeNow(flow, tokens)).rejects.toMatchObject({ reason: 'flow.replayed' });
  await flows.forgetOld(here);
  expect(await db.query('select 1 from sign_in_flow')).toEqual([]);
});

test('one network begins at most 300 sign-ins a minute, another still can', async () => {
  const many = await Promise.allSettled(Array.from({ length: 310 }, () => begin('198.51.100.7')));
  expect(many.filter(({ status }) => status === 'fulfilled')).toHaveLength(300);
  await expect(begin('198.51.100.7')).rejects.toMatchObject({ reason: 'flow.too-many' });
  await expect(begin('198.51.100.8')).resolves.toBeDefined();
});
