import { freshDatabase, type FreshDatabase } from '@footing/testing';

let db: FreshDatabase;
beforeAll(async () => {
  db = await freshDatabase();
});
afterAll(() => db.drop());

/**
 * Functions of triggers that ask a table which is read for declared purposes only, and would ask it with the eyes of whoever
 * writes: where those may not read it, there is nothing to see, and what the function guards or does is not guarded or done.
 */
const halfBlind = async (): Promise<string[]> => {
  const rows = await db.query<{ name: string }>(
    `select p.oid::regproc::text as name from pg_proc p
     where p.prorettype = 'trigger'::regtype and exists (select from pg_trigger t where t.tgfoid = p.oid)
       and exists (select from pg_policy w join pg_class c on c.oid = w.polrelid
         where w.polname = 'by_purpose' and p.prosrc ~ ('\\m(from|join|update|into|using|of)\\s+(public\\.)?' || c.relname || '\\M'))
       and not (p.prosecdef and exists (select from unnest(p.proconfig) c where c like 'search_path=pg_catalog, %pg_temp'))
     order by 1`,
  );
  return rows.map(({ name }) => name);
};

test('what a trigger guards, it sees whole, whatever the work at hand may read', async () => {
  expect(await halfBlind()).toEqual([]);
});

test('one that would not is found', async () => {
  await db.query(`
    create function looks_away() returns trigger language plpgsql as $$
    begin
      perform 1 from meeting m where m.id = new.id;
      return new;
    end $$;
    create trigger looks_away before insert on meeting for each row execute function looks_away();`);
  expect(await halfBlind()).toEqual(['looks_away']);
  await db.query('drop function looks_away cascade');
});
