import { type Category, categories, purposeCodes, purposes } from '@footing/kernel';
import { freshDatabase, type FreshDatabase } from '@footing/testing';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { columnsOfNobody } from './columns-of-nobody';
import { connectionOptions } from './data-source';
import { Database, underPurpose } from './database';
import { tablesOfPeople } from './personal-columns';

/** Every column of ours, as `schema.table.column`. */
const COLUMNS = `select table_schema || '.' || table_name as "table", column_name as "column" from information_schema.columns
  join information_schema.tables using (table_schema, table_name)
  where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema', 'jobs') order by 1, ordinal_position`;

const isCategory = (text: string): text is Category => Object.hasOwn(categories, text);
const categoriesOf = (table: string): Category[] => Object.keys(tablesOfPeople[table] ?? {}).filter(isCategory);
const wordsOf = (text: string) => text.split(' ').filter((word) => word !== '');

/** What the maps say, as `table.column`, once for each time that they say it; of categories, once is enough. */
function mapped(): string[] {
  const ofPeople = Object.entries(tablesOfPeople).flatMap(([table, { open: _, ...parts }]) => {
    const { key, none = '', ...personal } = parts;
    return [...wordsOf(key), ...wordsOf(none), ...new Set(Object.values(personal).flatMap(wordsOf))].map(
      (column) => `${table}.${column}`,
    );
  });
  const ofNobody = Object.entries(columnsOfNobody).flatMap(([table, columns]) =>
    wordsOf(columns).map((column) => `${table}.${column}`),
  );
  return [...ofPeople, ...ofNobody].sort();
}

const actual = async (client: Pick<FreshDatabase, 'query'>) =>
  (await client.query<{ table: string; column: string }>(COLUMNS))
    .map(({ table, column }) => `${table}.${column}`)
    .sort();

let db: FreshDatabase;
let app: Client;
beforeAll(async () => {
  db = await freshDatabase();
  app = new Client({ connectionString: db.url });
  await app.connect();
});
afterAll(async () => {
  await app.end();
  await db.drop();
});

test('every column is in the map, once, and the map has no other', async () => {
  expect(mapped()).toEqual(await actual(db));
});

test('a new column without its place in the map is found', async () => {
  await db.query('begin; alter table student add column nickname text');
  const changed = await actual(db).finally(() => db.query('rollback'));
  expect(changed.filter((column) => !mapped().includes(column))).toContain('public.student.nickname');
});

describe('with a row in every table', () => {
  const closed = Object.entries(tablesOfPeople).flatMap(([table, { open }]) => (open === undefined ? [table] : []));
  let here = '';

  beforeAll(async () => {
    const [made] = await db.query<{ id: string }>('select gen_random_uuid() as id');
    here = made?.id ?? '';
    await fillAll(db, here);
  });

  /** How many rows somebody sees of a table: no purpose where it is null. */
  async function seen(role: 'footing_app' | 'footing_matcher', table: string, purpose: string | null): Promise<number> {
    await app.query('begin');
    try {
      if (role === 'footing_matcher') await app.query('set local role footing_matcher');
      await app.query(`select set_config('footing.institution_id', $1, true)`, [here]);
      if (purpose !== null) await app.query(`select set_config('footing.purpose', $1, true)`, [purpose]);
      return (await app.query(`select 1 from ${table}`)).rowCount ?? 0;
    } finally {
      await app.query('rollback');
    }
  }
  const readable = async (role: string) =>
    (
      await db.query<{ name: string }>(
        `select name from unnest($1::text[]) name where has_any_column_privilege($2, name, 'select')`,
        [closed, role],
      )
    ).map(({ name }) => name);
  const mayRead = (table: string) =>
    purposeCodes.filter((code) => {
      const declared: readonly Category[] = purposes[code].categories;
      return categoriesOf(table).every((category) => declared.includes(category));
    });

  test.each(['footing_app', 'footing_matcher'] as const)(
    '%s sees rows about people only for what declares them',
    async (role) => {
      const tables = await readable(role);
      expect(tables.length).toBeGreaterThan(role === 'footing_app' ? 40 : 10);
      for (const table of tables) {
        const allowed: readonly string[] = mayRead(table);
        for (const purpose of [null, '', 'nonsense', ...purposeCodes.filter((code) => !allowed.includes(code))])
          expect([table, purpose, await seen(role, table, purpose)]).toEqual([table, purpose, 0]);
      }
    },
  );

  test('and for what declares them it does, but where each person’s own yes is asked besides', async () => {
    const unseen: string[] = [];
    for (const table of await readable('footing_app')) {
      const counts = await Promise.all(mayRead(table).map((purpose) => seenAlone(db, table, here, purpose)));
      if (!counts.some((count) => count > 0)) unseen.push(table);
    }
    expect(unseen.sort()).toEqual([
      'public.draft_input',
      'public.experience_offered',
      'public.experience_wanted',
      'public.introduction_rating',
      'public.message',
      'public.message_file',
      'public.reflection',
      'public.registry_value',
      'public.story_content',
      'public.survey_answer',
      'public.survey_response',
      'public.survey_score',
    ]);
  });

  test('300 requests for several purposes over four connections see what theirs declares, and no setting stays behind', async () => {
    const source = await new DataSource(connectionOptions(db.url, 4)).initialize();
    const database = new Database(source);
    const of = ['service', 'news', 'matching.core', 'evidence', 'own'] as const;
    const wrong = await Promise.all(
      Array.from({ length: 300 }, async (_, index) => {
        const purpose = of[index % of.length] ?? 'service';
        const declared: readonly Category[] = purposes[purpose].categories;
        const wanted = declared.includes('answers') ? 1 : 0;
        const found = await database
          .transaction(
            { institutionId: here },
            async (tx) => {
              if (index % 7 === 0) await tx.query('select pg_sleep(0.002)');
              if (index % 11 === 0) await underPurpose(tx, 'service', () => tx.query('select 1'));
              const rows = await tx.query<object[]>('select 1 from application');
              if (index % 13 === 0) throw new Error(String(rows.length));
              return rows.length;
            },
            purpose,
          )
          .catch((error: unknown) => Number(error instanceof Error ? error.message : -1));
        return found === wanted ? [] : [[purpose, found]];
      }),
    );
    expect(wrong.flat()).toEqual([]);
    const left = await Promise.all(
      Array.from({ length: 8 }, () =>
        source.query<{ p: string }[]>(`select coalesce(current_setting('footing.purpose', true), '') as p`),
      ),
    );
    expect(left.flat().filter(({ p }) => p !== '')).toEqual([]);
    await source.destroy();
  });
});

/** As `seen`, on a connection of its own. */
async function seenAlone(of: FreshDatabase, table: string, here: string, purpose: string): Promise<number> {
  const client = new Client({ connectionString: of.url });
  await client.connect();
  try {
    await client.query('begin');
    await client.query(
      `select set_config('footing.institution_id', $1, true), set_config('footing.purpose', $2, true)`,
      [here, purpose],
    );
    return (await client.query(`select 1 from ${table}`)).rowCount ?? 0;
  } finally {
    await client.end();
  }
}

/** One row in every table, whatever it says: all rules that a row has to keep are taken away first. */
async function fillAll(of: FreshDatabase, here: string): Promise<void> {
  const rules = await of.query<{ t: string; c: string }>(
    `select conrelid::regclass::text as t, quote_ident(conname) as c from pg_constraint where contype in ('c', 'f')
     and connamespace in ('public'::regnamespace, 'consent'::regnamespace, 'evidence'::regnamespace) order by contype desc`,
  );
  for (const { t, c } of rules) await of.query(`alter table ${t} drop constraint if exists ${c}`);
  await of.query(`set session_replication_role = 'replica'`);
  const tables = await of.query<{ t: string; columns: { name: string; type: string }[] }>(
    `select attrelid::regclass::text as t, json_agg(json_build_object('name', quote_ident(attname), 'type', format_type(atttypid, null))) as columns
     from pg_attribute a join pg_class c on c.oid = a.attrelid
     where attnum > 0 and not attisdropped and attgenerated = '' and attidentity = '' and c.relkind = 'r'
       and c.oid::regclass::text = any ($1) group by attrelid`,
    [
      Object.keys(tablesOfPeople)
        .map((name) => name.replace('public.', ''))
        .filter((name) => !name.startsWith('monitoring.')),
    ],
  );
  for (const { t, columns } of tables)
    await of.query(
      `insert into ${t} (${columns.map(({ name }) => name).join(', ')}) values (${columns.map(({ type }) => valueOf(type, here)).join(', ')})`,
    );
  await of.query(`set session_replication_role = 'origin'`);
}

function valueOf(type: string, here: string): string {
  if (type.endsWith('[]')) return `'{}'`;
  if (type === 'uuid') return `'${here}'`;
  if (type.startsWith('json')) return `'{}'`;
  if (type === 'bytea') return `'\\x00'`;
  if (type === 'boolean') return 'true';
  if (type === 'date' || type.startsWith('timestamp')) return 'now()';
  if (/^(integer|smallint|bigint|numeric|real|double precision|xid8)$/.test(type)) return `'1'`;
  return `'x'`;
}
