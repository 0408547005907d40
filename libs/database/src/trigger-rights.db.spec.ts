import { freshDatabase, type FreshDatabase } from '@footing/testing';
import { Client } from 'pg';
import { ATTACHABLE, keepTriggersToTheirTables } from './trigger-rights';

let db: FreshDatabase;
let app: Client;
let here: string;
let elsewhere: string;
beforeAll(async () => {
  db = await freshDatabase();
  [here, elsewhere] = [await university('here'), await university('elsewhere')];
  app = new Client({ connectionString: db.url });
  await app.connect();
  await app.query(
    `select set_config('footing.institution_id', $1, false), set_config('footing.purpose', 'service', false)`,
    [here],
  );
});
afterAll(async () => {
  await app.end();
  await db.drop();
});

async function university(slug: string): Promise<string> {
  const [made] = await db.query<{ id: string }>(
    `insert into institution (slug, name, nation, contact_email) values ($1, $1, 'england', 'a@b.example') returning id`,
    [slug],
  );
  return made?.id ?? '';
}

const done = (sql: string, given: unknown[] = []) =>
  app.query(sql, given).then(
    () => 'done',
    (error: unknown) => (error as Error).message,
  );
const attachable = async () => (await db.query<{ name: string }>(ATTACHABLE)).map(({ name }) => name);

const SOMEBODY = '00000000-0000-4000-8000-000000000001';

/** A table of one's own, whose rows look like standing yeses: its trigger lets what somebody shared elsewhere be used. */
async function sayYesForThem(): Promise<string> {
  await app.query('begin');
  const tried = [
    await done(
      'create temp table mine (institution_id uuid, subject_id uuid, item text, permitted boolean, valid_until timestamptz) on commit drop',
    ),
    await done('create trigger carry after insert on mine for each row execute function consent.carry_standing()'),
    await done('insert into mine values ($1, $2, $3, true, null)', [elsewhere, SOMEBODY, ITEM]),
  ];
  await app.query('commit');
  return tried.find((one) => one !== 'done') ?? 'done';
}
const ITEM = 'experience:0123456789abcdef';
const permitted = () => db.query('select from experience_wanted where permitted_until is not null');
const REFUSED = 'permission denied for function consent.carry_standing';

test('nobody but their owner may attach to a table what triggers do with more rights than its caller’s', async () => {
  expect(await attachable()).toEqual([]);
});

test('a client of the apps cannot have them work on rows of its own making, behind the walls', async () => {
  expect(await sayYesForThem()).toBe(REFUSED);
});

test('where it could, it is found, and a yes is said for somebody of another university; the next migration ends it', async () => {
  const owner = new Client({ connectionString: db.ownerUrl });
  await owner.connect();
  await owner.query(`set session_replication_role = 'replica'`);
  await owner.query(
    `insert into experience_wanted (institution_id, application_id, subject_id, item, sealed, agreed_how, agreed_at)
     values ($1, $2, $2, $3, '', 'form', now())`,
    [elsewhere, SOMEBODY, ITEM],
  );
  await owner.query('grant execute on function consent.carry_standing() to public');
  expect([await attachable(), await permitted()]).toEqual([['consent.carry_standing()'], []]);
  expect([await sayYesForThem(), (await permitted()).length]).toEqual(['done', 1]);
  await keepTriggersToTheirTables((sql) => owner.query(sql));
  await owner.end();
  expect([await attachable(), await sayYesForThem()]).toEqual([[], REFUSED]);
});
