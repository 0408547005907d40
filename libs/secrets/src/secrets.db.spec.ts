import { randomBytes, randomUUID } from 'node:crypto';
import { connectionOptions, Database } from '@footing/database';
import { freshDatabase, type FreshDatabase } from '@footing/testing';
import { DataSource } from 'typeorm';
import { DataKeys } from './data-keys';
import { InstitutionKeys } from './institution-keys';
import { KeyRotation } from './key-rotation.service';
import { MasterKeys } from './master-keys';
import { Secrets } from './secrets.service';

const FIELD = 'experience_wanted.experiences';
const master = () => randomBytes(32).toString('base64');
const [first, second] = [master(), master()];
const [amina, ben] = [randomUUID(), randomUUID()];

let db: FreshDatabase;
let source: DataSource;
let database: Database;
let here: { institutionId: string };
let elsewhere: { institutionId: string };

/** What one process has, with its own memory of keys. */
function process(keys: { MASTER_KEY: string; OLD_MASTER_KEY?: string }) {
  const institutionKeys = new InstitutionKeys(new MasterKeys(keys));
  const dataKeys = new DataKeys(institutionKeys);
  const secrets = new Secrets(dataKeys);
  return {
    rotation: new KeyRotation(database, institutionKeys, dataKeys),
    seal: (personId: string | null, plain: string, at = here) =>
      database.transaction(at, (tx) => secrets.seal(tx, at, FIELD, personId, plain)),
    open: (personId: string | null, sealed: Buffer, at = here) =>
      database.transaction(at, (tx) => secrets.open(tx, at, FIELD, personId, sealed)),
    openMany: (rows: { personId: string; sealed: Buffer }[]) =>
      database.transaction(here, (tx) => secrets.openMany(tx, here, FIELD, rows)),
    shred: (personId: string) => database.transaction(here, (tx) => secrets.shred(tx, here, personId)),
  };
}

const keysLeft = async () =>
  (
    await db.query<{ n: number }>('select count(*)::int as n from institution_key where institution_id = $1', [
      here.institutionId,
    ])
  )[0]?.n;

beforeAll(async () => {
  db = await freshDatabase();
  source = await new DataSource({ ...connectionOptions(db.url, 12) }).initialize();
  database = new Database(source);
  const made = await db.query<{ id: string }>(
    `insert into institution (slug, name, nation, contact_email)
     values ('wharfedale', 'Wharfedale', 'england', 'a@b.example'), ('tayside', 'Tayside', 'scotland', 'a@b.example')
     returning id`,
  );
  [here, elsewhere] = made.map(({ id }) => ({ institutionId: id })) as [typeof here, typeof here];
});
afterEach(() => db.query('delete from data_key; delete from institution_key'));
afterAll(async () => {
  await source.destroy();
  await db.drop();
});

test('what is sealed for a person opens for them, in another process too, and for nobody else', async () => {
  const sealed = await process({ MASTER_KEY: first }).seal(amina, 'care experienced');
  const other = process({ MASTER_KEY: first });
  expect(await other.open(amina, sealed)).toBe('care experienced');
  await other.seal(ben, 'x');
  await expect(other.open(ben, sealed)).rejects.toMatchObject({ code: 'secret.gone' });
  await other.seal(amina, 'x', elsewhere);
  await expect(other.open(amina, sealed, elsewhere)).rejects.toMatchObject({ code: 'secret.gone' });
});

test('the database alone does not hold what it takes to open it', async () => {
  const sealed = await process({ MASTER_KEY: first }).seal(amina, 'care experienced');
  const everything = await db.query<{ row: string }>(
    `select row_to_json(k)::text as row from institution_key k union all select row_to_json(d)::text from data_key d`,
  );
  expect(everything.length).toBe(2);
  expect(sealed.includes('care')).toBe(false);
  await expect(process({ MASTER_KEY: second }).open(amina, sealed)).rejects.toMatchObject({
    code: 'key.unknown-master',
  });
});

test('thirty who seal for one new person at once end with one key, and all can be opened', async () => {
  const workers = Array.from({ length: 3 }, () => process({ MASTER_KEY: first }));
  const texts = Array.from({ length: 30 }, (_, index) => `answer ${index}`);
  const sealed = await Promise.all(texts.map((text, index) => workers[index % 3]!.seal(amina, text)));
  const rows = sealed.map((one) => ({ personId: amina, sealed: one }));
  expect(await workers[0]!.openMany(rows)).toEqual(texts);
});

test('once a person’s key is destroyed nothing of theirs opens, and others’ does', async () => {
  const app = process({ MASTER_KEY: first });
  const [hers, his] = [await app.seal(amina, 'hers'), await app.seal(ben, 'his')];
  await app.shred(amina);
  const rows = [
    { personId: amina, sealed: hers },
    { personId: ben, sealed: his },
  ];
  expect(await app.openMany(rows)).toEqual([null, 'his']);
  await app.seal(amina, 'back again');
  expect(await app.openMany(rows)).toEqual([null, 'his']);
});

test('a new master key takes over while the old one still opens, and then the old one can go', async () => {
  const sealed = await process({ MASTER_KEY: first }).seal(amina, 'sealed before');
  const between = process({ MASTER_KEY: second, OLD_MASTER_KEY: first });
  expect(await between.open(amina, sealed)).toBe('sealed before');
  expect(await between.rotation.rewrapInstitution(here.institutionId)).toBe(1);
  expect(await between.rotation.rewrapInstitution(here.institutionId)).toBe(0);
  expect(await process({ MASTER_KEY: second }).open(amina, sealed)).toBe('sealed before');
  await expect(process({ MASTER_KEY: first }).open(amina, sealed)).rejects.toMatchObject({
    code: 'key.unknown-master',
  });
});

test('an institution’s key is renewed while others seal, and nothing is lost', async () => {
  const [app, rotating] = [process({ MASTER_KEY: first }), process({ MASTER_KEY: first })];
  const people = Array.from({ length: 450 }, () => randomUUID());
  const before: Buffer[] = [];
  for (const person of people) before.push(await app.seal(person, `of ${person}`));
  const busy = Promise.all(Array.from({ length: 60 }, (_, index) => app.seal(randomUUID(), `new ${index}`)));
  const { dataKeys } = await rotating.rotation.renewInstitution(here.institutionId);
  await busy;
  expect(dataKeys).toBeGreaterThanOrEqual(450);
  await rotating.rotation.finish(here.institutionId);
  expect(await keysLeft()).toBe(1);
  const rows = people.map((personId, index) => ({ personId, sealed: before[index]! }));
  expect(await process({ MASTER_KEY: first }).openMany(rows)).toEqual(people.map((person) => `of ${person}`));
});

test('a renewal that was cut off after a few keys is finished by the next', async () => {
  const app = process({ MASTER_KEY: first });
  const people = Array.from({ length: 5 }, () => randomUUID());
  for (const person of people) await app.seal(person, 'x');
  await database.transaction(here, (tx) =>
    new InstitutionKeys(new MasterKeys({ MASTER_KEY: first })).renew(tx, here.institutionId),
  );
  expect(await keysLeft()).toBe(2);
  expect((await app.rotation.finish(here.institutionId)).dataKeys).toBe(5);
  expect(await keysLeft()).toBe(1);
});
