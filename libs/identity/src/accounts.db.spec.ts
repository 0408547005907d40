import { connectionOptions, Database } from '@footing/database';
import { peopleEntities } from '@footing/people';
import { Institutions, programmesEntities } from '@footing/programmes';
import { systemActor } from '@footing/kernel';
import { freshDatabase, type FreshDatabase } from '@footing/testing';
import { DataSource } from 'typeorm';
import { Accounts } from './accounts.service';
import { identityEntities } from './data/entities';

const nobody = '00000000-0000-7000-8000-000000000000';
const priya = { name: 'Priya Shah', email: 'Priya.Shah@Wharfedale.example', roles: ['consultant' as const] };

let db: FreshDatabase;
let source: DataSource;
let accounts: Accounts;
let here: string;
let elsewhere: string;

beforeAll(async () => {
  db = await freshDatabase();
  const entities = [...programmesEntities, ...peopleEntities, ...identityEntities];
  source = await new DataSource({ ...connectionOptions(db.url), entities }).initialize();
  accounts = new Accounts(new Database(source));
  const institutions = new Institutions(new Database(source));
  const words = { nation: 'england', contactEmail: 'careers@wharfedale.example' } as const;
  here = (await institutions.create({ slug: 'wharfedale', name: 'Wharfedale', ...words })).id;
  elsewhere = (await institutions.create({ slug: 'tayside', name: 'Tayside', ...words })).id;
});
afterEach(() => db.query('delete from account_role; delete from account'));
afterAll(async () => {
  await source.destroy();
  await db.drop();
});

test('the tables are as the entities say', async () => {
  const { upQueries } = await source.driver.createSchemaBuilder().log();
  expect(upQueries.map(({ query }) => query)).toEqual([]);
});

test('an account is kept with its roles, and its address in lower case', async () => {
  const { id } = await accounts.create(systemActor(here), { ...priya, roles: ['consultant', 'programme-lead'] });
  expect(await accounts.find(here, id)).toEqual({
    id,
    name: 'Priya Shah',
    email: 'priya.shah@wharfedale.example',
    roles: ['consultant', 'programme-lead'],
    disabledAt: null,
    studentId: null,
    mentorId: null,
  });
});

test('an account of another institution is not there', async () => {
  const { id } = await accounts.create(systemActor(elsewhere), priya);
  await expect(accounts.find(here, id)).rejects.toMatchObject({ kind: 'not-found', code: 'account.not-found' });
  await expect(accounts.find(here, nobody)).rejects.toMatchObject({ kind: 'not-found', code: 'account.not-found' });
  expect(await accounts.list(systemActor(here))).toEqual([]);
});

test('two people of one institution do not have one address; two institutions may', async () => {
  await accounts.create(systemActor(here), priya);
  const again = accounts.create(systemActor(here), { ...priya, email: ' PRIYA.shah@wharfedale.example' });
  await expect(again).rejects.toMatchObject({ kind: 'invalid', code: 'account.email-taken' });
  await expect(accounts.create(systemActor(elsewhere), priya)).resolves.toMatchObject({ name: 'Priya Shah' });
});

test('somebody without a role is not made', async () => {
  const made = accounts.create(systemActor(here), { ...priya, roles: [] });
  await expect(made).rejects.toMatchObject({ code: 'account.no-role', fields: [{ field: 'roles' }] });
  expect(await accounts.list(systemActor(here))).toEqual([]);
});

test('a consultant does not make accounts', async () => {
  const consultant = { institutionId: here, accountId: nobody, roles: ['consultant' as const] };
  await expect(accounts.create(consultant, priya)).rejects.toMatchObject({ kind: 'forbidden' });
});

test('the database knows no other role, and no address in capitals', async () => {
  const { id } = await accounts.create(systemActor(here), priya);
  const role = db.query('insert into account_role (institution_id, account_id, role) values ($1, $2, $3)', [
    here,
    id,
    'owner',
  ]);
  await expect(role).rejects.toMatchObject({ constraint: 'account_role_known' });
  const capitals = db.query(`update account set email = 'Priya@wharfedale.example' where id = $1`, [id]);
  await expect(capitals).rejects.toMatchObject({ constraint: 'account_email_lower' });
});
