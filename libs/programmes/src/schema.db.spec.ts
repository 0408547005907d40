import { connectionOptions } from '@footing/database';
import { freshDatabase, type FreshDatabase } from '@footing/testing';
import { DataSource } from 'typeorm';
import { programmesEntities } from './data/entities';

let db: FreshDatabase;
let source: DataSource;
beforeAll(async () => {
  db = await freshDatabase();
  source = await new DataSource({ ...connectionOptions(db.url), entities: programmesEntities }).initialize();
});
afterAll(async () => {
  await source.destroy();
  await db.drop();
});

test('the tables are as the entities say', async () => {
  const { upQueries } = await source.driver.createSchemaBuilder().log();
  expect(upQueries.map(({ query }) => query)).toEqual([]);
});
