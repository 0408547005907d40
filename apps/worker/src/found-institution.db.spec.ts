import { readSettings } from '@footing/config';
import { connectionOptions, Database, Jobs } from '@footing/database';
import { Accounts, identityEntities } from '@footing/identity';
import { Mail } from '@footing/messages';
import { peopleEntities } from '@footing/people';
import { Institutions, programmesEntities } from '@footing/programmes';
import { freshDatabase, type FreshDatabase, TEST_MASTER_KEY, testSecrets } from '@footing/testing';
import { DataSource } from 'typeorm';
import { foundingIn, FoundInstitution } from './found-institution';

let db: FreshDatabase;
let source: DataSource;
let database: Database;
let jobs: Jobs;
let founder: FoundInstitution;

const wanted = ['add', '--slug', 'gower', '--name', 'University of Gower', '--nation', 'wales'];
const administrator = ['--administrator-email', 'mari@gower.example'];

beforeAll(async () => {
  db = await freshDatabase();
  const entities = [...programmesEntities, ...identityEntities, ...peopleEntities];
  source = await new DataSource({ ...connectionOptions(db.url, 2), entities }).initialize();
  [database, jobs] = [new Database(source), new Jobs(db.url)];
  const settings = readSettings({
    ...{ NODE_ENV: 'test', DATABASE_URL: db.url, DATABASE_OWNER_URL: db.ownerUrl, MASTER_KEY: TEST_MASTER_KEY },
    PUBLIC_URL: 'https://mentoring.example',
  });
  const [institutions, accounts] = [new Institutions(database), new Accounts(database)];
  founder = new FoundInstitution(database, settings, institutions, accounts, new Mail(testSecrets(), jobs, settings));
});
afterAll(async () => {
  await jobs.onApplicationShutdown();
  await source.destroy();
  await db.drop();
});

test('an institution is founded with its host, its administrator and one mail that leads to its own pages', async () => {
  const id = await founder.found(foundingIn([...wanted, ...administrator, '--host', 'Mentoring.Gower.example']));
  expect(await new Institutions(database).atHost('mentoring.gower.example')).toBe(id);
  const roles = await db.query(
    'select a.email, r.role from account a join account_role r on r.account_id = a.id where a.institution_id = $1',
    [id],
  );
  expect(roles).toEqual([{ email: 'mari@gower.example', role: 'administrator' }]);
  const [mail] = await db.query<{ sealed: Buffer }>('select sealed from mail where institution_id = $1', [id]);
  const letter = await database.transaction({ institutionId: id }, (tx) =>
    testSecrets().open(tx, { institutionId: id }, 'mail.sealed', null, mail?.sealed ?? Buffer.alloc(0)),
  );
  expect(letter).toContain('https://mentoring.gower.example/at/gower/sign-in/e-mail');
});

test('a slug that is taken makes nothing', async () => {
  await expect(founder.found(foundingIn([...wanted, ...administrator]))).rejects.toMatchObject({
    code: 'institution.slug-taken',
  });
  expect(await db.query('select count(*)::int as n from account')).toEqual([{ n: 1 }]);
});

test.each([
  [[...wanted]],
  [['remove', ...wanted.slice(1), ...administrator]],
  [[...wanted, '--administrator-email', 'nobody']],
  [[...wanted.slice(0, -1), 'atlantis', ...administrator]],
  [[...wanted, ...administrator, '--password', 'x']],
])('%j is told what it needs', (args) => {
  expect(() => foundingIn(args)).toThrow(/npm run institution|--nation|e-mail/);
});

test('how work stands is counted over all institutions, without a word of any', async () => {
  expect(await database.jobStates()).toEqual([{ name: 'send-mail', state: 'created', count: 1 }]);
});
