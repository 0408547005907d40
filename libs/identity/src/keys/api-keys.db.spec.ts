import { connectionOptions, Database } from '@footing/database';
import { type Actor, may, systemActor } from '@footing/kernel';
import { peopleEntities } from '@footing/people';
import { programmesEntities } from '@footing/programmes';
import { freshDatabase, type FreshDatabase } from '@footing/testing';
import { DataSource } from 'typeorm';
import { Accounts } from '../accounts.service';
import { identityEntities } from '../data/entities';
import { noticesOver } from '../spec/notices-over';
import { ApiKeys } from './api-keys.service';

const wanted = { name: 'Student records', scopes: ['people:import' as const], days: 90 as const };
let db: FreshDatabase;
let source: DataSource;
let keys: ApiKeys;
let told: ReturnType<typeof noticesOver>;
let daniel: Actor;
let stranger: Actor;

beforeAll(async () => {
  db = await freshDatabase();
  source = await new DataSource({
    ...connectionOptions(db.url, 4),
    entities: [...programmesEntities, ...peopleEntities, ...identityEntities],
  }).initialize();
  const database = new Database(source);
  told = noticesOver(db.url);
  keys = new ApiKeys(database, told.notices);
  const made = await db.query<{ id: string }>(
    `insert into institution (slug, name, nation, contact_email)
     values ('wharfedale', 'Wharfedale', 'england', 'a@b.example'), ('tayside', 'Tayside', 'scotland', 'a@b.example')
     returning id`,
  );
  const administrator = async (institutionId: string): Promise<Actor> => {
    const account = { name: 'Daniel', email: 'daniel@a.example', roles: ['administrator' as const] };
    const { id } = await new Accounts(database).create(systemActor(institutionId), account);
    return { institutionId, accountId: id, roles: ['administrator'] };
  };
  daniel = await administrator(made[0]?.id ?? '');
  stranger = await administrator(made[1]?.id ?? '');
});
afterEach(() => db.query('delete from api_key'));
afterAll(async () => {
  await told.end();
  await source.destroy();
  await db.drop();
});

test('a key speaks for its institution, may do what it was made for and nothing else', async () => {
  const { key } = await keys.make(daniel, wanted);
  const actor = await keys.actorOf(key);
  expect(actor).toMatchObject({ institutionId: daniel.institutionId, accountId: null, roles: [] });
  expect(
    ['people.import', 'people.read', 'drafts.review', 'accounts.edit'].map((one) => may(actor!, one as never)),
  ).toEqual([true, false, false, false]);
});

test('the key itself is nowhere in the database', async () => {
  const { key } = await keys.make(daniel, wanted);
  const rows = await db.query<{ row: string }>(
    `select row_to_json(k)::text as row from api_key k union all select row_to_json(e)::text from audit_event e`,
  );
  expect(rows.length).toBeGreaterThan(1);
  expect(rows.filter(({ row }) => row.includes(key.slice(8, -4)))).toEqual([]);
});

test.each(['', 'footing_', `footing_${'x'.repeat(43)}`, `footing_${'x'.repeat(44)}`, 'x'.repeat(5_000)])(
  'nobody speaks by %p',
  async (key) => {
    await keys.make(daniel, wanted);
    expect(await keys.actorOf(key)).toBeNull();
  },
);

test.each([
  [
    'has expired',
    `update api_key set created_at = now() - interval '91 days', expires_at = now() - interval '1 second'`,
  ],
  ['was ended', 'update api_key set revoked_at = now()'],
])('a key that %s speaks for nobody', async (_, sql) => {
  const { key } = await keys.make(daniel, wanted);
  await db.query(sql);
  expect(await keys.actorOf(key)).toBeNull();
});

test('in place of a key comes one that may do the same, and for a day both work', async () => {
  const { id, key } = await keys.make(daniel, wanted);
  const next = await keys.rotate(daniel, id);
  expect(next.key).not.toBe(key);
  expect([await keys.actorOf(key), await keys.actorOf(next.key)].map((actor) => actor?.allowed)).toEqual([
    expect.arrayContaining(['people.import']),
    expect.arrayContaining(['people.import']),
  ]);
  const [old] = await db.query<{ hours: number }>(
    `select extract(epoch from expires_at - now())::float8 / 3600 as hours from api_key where id = $1`,
    [id],
  );
  expect(old?.hours).toBeLessThanOrEqual(24);
  const listed = await keys.list(daniel);
  expect(listed.map(({ name }) => name)).toEqual(['Student records', 'Student records']);
});

test('a form that is sent twice, or twenty times at once, makes one key', async () => {
  const { id } = await keys.make(daniel, wanted);
  const tries = await Promise.allSettled(Array.from({ length: 20 }, () => keys.rotate(daniel, id)));
  expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect(await keys.list(daniel)).toHaveLength(2);
});

test('a key that is over is not replaced; ending twice is as ending once', async () => {
  const { id, key } = await keys.make(daniel, wanted);
  await keys.revoke(daniel, id);
  await keys.revoke(daniel, id);
  expect(await keys.actorOf(key)).toBeNull();
  await expect(keys.rotate(daniel, id)).rejects.toMatchObject({ kind: 'conflict', code: 'api-key.over' });
});

test('of another institution no key is seen, replaced or ended', async () => {
  const { id } = await keys.make(daniel, wanted);
  expect(await keys.list(stranger)).toEqual([]);
  await expect(keys.rotate(stranger, id)).rejects.toMatchObject({ code: 'api-key.not-found' });
  await expect(keys.revoke(stranger, id)).rejects.toMatchObject({ code: 'api-key.not-found' });
});

test('a programme lead makes no keys, and a key makes none either', async () => {
  const { key } = await keys.make(daniel, { ...wanted, scopes: ['people:import', 'record:read'] });
  await expect(keys.make({ ...daniel, roles: ['programme-lead'] }, wanted)).rejects.toMatchObject({
    kind: 'forbidden',
  });
  await expect(keys.make((await keys.actorOf(key))!, wanted)).rejects.toMatchObject({ kind: 'forbidden' });
});

test('when a key was last used is noted, and each making and ending is in the record', async () => {
  const { id, key } = await keys.make(daniel, wanted);
  expect((await keys.list(daniel))[0]?.lastUsedAt).toBeNull();
  await keys.actorOf(key);
  expect((await keys.list(daniel))[0]?.lastUsedAt).toBeInstanceOf(Date);
  await keys.revoke(daniel, id);
  const said = await db.query<{ event: string }>('select event from audit_event where object_id = $1 order by id', [
    id,
  ]);
  expect(said.map(({ event }) => event)).toEqual(['api-key.made', 'api-key.revoked']);
});

test('the database keeps no key for more than a year, and none without a right', async () => {
  const { id } = await keys.make(daniel, wanted);
  const longer = db.query(`update api_key set expires_at = created_at + interval '400 days' where id = $1`, [id]);
  await expect(longer).rejects.toMatchObject({ constraint: 'api_key_expires' });
  await expect(db.query(`update api_key set scopes = '{}' where id = $1`, [id])).rejects.toMatchObject({
    constraint: 'api_key_some_scope',
  });
});
