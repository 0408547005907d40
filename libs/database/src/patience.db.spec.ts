import { freshDatabase, type FreshDatabase } from '@footing/testing';
import { DataSource } from 'typeorm';
import { connectionOptions } from './data-source';
import { isCrowded, patience } from './patience';

let db: FreshDatabase;
const sources: DataSource[] = [];
beforeAll(async () => {
  db = await freshDatabase();
});
afterAll(async () => {
  for (const source of sources) await source.destroy();
  await db.drop();
});

async function oneConnection(over: object = {}): Promise<DataSource> {
  const options = connectionOptions(db.url, 1, 'pages');
  const source = await new DataSource({ ...options, extra: { ...options.extra, ...over } }).initialize();
  sources.push(source);
  return source;
}

test('whoever comes while all connections are in use has their turn, as long as a statement may take', async () => {
  const source = await oneConnection();
  expect(patience.pages.turn).toBeGreaterThanOrEqual(patience.pages.statement);
  const [, later] = await Promise.all([source.query('select pg_sleep(3.3)'), source.query('select 1 as one')]);
  expect(later).toEqual([{ one: 1 }]);
});

test('whoever waits longer than that is told that it is crowded, and not of a fault', async () => {
  const source = await oneConnection({ connectionTimeoutMillis: 50 });
  const held = source.query('select pg_sleep(1)');
  const turnedAway: unknown = await source.query('select 1').catch((error: unknown) => error);
  expect(isCrowded(turnedAway)).toBe(true);
  await held;
  const refused: unknown = await source.query('select nothing').catch((error: unknown) => error);
  expect(isCrowded(refused)).toBe(false);
});
