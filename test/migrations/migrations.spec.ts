import { migrate, tablesOfTheService } from '@footing/database';
import { type FreshDatabase, freshDatabase } from '@footing/testing';

let db: FreshDatabase;
beforeAll(async () => (db = await freshDatabase()));
afterAll(() => db.drop());

test('a migrated database has nothing left to run, and running again is harmless', async () => {
  expect(await migrate(db.ownerUrl)).toEqual([]);
});

test('every table of an institution begins its key with the institution', async () => {
  const tables = await db.query<{ name: string; first: string }>(`
    select c.relname as name, a.attname as first
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
      join pg_index i on i.indrelid = c.oid and i.indisprimary
      join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
    where n.nspname = 'public' and c.relkind = 'r'`);
  const apart = ['institution', 'visitor_session', ...Object.keys(tablesOfTheService)];
  expect(tables.length).toBeGreaterThan(20);
  expect(tables.filter(({ name, first }) => first !== 'institution_id' && !apart.includes(name))).toEqual([]);
});
