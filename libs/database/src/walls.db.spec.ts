import { connectionOptions } from './data-source';
import { Database } from './database';
import { freshDatabase, type FreshDatabase } from '@footing/testing';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { atTheDoorAlone, consentFunctions, monitoringDoors, openDoors, tablesOfTheService } from './open-doors';
import { groupRoles } from './roles';

let db: FreshDatabase;
/** Signs in as the apps do, and then does as it likes. */
let hostile: Client;
const universities = ['wharfedale', 'tayside', 'gower', 'lagan', 'fenland'];
const ids = new Map<string, string>();

beforeAll(async () => {
  db = await freshDatabase();
  for (const slug of universities) {
    const [made] = await db.query<{ id: string }>(
      `insert into institution (slug, name, nation, contact_email) values ($1, $1, 'england', 'a@b.example') returning id`,
      [slug],
    );
    ids.set(slug, made?.id ?? '');
    await db.query('insert into school (institution_id, name) values ($1, $2)', [made?.id, `School of ${slug}`]);
  }
  hostile = new Client({ connectionString: db.url });
  await hostile.connect();
});
afterAll(async () => {
  await hostile.end();
  await db.drop();
});
afterEach(() => hostile.query('rollback'));

interface Relation {
  readonly name: string;
  readonly kind: 'r' | 'p' | 'v' | 'm' | 'f';
}

/** Every table, view and stored view in our schemas, but for the queue's own. */
const relations = (client: Pick<FreshDatabase, 'query'>) =>
  client.query<Relation>(
    `select n.nspname || '.' || c.relname as name, c.relkind as kind from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p', 'v', 'm', 'f') and n.nspname not in ('pg_catalog', 'information_schema', 'jobs', 'pg_toast')
       and n.nspname not like 'pg_temp%' and n.nspname not like 'pg_toast%' order by 1`,
  );

const ofAnInstitution = ({ name }: Relation) => !Object.hasOwn(tablesOfTheService, name.replace('public.', ''));

/** What is wrong with the walls of a database; empty when they stand. */
async function faults(client: Pick<FreshDatabase, 'query'>): Promise<string[]> {
  const named = (sql: string, values: unknown[] = []) =>
    client.query<{ fault: string }>(sql, values).then((rows) => rows.map(({ fault }) => fault));
  const all = await relations(client);
  const tables = all.filter(ofAnInstitution).filter(({ kind }) => kind === 'r' || kind === 'p');
  return [
    ...all.filter(({ kind }) => kind === 'm' || kind === 'f').map(({ name }) => `${name} is a stored or foreign view`),
    ...(await named(
      `select t || ' has no walls, or not for its owner' as fault from unnest($1::text[]) t
       join pg_class c on c.oid = t::regclass where not (c.relrowsecurity and c.relforcerowsecurity)`,
      [tables.map(({ name }) => name)],
    )),
    ...(await named(
      `select t || ' has no policy for institutions' as fault from unnest($1::text[]) t where not exists (
         select from pg_policy p where p.polrelid = t::regclass and p.polname = 'institutions_apart'
           and pg_get_expr(p.polqual, p.polrelid) like '%footing.institution_id%'
           and pg_get_expr(p.polwithcheck, p.polrelid) like '%footing.institution_id%')
         -- What is reached at the door alone is kept from the apps altogether.
         and not (t = any($2::text[]) and not has_table_privilege('footing_app', t, 'select, insert, update, delete'))`,
      [tables.map(({ name }) => name), Object.keys(atTheDoorAlone).map((name) => `public.${name}`)],
    )),
    ...(await named(
      `select p.polrelid::regclass || ' has a policy of its own: ' || p.polname as fault from pg_policy p
       where not (p.polname = 'institutions_apart'
         -- One that narrows opens nothing.
         or not p.polpermissive
         or p.polname = 'at_the_door' and p.polroles = array['footing_doorkeeper'::regrole::oid]
         or p.polname = 'auditor_reads' and p.polcmd = 'r' and p.polroles = array['footing_auditor'::regrole::oid])`,
    )),
    ...(await named(
      `select c.oid::regclass || ' shows rows as its owner sees them' as fault from pg_class c
       where c.relkind = 'v' and c.relnamespace in ('public'::regnamespace, 'door'::regnamespace, 'monitoring'::regnamespace, 'consent'::regnamespace)
         and not coalesce(c.reloptions::text like '%security_invoker=true%', false)`,
    )),
    ...(await named(
      `select p.oid::regprocedure || ' runs with rights that are not its caller’s' as fault from pg_proc p
       join pg_namespace n on n.oid = p.pronamespace
       where p.prosecdef and n.nspname not in ('pg_catalog', 'information_schema')
         and not (n.nspname = 'door' and p.proname = any($1::text[]) and p.proowner = 'footing_doorkeeper'::regrole
           and exists (select from unnest(p.proconfig) s where s like 'search_path=%'))
         and not (n.nspname = 'monitoring' and p.proname = any($2::text[]) and p.proowner = 'footing_monitor'::regrole
           and exists (select from unnest(p.proconfig) s where s like 'search_path=%'))
         and not (n.nspname = 'consent' and p.proname = any($3::text[]) and p.proowner = 'footing_consent'::regrole
           and exists (select from unnest(p.proconfig) s where s like 'search_path=%'))
         -- Nobody can ask what only a trigger runs; each question in it names the institution of the row that is written.
         and not (p.prorettype = 'trigger'::regtype and regexp_count(p.prosrc, 'institution_id') >= (
             select coalesce(sum(regexp_count(p.prosrc, '\\m(from|join|update|into)\\s+(public\\.)?' || c.relname || '\\M')), 0)
             from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'institution_id'
             where c.relkind in ('r', 'p') and c.relnamespace in ('public'::regnamespace, 'consent'::regnamespace))
           and exists (select from unnest(p.proconfig) s where s like 'search_path=pg_catalog, %, pg_temp'))`,
      [Object.keys(openDoors), Object.keys(monitoringDoors), Object.keys(consentFunctions)],
    )),
    ...(await named(
      `select format('%s reaches %s', coalesce(r.rolname, 'everybody'), c.oid::regclass) as fault
       from pg_class c cross join lateral (select oid, rolname from pg_roles where rolname = any($1::text[]) union all select 0, null) r
       cross join lateral (select coalesce(r.rolname, 'public') as name) who
       where c.relnamespace = 'monitoring'::regnamespace and c.relkind in ('r', 'p', 'v')
         and (has_table_privilege(who.name, c.oid, 'select, insert, update, delete, truncate, references, trigger')
           or has_any_column_privilege(who.name, c.oid, 'select, insert, update, references'))`,
      [groupRoles.filter((role) => role !== 'footing_monitor')],
    )),
    ...(await named(
      `select format('%s may ask %s', r.name, p.oid::regprocedure) as fault
       from pg_proc p cross join unnest($1::text[]) as r (name) where p.pronamespace = 'monitoring'::regnamespace
         and has_function_privilege(r.name, p.oid, 'execute')`,
      [['public', ...groupRoles.filter((role) => !['footing_monitor', 'footing_app'].includes(role))]],
    )),
    ...(await named(
      `select t || ' is reached by everybody' as fault from unnest($1::text[]) t
       where has_table_privilege('public', t, 'select')`,
      [tables.map(({ name }) => name)],
    )),
    ...(await named(
      `select c.conrelid::regclass || '.' || c.conname || ' leads to a row without its institution' as fault from pg_constraint c
       where c.contype = 'f' and c.confrelid <> 'institution'::regclass
         and c.connamespace in ('public'::regnamespace, 'monitoring'::regnamespace, 'consent'::regnamespace) and not c.confrelid::regclass::text = any($1::text[])
         and not exists (select from unnest(c.conkey) k join pg_attribute a on a.attrelid = c.conrelid and a.attnum = k
           where a.attname = 'institution_id')`,
      [Object.keys(tablesOfTheService)],
    )),
    ...(await named(
      `select i.indexrelid::regclass || ' tells one institution what another has' as fault from pg_index i
       join pg_class c on c.oid = i.indrelid where i.indisunique and c.oid = any($1::regclass[])
         and not exists (select from unnest(i.indkey::int2[]) k join pg_attribute a on a.attrelid = c.oid and a.attnum = k
           -- A hash of a long random secret tells nothing to who does not have the secret.
           where a.attname = 'institution_id' or a.attname = 'hash' and a.atttypid = 'bytea'::regtype)`,
      [tables.map(({ name }) => name).filter((name) => name !== 'public.institution')],
    )),
  ];
}

test('every table, view and function keeps institutions apart', async () => {
  expect(await faults(db)).toEqual([]);
});

test.each<[what: string, sql: string, fault: RegExp]>([
  ['a new table', 'create table diary (institution_id uuid, words text)', /diary has no walls/],
  ['a wall taken down', 'alter table school disable row level security', /school has no walls/],
  ['a wall that lets the owner through', 'alter table school no force row level security', /school has no walls/],
  ['a policy that is gone', 'drop policy institutions_apart on school', /school has no policy/],
  ['a policy beside it', 'create policy open on school using (true)', /policy of its own: open/],
  ['a door left open', 'create policy at_the_door on school using (true)', /policy of its own: at_the_door/],
  ['a plain view', 'create view everyone as select * from student', /everyone shows rows/],
  ['a stored view', 'create materialized view stored as select * from student', /stored or foreign view/],
  [
    'a trigger that asks another institution',
    `create function glance() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp
       as 'begin perform 1 from student; return new; end'`,
    /glance\(\) runs with rights/,
  ],
  [
    'a function with its owner’s rights',
    `create function peek() returns setof student language sql security definer as 'select * from student'`,
    /peek\(\) runs with rights/,
  ],
  [
    'a door nobody has listed',
    `create function door.peek() returns bigint language sql security definer set search_path = public as 'select count(*) from student'`,
    /peek\(\) runs with rights/,
  ],
  ['a table for everybody', 'grant select on student to public', /student is reached by everybody/],
  [
    'a link that forgets the institution',
    'alter table school add unique (id); alter table offer add school_id uuid references school (id)',
    /leads to a row without/,
  ],
  ['a right to look into monitoring', 'grant select on monitoring.characteristic to footing_app', /app reaches/],
  [
    'a right to one column of it',
    'grant select (code) on monitoring.characteristic to footing_matcher',
    /matcher reaches/,
  ],
  [
    'matching that may ask for counts',
    'grant execute on function monitoring.counts(uuid) to footing_matcher',
    /matcher may ask/,
  ],
  ['monitoring without walls', 'alter table monitoring.characteristic no force row level security', /has no walls/],
  [
    'a table beside it',
    'create table monitoring.more (institution_id uuid, words text)',
    /monitoring.more has no walls/,
  ],
  ['a view of it', 'create view monitoring.plain as select * from monitoring.characteristic', /plain shows rows/],
  [
    'a way round its functions',
    `create function monitoring.one() returns text language sql security definer set search_path = monitoring
       as 'select code from characteristic limit 1'`,
    /one\(\) runs with rights/,
  ],
  ['a key over all institutions', 'create unique index one_email on student (email)', /one_email tells/],
])('%s is found', async (_, sql, fault) => {
  await db.query('begin');
  try {
    await db.query(sql);
    expect(await faults(db)).toContainEqual(expect.stringMatching(fault));
  } finally {
    await db.query('rollback');
  }
});

const rowsOf = async (name: string) => {
  const { rows } = await hostile.query<{ n: number }>(`select count(*)::int as n from ${name}`);
  return rows[0]?.n;
};
const readable = async () => {
  const all = (await relations(db)).filter(ofAnInstitution);
  const { rows } = await hostile.query<{ name: string }>(
    `select name from unnest($1::text[]) name where has_table_privilege(current_user, name, 'select')`,
    [all.map(({ name }) => name)],
  );
  return rows.map(({ name }) => name);
};

test('without an institution no table has a row', async () => {
  const names = await readable();
  expect(names.length).toBeGreaterThan(25);
  for (const name of names) expect([name, await rowsOf(name)]).toEqual([name, 0]);
});

test('after a transaction the setting is empty, and then too no table has a row, nor an error', async () => {
  await hostile.query('begin');
  await hostile.query(`select set_config('footing.institution_id', $1, true)`, [ids.get('gower')]);
  expect(await rowsOf('school')).toBe(1);
  await hostile.query('commit');
  for (const name of await readable()) expect([name, await rowsOf(name)]).toEqual([name, 0]);
});

test('for one institution no row of another is seen, changed, taken away or made', async () => {
  await hostile.query('begin');
  await hostile.query(`select set_config('footing.institution_id', $1, true)`, [ids.get('gower')]);
  const { rows } = await hostile.query<{ name: string }>('select name from school');
  expect(rows).toEqual([{ name: 'School of gower' }]);
  const tayside = ids.get('tayside');
  const changed = await hostile.query(`update school set name = 'x' where institution_id = $1`, [tayside]);
  const taken = await hostile.query('delete from school where institution_id = $1', [tayside]);
  expect([changed.rowCount, taken.rowCount]).toEqual([0, 0]);
  const made = hostile.query(`insert into school (institution_id, name) values ($1, 'x')`, [tayside]);
  await expect(made).rejects.toThrow(/row-level security/);
});

test.each([
  ['turn the walls off', 'alter table school disable row level security'],
  ['make a table', 'create table mine (id int)'],
  ['become the owner', 'set role postgres'],
  ['become the doorkeeper', 'set role footing_doorkeeper'],
  ['read as the auditor', 'set role footing_auditor'],
  ['become the owner of monitoring', 'set role footing_monitor'],
  ['read what monitoring holds', 'select * from monitoring.characteristic'],
  ['change what monitoring holds', 'delete from monitoring.characteristic'],
  ['read the salt of its hashes', 'select * from monitoring.salt'],
  ['read which changes have run', 'select * from migrations'],
  ['switch row security off', 'set row_security = off; select * from school'],
])('the apps’ login cannot %s', async (_, sql) => {
  await hostile.query('begin');
  await expect(hostile.query(sql)).rejects.toThrow(/permission denied|must be owner|does not exist|would be affected/);
});

test('none of our roles signs in, bypasses row security or makes others', async () => {
  const found = await db.query(
    `select rolname from pg_roles where rolname = any($1::text[]) and (rolcanlogin or rolsuper or rolbypassrls or rolcreaterole)`,
    [[...groupRoles]],
  );
  expect(found).toEqual([]);
});

test('a matching run can do less than the app, and only within its transaction', async () => {
  const source = await new DataSource(connectionOptions(db.url, 1)).initialize();
  const database = new Database(source);
  const here = { institutionId: ids.get('gower') ?? '' };
  const role = () => database.transaction(here, (tx) => tx.query<{ r: string }[]>('select current_user as r'));
  const [inside] = await database.asMatcher(here, (tx) => tx.query<{ r: string }[]>('select current_user as r'));
  expect(inside?.r).toBe('footing_matcher');
  expect((await role())[0]?.r).not.toBe('footing_matcher');
  await source.destroy();
});

test('300 requests of five institutions over four connections never see another’s rows', async () => {
  const source = await new DataSource(connectionOptions(db.url, 4)).initialize();
  const database = new Database(source);
  const seen = await Promise.all(
    Array.from({ length: 300 }, async (_, index) => {
      const slug = universities[index % 5] ?? '';
      const rows = await database.transaction({ institutionId: ids.get(slug) ?? '' }, async (tx) => {
        if (index % 7 === 0) await tx.query('select pg_sleep(0.002)');
        if (index % 11 === 0) await tx.query('savepoint s; rollback to s');
        return tx.query<{ name: string }[]>('select name from school');
      });
      return { expected: `School of ${slug}`, found: rows.map(({ name }) => name) };
    }),
  );
  expect(seen.filter(({ expected, found }) => found.length !== 1 || found[0] !== expected)).toEqual([]);
  await source.destroy();
});

test('requests that break off leave nothing behind for who comes next', async () => {
  const source = await new DataSource(connectionOptions(db.url, 1)).initialize();
  const database = new Database(source);
  const broken = database.transaction({ institutionId: ids.get('gower') ?? '' }, (tx) => tx.query('select 1/0'));
  await expect(broken).rejects.toThrow(/division by zero/);
  expect(await source.query('select count(*)::int as n from school')).toEqual([{ n: 0 }]);
  await source.destroy();
});
