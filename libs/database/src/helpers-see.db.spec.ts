import { freshDatabase, type FreshDatabase } from '@footing/testing';

let db: FreshDatabase;
beforeAll(async () => {
  db = await freshDatabase();
});
afterAll(() => db.drop());

/**
 * Functions of triggers that by way of another function ask a table which is read for declared purposes only, all of it with the
 * eyes of whoever writes: "trigger: what is asked".
 */
const halfBlind = async (): Promise<string[]> => {
  const rows = await db.query<{ line: string }>(
    `with recursive ours as (select p.oid, n.nspname, p.proname, p.prosrc, p.prosecdef, p.prorettype from pg_proc p
         join pg_namespace n on n.oid = p.pronamespace where n.nspname in ('public', 'consent', 'evidence')),
       calls (top, oid) as (
         select o.oid, o.oid from ours o where o.prorettype = 'trigger'::regtype and not o.prosecdef
           and exists (select from pg_trigger t where t.tgfoid = o.oid)
         union select c.top, o.oid from calls c join ours f on f.oid = c.oid
           join ours o on not o.prosecdef and o.prorettype <> 'trigger'::regtype and strpos(f.prosrc, o.proname || '(') > 0)
     select distinct c.top::regproc || ': ' || o.oid::regproc as line from calls c join ours o on o.oid = c.oid
     where o.prosrc ~ (select '\\m(from|join|update|into|using|of)\\s+(public\\.|consent\\.)?(' || string_agg(t.relname, '|') || ')\\M'
       from pg_policy w join pg_class t on t.oid = w.polrelid where w.polname = 'by_purpose')
     order by 1`,
  );
  return rows.map(({ line }) => line);
};

/** It lets a decision lose its words only where it sees that somebody was erased: blind, it refuses. */
const refusing = ['decisions_stay: is_of_an_erased'];

test('what a trigger asks by way of another function, it sees whole too, or refuses', async () => {
  expect(await halfBlind()).toEqual(refusing);
});

test('one that would not is found', async () => {
  await db.query(`
    create function has_met(one uuid) returns boolean language sql stable as 'select exists (select from meeting m where m.id = one)';
    create function looks_away() returns trigger language plpgsql as 'begin if has_met(new.id) then return null; end if; return new; end';
    create trigger looks_away before insert on meeting_person for each row execute function looks_away();`);
  expect(await halfBlind()).toEqual([...refusing, 'looks_away: has_met']);
  await db.query('drop function looks_away cascade; drop function has_met');
});
