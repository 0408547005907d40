import { connectionOptions } from '@footing/database';
import { identityEntities } from '@footing/identity';
import { peopleEntities } from '@footing/people';
import { programmesEntities } from '@footing/programmes';
import { freshDatabase, type FreshDatabase } from '@footing/testing';
import { DataSource } from 'typeorm';
import { matchingEntities } from './data/entities';

let db: FreshDatabase;
let source: DataSource;
beforeAll(async () => {
  db = await freshDatabase();
  const entities = [...programmesEntities, ...identityEntities, ...peopleEntities, ...matchingEntities];
  source = await new DataSource({ ...connectionOptions(db.url), entities }).initialize();
});
afterAll(async () => {
  await source.destroy();
  await db.drop();
});

test('the tables are as the entities say', async () => {
  const { upQueries } = await source.driver.createSchemaBuilder().log();
  expect(upQueries.map(({ query }) => query)).toEqual([]);
});
