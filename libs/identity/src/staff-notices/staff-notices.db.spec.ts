import { readSettings } from '@footing/config';
import { connectionOptions, Database } from '@footing/database';
import { type Actor, type Role, systemActor } from '@footing/kernel';
import { peopleEntities } from '@footing/people';
import { programmesEntities } from '@footing/programmes';
import { freshDatabase, type FreshDatabase, HeldClock, testSecrets } from '@footing/testing';
import { DataSource } from 'typeorm';
import { AccountRoles } from '../account-roles.service';
import { Accounts } from '../accounts.service';
import { identityEntities } from '../data/entities';
import { IdentityProvider } from '../data/identity-provider.entity';
import { ApiKeys } from '../keys/api-keys.service';
import { OwnAddresses } from '../own-addresses.service';
import { IdentityProviders } from '../providers/identity-providers.service';
import type { OidcProviderInput } from '../providers/provider.input';
import { SigningKeys } from '../providers/signing-keys.service';
import { noticesOver } from '../spec/notices-over';

const clock = new HeldClock();
let db: FreshDatabase;
let source: DataSource;
let database: Database;
let over: ReturnType<typeof noticesOver>;
let institutionId: string;
let ada: Actor;

beforeAll(async () => {
  db = await freshDatabase();
  const entities = [...programmesEntities, ...peopleEntities, ...identityEntities, IdentityProvider];
  source = await new DataSource({ ...connectionOptions(db.url), entities }).initialize();
  database = new Database(source);
  over = noticesOver(db.url);
  const made = await db.query<{ id: string }>(
    `insert into institution (slug, name, nation, contact_email)
     values ('w', 'W', 'england', 'a@w.example'), ('t', 'T', 'scotland', 'a@t.example') returning id`,
  );
  institutionId = made[0]?.id ?? '';
  ada = { institutionId, accountId: await add('Ada', 'administrator'), roles: ['administrator'] };
  await add('Max', 'administrator', 'consultant');
  await add('Dee', 'data-protection-officer');
  await add('Gone', 'administrator');
  await db.query(`update account set disabled_at = now() where name = 'Gone'`);
  await add('Tom', 'consultant');
  await addTo(made[1]?.id ?? '', 'Eve', 'administrator');
});
beforeEach(() => db.query('delete from mail'));
afterAll(async () => {
  await over.end();
  await source.destroy();
  await db.drop();
});

const everybody = ['ada@w.example', 'dee@w.example', 'max@w.example'];
const add = (name: string, ...roles: Role[]) => addTo(institutionId, name, ...roles);
async function addTo(where: string, name: string, ...roles: Role[]): Promise<string> {
  const person = { name, email: `${name.toLowerCase()}@w.example`, roles };
  return (await new Accounts(database).create(systemActor(where), person)).id;
}
const roles = () => new AccountRoles(database, clock, over.notices);

interface Sealed {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** The letters that wait, opened, by whom they are to. */
async function letters(): Promise<Sealed[]> {
  const rows = await db.query<{ sealed: Buffer }>(`select sealed from mail where kind = 'staff-notice'`);
  const opened = await database.transaction({ institutionId }, async (tx) => {
    const all: string[] = [];
    for (const { sealed } of rows)
      all.push(await testSecrets().open(tx, { institutionId }, 'mail.sealed', null, sealed));
    return all;
  });
  return opened.map((one) => JSON.parse(one) as Sealed).sort((a, b) => a.to.localeCompare(b.to));
}
const recipients = async () => (await letters()).map(({ to }) => to);

test('a strong role that is given is told to every administrator and DPO here who can sign in, and to whose it is', async () => {
  const id = await add('Tia', 'observer');
  await roles().change(ada, id, ['observer', 'consultant']);
  const all = await letters();
  expect(all.map(({ to }) => to)).toEqual([...everybody, 'tia@w.example']);
  expect(all[0]?.subject).toBe('An administrator changed something important');
  expect(all[0]?.text).toMatch(/Ada changed the roles of an account, on \d+ \w+ \d{4} at \d\d:\d\d \(UK time\)\./);
  expect(all[0]?.text).toContain('The account is that of Tia (tia@w.example), with now: Careers consultant, Observer.');
});

test('whoever was an administrator until now is told that they are no longer', async () => {
  const id = await add('Out', 'administrator');
  await roles().change(ada, id, ['observer']);
  expect(await recipients()).toEqual([...everybody, 'out@w.example']);
});

test('nobody is told of a role that sees no person’s details', async () => {
  const id = await add('Ola', 'observer');
  await roles().change(ada, id, ['observer', 'champion']);
  await roles().add(ada, { name: 'Una', email: 'una@w.example', roles: ['champion'] });
  expect(await letters()).toEqual([]);
});

test('nobody is told of what the service itself does', async () => {
  await add('Sys', 'analyst');
  expect(await letters()).toEqual([]);
});

test('where telling fails, nothing is changed', async () => {
  const id = await add('Abe', 'observer');
  await db.query(`alter table mail add constraint none check (kind <> 'staff-notice')`);
  await expect(roles().change(ada, id, ['administrator'])).rejects.toThrow();
  await db.query('alter table mail drop constraint none');
  expect((await new Accounts(database).find(institutionId, id)).roles).toEqual(['observer']);
});

const service: OidcProviderInput = {
  ...{ name: 'Wharfedale', issuer: 'https://idp.w.example', clientId: 'x', clientSecret: 'y' },
  ...{ scopes: [], strong: ['mfa'], skewSeconds: 60, studentNumber: '' },
};
const providers = () =>
  new IdentityProviders(
    database,
    testSecrets(),
    clock,
    new OwnAddresses(database, readSettings({ NODE_ENV: 'test' })),
    over.notices,
  );
const keys = () => new ApiKeys(database, over.notices);

test.each<[string, () => Promise<unknown>, RegExp]>([
  [
    'an account with a strong role',
    () => roles().add(ada, { name: 'New', email: 'new@w.example', roles: ['analyst'] }),
    /Ada added an account with a role/,
  ],
  [
    'an account switched off',
    async () => roles().switchOff(ada, await add('Off', 'analyst')),
    /Ada switched an account off/,
  ],
  [
    'an account switched on',
    async () => {
      const id = await add('Onn', 'analyst');
      await db.query('update account set disabled_at = now() where id = $1', [id]);
      await roles().switchOn(ada, id);
    },
    /Ada switched an account on again/,
  ],
  ['a sign-in service added', () => providers().addOidc(ada, service), /Ada added a sign-in service.*“Wharfedale”/s],
  [
    'a key',
    () => keys().make(ada, { name: 'Records', scopes: ['people:import'], days: 90 }),
    /Ada made a key.*“Records”/s,
  ],
])('of %s everybody is told', async (_, act, words) => {
  await act();
  const all = await letters();
  expect(all.map(({ to }) => to).filter((to) => everybody.includes(to))).toEqual(everybody);
  for (const { text } of all) expect(text).toMatch(words);
});

test('each step with a sign-in service, and with our own keys, is told once', async () => {
  const id = await providers().addOidc(ada, { ...service, issuer: 'https://other.w.example' });
  const signing = new SigningKeys(database, testSecrets(), clock, over.notices);
  await signing.open(institutionId);
  const steps: readonly [() => Promise<unknown>, string][] = [
    [() => providers().turn(ada, id, true), 'let people sign in by a sign-in service'],
    [() => providers().changeOidc(ada, id, service), 'changed how a sign-in service of the university is set up'],
    [() => providers().turn(ada, id, false), 'turned a sign-in service off'],
    [() => providers().remove(ada, id), 'removed a sign-in service'],
    [() => signing.publishNext(ada), 'changed the keys'],
  ];
  for (const [act, words] of steps) {
    await db.query('delete from mail');
    await act();
    const all = await letters();
    expect(all.map(({ to }) => to)).toEqual(everybody);
    expect(all[0]?.text).toContain(`Ada ${words}`);
  }
});
