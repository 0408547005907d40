import { createHash, randomBytes } from 'node:crypto';
import { connectionOptions, Database } from '@footing/database';
import { type Actor, type Role, staffRoles, systemActor } from '@footing/kernel';
import { peopleEntities } from '@footing/people';
import { Institutions, programmesEntities } from '@footing/programmes';
import { freshDatabase, type FreshDatabase, HeldClock } from '@footing/testing';
import { Cookie, type SessionData } from 'express-session';
import { DataSource } from 'typeorm';
import { AccountRoles } from './account-roles.service';
import { Accounts } from './accounts.service';
import { identityEntities } from './data/entities';
import { noticesOver } from './spec/notices-over';
import { type Beginning, DatabaseSessions } from './database-sessions';
import { Sessions } from './sessions.service';

let db: FreshDatabase;
const sources: DataSource[] = [];
/** Two processes: nothing but the database is common to them. */
let here: DatabaseSessions;
let there: DatabaseSessions;
let database: Database;
let accounts: Accounts;
let roles: AccountRoles;
let told: ReturnType<typeof noticesOver>;
let sessions: Sessions;
let institutionId: string;
let admin: Actor;

async function connected(): Promise<Database> {
  const entities = [...programmesEntities, ...peopleEntities, ...identityEntities];
  const source = await new DataSource({ ...connectionOptions(db.url, 3), entities }).initialize();
  sources.push(source);
  return new Database(source);
}

beforeAll(async () => {
  db = await freshDatabase();
  database = await connected();
  [here, there] = [new DatabaseSessions(database), new DatabaseSessions(await connected())];
  [accounts, sessions] = [new Accounts(database), new Sessions(database)];
  told = noticesOver(db.url);
  roles = new AccountRoles(database, new HeldClock(), told.notices);
  const words = { nation: 'england', contactEmail: 'careers@wharfedale.example' } as const;
  institutionId = (await new Institutions(database).create({ slug: 'wharfedale', name: 'Wharfedale', ...words })).id;
  admin = await somebody('administrator');
});
afterAll(async () => {
  await told.end();
  for (const source of sources) await source.destroy();
  await db.drop();
});

let made = 0;
async function somebody(...held: Role[]): Promise<Actor> {
  made += 1;
  const person = { name: `Person ${made}`, email: `person-${made}@wharfedale.example`, roles: held };
  const { id } = await accounts.create(systemActor(institutionId), person);
  return { institutionId, accountId: id, roles: held.slice(0, 1) };
}

const newId = () => randomBytes(32).toString('base64url');
const asError = (error: unknown) => (error instanceof Error ? error : new Error(String(error)));
const done = (work: (then: (error?: unknown) => void) => void) =>
  new Promise<void>((kept, failed) => work((error) => (error ? failed(asError(error)) : kept())));
const presentAs = ({ accountId }: Actor, role: Role | null) =>
  database.transaction({ institutionId }, (tx) =>
    sessions.present(tx, { institutionId, accountId: accountId ?? '' }, { role, strength: 'single' }),
  );

const get = (store: DatabaseSessions, id: string) =>
  new Promise<SessionData | null>((found, failed) =>
    store.get(id, (error, session) => (error ? failed(asError(error)) : found(session ?? null))),
  );
const set = (store: DatabaseSessions, id: string, data: SessionData) => done((then) => store.set(id, data, then));

const blank = (): SessionData => ({ cookie: new Cookie() });
const beginning = (over: Partial<Beginning> = {}): Beginning => ({
  proof: { method: 'passkey', strength: 'two', at: new Date().toISOString() },
  ...{ role: null, agent: 'Firefox', event: 'signed-in' },
  ...over,
});

/** A session of somebody, begun as enter() begins one. */
async function begun(who: Actor, over: Partial<Beginning> = {}): Promise<string> {
  const id = newId();
  const role = (who.roles[0] ?? null) as Role | null;
  const user = { institutionId, accountId: who.accountId ?? '' };
  await set(here, id, { ...blank(), passport: { user }, begins: beginning({ role, ...over }) });
  return id;
}
const hashOf = (id: string) => createHash('sha256').update(id).digest();
const row = async (id: string) =>
  (await db.query<Record<string, unknown>>('select * from account_session where hash = $1', [hashOf(id)]))[0];
const age = (id: string, column: 'began_at' | 'seen_at', by: string) =>
  db.query(`update account_session set ${column} = now() - $2::interval where hash = $1`, [hashOf(id), by]);

test('what a session holds is there in every process, and its id nowhere in the database', async () => {
  const who = await somebody('consultant');
  const id = await begun(who);
  const found = await get(there, id);
  expect(found).toMatchObject({
    ...{ passport: { user: { institutionId, accountId: who.accountId } }, role: 'consultant' },
    proof: { method: 'passkey', strength: 'two' },
  });
  const dump = JSON.stringify(await db.query('select s.*, encode(hash, $1) as hex from account_session s', ['hex']));
  expect(dump).toContain(hashOf(id).toString('hex'));
  expect(dump).not.toContain(id);
  expect(await get(there, newId())).toBeNull();
});

test('a visitor’s session holds words and nobody; it does not become somebody’s', async () => {
  const who = await somebody('student');
  const id = newId();
  const visitor = here.createSession({} as never, JSON.parse(JSON.stringify(blank())) as SessionData);
  await set(here, id, { ...blank(), csrfToken: 'hello' });
  expect(await get(there, id)).toMatchObject({ csrfToken: 'hello' });
  const planted = Object.assign(visitor, { passport: { user: { institutionId, accountId: who.accountId ?? '' } } });
  await set(here, id, planted);
  const after = await get(there, id);
  expect(after?.passport).toBeUndefined();
  expect(await row(id)).toBeUndefined();
});

test('nobody’s session becomes another’s by being kept, and only enter() begins one', async () => {
  const [who, other] = [await somebody('student'), await somebody('student')];
  const id = await begun(who);
  const kept = here.createSession({} as never, (await get(here, id)) ?? blank());
  kept.passport = { user: { institutionId, accountId: other.accountId ?? '' } };
  await set(here, id, kept);
  expect((await get(there, id))?.passport?.user?.accountId).toBe(who.accountId);
  const user = { institutionId, accountId: who.accountId ?? '' };
  await expect(set(here, newId(), { ...blank(), passport: { user } })).rejects.toThrow('enter()');
});

test('a session that was ended stays ended, whatever a request under way still wants to keep', async () => {
  const id = await begun(await somebody('mentor'));
  const underWay = here.createSession({} as never, (await get(here, id)) ?? blank());
  await done((then) => there.destroy(id, then));
  await set(here, id, Object.assign(underWay, { csrfToken: 'too late' }));
  expect(await get(here, id)).toBeNull();
});

test.each<[Role, string, string]>([
  ...staffRoles.map((role): [Role, string, string] => [role, '29 minutes', '31 minutes']),
  ['student', '119 minutes', '121 minutes'],
  ['mentor', '119 minutes', '121 minutes'],
])('a session of %s lives %s without use, and not %s', async (role, within, beyond) => {
  const who = await somebody(role);
  const id = await begun(who);
  await age(id, 'seen_at', within);
  expect(await get(here, id)).not.toBeNull();
  await age(id, 'seen_at', beyond);
  expect(await get(here, id)).toBeNull();
  expect(await sessions.devices(who)).toEqual([]);
});

test('it ends twelve hours after signing in, however much it is used and whatever role is taken up', async () => {
  const who = await somebody('student', 'mentor');
  const id = await begun(who);
  await age(id, 'began_at', '11 hours 59 minutes');
  expect(await get(here, id)).not.toBeNull();
  const at = new Date(Date.now() - (12 * 60 + 1) * 60_000).toISOString();
  const next = await begun(who, { event: 'role.taken-up', proof: { method: 'passkey', strength: 'two', at } });
  expect(await get(here, next)).toBeNull();
  await age(id, 'began_at', '12 hours 1 minute');
  expect(await get(here, id)).toBeNull();
});

test('a sign-in cannot be dated in the future', async () => {
  const at = new Date(Date.now() + 60 * 60_000).toISOString();
  const id = await begun(await somebody('student'), { proof: { method: 'oidc', strength: 'single', at } });
  const [kept] = await db.query<{ late: boolean }>(
    'select began_at > now() as late from account_session where hash = $1',
    [hashOf(id)],
  );
  expect(kept).toEqual({ late: false });
});

test('use is noted once a minute at most', async () => {
  const id = await begun(await somebody('student'));
  const seen = async () => (await row(id))?.['seen_at'];
  await age(id, 'seen_at', '50 seconds');
  const before = await seen();
  await get(here, id);
  expect(await seen()).toEqual(before);
  await age(id, 'seen_at', '70 seconds');
  const old = await seen();
  await get(there, id);
  expect(await seen()).not.toEqual(old);
});

test('switching an account off ends its sessions in every process, and none begins after', async () => {
  const who = await somebody('consultant');
  const [one, two] = [await begun(who), await begun(who)];
  await roles.switchOff(admin, who.accountId ?? '');
  expect([await get(here, one), await get(there, two)]).toEqual([null, null]);
  await expect(begun(who)).rejects.toMatchObject({ code: 'account.cannot-enter' });
  await expect(sessions.roleAtFirst(institutionId, who.accountId ?? '', 'two')).rejects.toMatchObject({
    code: 'account.cannot-enter',
  });
  await roles.switchOn(admin, who.accountId ?? '');
  expect(await get(here, one)).toBeNull();
  expect(await get(here, await begun(who))).not.toBeNull();
});

test('even where the rows were left, an account that is off has no session', async () => {
  const who = await somebody('consultant');
  const id = await begun(who);
  await db.query('update account set disabled_at = now() where id = $1', [who.accountId]);
  expect(await get(here, id)).toBeNull();
});

test('a change of roles ends every session, given or taken; the database ends the one of a role that is taken', async () => {
  const who = await somebody('consultant');
  const first = await begun(who);
  await roles.change(admin, who.accountId ?? '', ['consultant', 'analyst']);
  expect(await get(there, first)).toBeNull();
  const [second, third] = [await begun(who), await begun({ ...who, roles: ['analyst'] })];
  await db.query(`delete from account_role where account_id = $1 and role = 'analyst'`, [who.accountId]);
  expect(await get(there, third)).toBeNull();
  expect(await get(there, second)).not.toBeNull();
});

test('a strong role is not acted in after one proof, by rule and by the database', async () => {
  const who = await somebody('consultant', 'mentor');
  expect(await sessions.roleAtFirst(institutionId, who.accountId ?? '', 'single')).toBe('mentor');
  expect(await sessions.roleAtFirst(institutionId, who.accountId ?? '', 'two')).toBe('consultant');
  const single = { method: 'e-mail', strength: 'single' as const, at: new Date().toISOString() };
  await expect(begun(who, { proof: single })).rejects.toMatchObject({
    driverError: { constraint: 'account_session_strong_enough' },
  });
  const present = await presentAs(who, 'consultant');
  expect(present).toMatchObject({ actor: { roles: ['mentor'] }, actable: ['mentor'], behindProof: ['consultant'] });
  const consultant = await somebody('consultant');
  const alone = await presentAs(consultant, null);
  expect(alone).toMatchObject({ actor: { roles: [] }, actable: [], behindProof: ['consultant'] });
});

test('a role that is not held is not acted in', async () => {
  const who = await somebody('mentor');
  await expect(begun({ ...who, roles: ['student'] })).rejects.toMatchObject({
    driverError: { constraint: 'account_session_institution_id_account_id_role_fkey' },
  });
});

test('people see their own devices and end them; of another’s they learn nothing', async () => {
  const [who, other] = [await somebody('mentor'), await somebody('mentor')];
  const [one, two] = [await begun(who, { agent: 'Firefox' }), await begun(who, { agent: 'Safari' })];
  const devices = await sessions.devices(who);
  expect(devices.map(({ agent }) => agent).sort()).toEqual(['Firefox', 'Safari']);
  const firefox = devices.find(({ agent }) => agent === 'Firefox')?.id ?? '';
  await expect(sessions.end(other, firefox)).rejects.toMatchObject({ kind: 'not-found', code: 'device.not-found' });
  await sessions.end(who, firefox);
  expect([await get(there, one), (await get(there, two)) !== null]).toEqual([null, true]);
  await expect(sessions.end(who, firefox)).rejects.toMatchObject({ kind: 'not-found' });
  expect(await sessions.endAll(who)).toBe(1);
  expect(await get(here, two)).toBeNull();
});

test('signing in, ending and signing out leave their lines in the record, and a session without its line is not begun', async () => {
  const who = await somebody('mentor');
  const id = await begun(who);
  await sessions.end(who, (await get(here, id))?.device ?? '', 'signed-out');
  const lines = await db.query<{ event: string; role: string }>(
    'select event, role from audit_event where account_id = $1 order by at, id',
    [who.accountId],
  );
  expect(lines).toEqual([
    { event: 'signed-in', role: 'mentor' },
    { event: 'signed-out', role: 'mentor' },
  ]);
  const unknown = { ...who, institutionId: '00000000-0000-7000-8000-000000000000' };
  await expect(begun({ ...unknown, accountId: null })).rejects.toThrow();
});

test('what is over is tidied away, and nothing else', async () => {
  const who = await somebody('student');
  const [old, fresh, visitor] = [await begun(who), await begun(who), newId()];
  await set(here, visitor, blank());
  await age(old, 'seen_at', '3 hours');
  await db.query(`update visitor_session set seen_at = now() - interval '31 minutes' where hash = $1`, [
    hashOf(visitor),
  ]);
  expect(await get(here, visitor)).toBeNull();
  expect(await sessions.tidy()).toBeGreaterThanOrEqual(2);
  expect(await sessions.tidy()).toBe(0);
  expect([await row(old), (await row(fresh)) !== undefined]).toEqual([undefined, true]);
});

test.each([
  'select hash from account_session',
  'select data from account_session',
  'select * from visitor_session',
  `insert into account_session (institution_id, account_id, hash, method, strength, data) values ('%i', '%a', sha256('x'), 'x', 'two', '{}')`,
  `update account_session set role = 'administrator'`,
  `update account_session set seen_at = now()`,
  'delete from visitor_session',
])('the apps’ login may not: %s', async (sql) => {
  const who = await somebody('student');
  const asked = sql.replace('%i', institutionId).replace('%a', who.accountId ?? '');
  const tried = database.transaction({ institutionId }, (tx) => tx.query(asked));
  await expect(tried).rejects.toMatchObject({ driverError: { code: '42501' } });
});

test('of another institution, or of none, no session is seen or ended', async () => {
  const id = await begun(await somebody('student'));
  const elsewhere = '00000000-0000-7000-8000-000000000000';
  const seen = await database.transaction({ institutionId: elsewhere }, async (tx) => {
    await tx.query('delete from account_session');
    return tx.query<unknown[]>('select id from account_session');
  });
  expect(seen).toEqual([]);
  expect(await get(here, id)).not.toBeNull();
});
