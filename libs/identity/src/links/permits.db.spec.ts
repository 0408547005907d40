import { connectionOptions, Database } from '@footing/database';
import { freshDatabase, type FreshDatabase } from '@footing/testing';
import { DataSource } from 'typeorm';
import { Permits } from './permits.service';

let db: FreshDatabase;
let source: DataSource;
let permits: Permits;

beforeAll(async () => {
  db = await freshDatabase();
  source = await new DataSource({ ...connectionOptions(db.url, 12) }).initialize();
  permits = new Permits(new Database(source));
});
afterEach(() => db.query('delete from permit'));
afterAll(async () => {
  await source.destroy();
  await db.drop();
});

const ask = async (bucket: string, most: number, seconds: number) =>
  (await permits.take(bucket, { most, seconds })).allowed;

/** As if so many slices had passed, a tenth of the limit's stretch each. */
const pass = (slices: number) => db.query('update permit set slice = slice - $1', [slices]);

test('as many are allowed as the limit says, and then no more', async () => {
  const asked = [await ask('a', 3, 900), await ask('a', 3, 900), await ask('a', 3, 900), await ask('a', 3, 900)];
  expect(asked).toEqual([true, true, true, false]);
  expect(await ask('b', 3, 900)).toBe(true);
});

test('of 50 who ask at once, exactly so many are let through', async () => {
  const asked = await Promise.all(Array.from({ length: 50 }, () => ask('crowd', 7, 3600)));
  expect(asked.filter(Boolean)).toHaveLength(7);
});

test('what was taken counts until its whole stretch has passed, wherever in it that was', async () => {
  await ask('a', 2, 1_000_000);
  await pass(10);
  expect(await ask('a', 2, 1_000_000)).toBe(true);
  expect(await ask('a', 2, 1_000_000)).toBe(false);
  await pass(1);
  expect(await ask('a', 2, 1_000_000)).toBe(true);
  expect(await ask('a', 2, 1_000_000)).toBe(false);
});

test('a long time after, everything is allowed again', async () => {
  await ask('a', 1, 60);
  await pass(500);
  expect(await ask('a', 1, 60)).toBe(true);
});

test('who is refused learns when it may be worth asking again', async () => {
  expect(await permits.take('a', { most: 1, seconds: 1_000_000 })).toEqual({ allowed: true, retryAfter: 0 });
  const { retryAfter } = await permits.take('a', { most: 1, seconds: 1_000_000 });
  expect(retryAfter).toBeGreaterThan(1_000_000);
  expect(retryAfter).toBeLessThanOrEqual(1_100_000);
});

test('what is limited is kept nowhere in clear, and not under a hash that can be made without the salt', async () => {
  await ask('sign-in:amina@wharfedale.example', 3, 60);
  const [row] = await db.query<{ text: string; plain: boolean }>(
    `select p::text as text, p.bucket = sha256('sign-in:amina@wharfedale.example') as plain from permit p`,
  );
  expect(row?.text).not.toContain('amina');
  expect(row?.plain).toBe(false);
});

test('the apps see neither counts nor salt', async () => {
  await expect(source.query('select * from permit')).rejects.toThrow('permission denied');
  await expect(source.query('select * from permit_salt')).rejects.toThrow('permission denied');
});

test('counts that are over are forgotten', async () => {
  await ask('old', 1, 60);
  await db.query(`update permit set forget_at = now() - interval '1 second'`);
  await ask('new', 1, 60);
  expect(await db.query('select 1 from permit')).toHaveLength(1);
});
