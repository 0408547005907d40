import 'reflect-metadata';
import { Controller, Get, Module, Param, Req } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { readSettings } from '@footing/config';
import { AccountRoles, Accounts } from '@footing/identity';
import { type Role, systemActor } from '@footing/kernel';
import { Institutions } from '@footing/programmes';
import { freshDatabase, type FreshDatabase, TEST_MASTER_KEY } from '@footing/testing';
import type { Request } from 'express';
import request from 'supertest';
import { Public } from '../http/policy';
import { enter } from '../sign-in/enter';
import { startWeb } from '../start-web';

/** Lets a spec be anybody, with one proof or two. */
@Controller('enter/:institutionId/:accountId/:strength')
class DoorController {
  @Get()
  @Public('a spec is trusted')
  async enter(@Req() req: Request, @Param() who: Record<string, string>): Promise<string> {
    const strength = who['strength'] === 'two' ? 'two' : 'single';
    const { institutionId = '', accountId = '' } = who;
    await enter(req, { institutionId, accountId }, { method: 'e-mail', strength });
    return 'entered';
  }
}
@Module({ controllers: [DoorController] })
class DoorModule {}

let db: FreshDatabase;
/** Two processes of the same service, and one behind https. */
let web: NestExpressApplication;
let other: NestExpressApplication;
let secure: NestExpressApplication;
let institutionId: string;

beforeAll(async () => {
  db = await freshDatabase();
  const env = { NODE_ENV: 'test', PORT: '0', DATABASE_URL: db.url, SESSION_SECRET: 's'.repeat(40) };
  const start = (more: NodeJS.ProcessEnv = {}) =>
    startWeb(readSettings({ ...env, MASTER_KEY: TEST_MASTER_KEY, ...more }), { modules: [DoorModule] });
  [web, other] = [await start(), await start()];
  secure = await start({ PUBLIC_URL: 'https://mentoring.example.ac.uk', TRUST_PROXY_HOPS: '1' });
  const words = { nation: 'england', contactEmail: 'a@wharfedale.example' } as const;
  const institutions = web.get(Institutions, { strict: false });
  institutionId = (await institutions.create({ slug: 'wharfedale', name: 'Wharfedale', ...words })).id;
}, 60_000);
afterAll(async () => {
  for (const app of [web, other, secure]) await app.close();
  await db.drop();
});

let made = 0;
async function account(...roles: Role[]): Promise<string> {
  made += 1;
  const person = { name: `Person ${made}`, email: `person-${made}@wharfedale.example`, roles };
  return (await web.get(Accounts, { strict: false }).create(systemActor(institutionId), person)).id;
}

const cookieIn = (answer: { headers: Record<string, unknown> }): string => {
  const [set = ''] = (answer.headers['set-cookie'] as string[] | undefined) ?? [];
  return set;
};
const pairOf = (set: string) => set.split(';')[0] ?? '';
const ask = (path: string, cookie = '', app = web) => request(app.getHttpServer()).get(path).set('Cookie', cookie);
const enterAs = async (id: string, strength = 'two', cookie = '') =>
  pairOf(cookieIn(await ask(`/enter/${institutionId}/${id}/${strength}`, cookie)));
const tokenIn = (html: string) => /name="_csrf" value="([^"]+)"/.exec(html)?.[1] ?? '';

/** Sends the form of a page, with its token. @returns the answer. */
async function send(cookie: string, page: string, path: string, fields: object = {}) {
  const _csrf = tokenIn((await ask(page, cookie)).text);
  return request(web.getHttpServer())
    .post(path)
    .set('Cookie', cookie)
    .type('form')
    .send({ _csrf, ...fields });
}
const isSignedIn = async (cookie: string, app = web) => (await ask('/me', cookie, app)).status === 200;

test('the cookie says nothing, belongs to no script and to no other site, and goes with the browser', async () => {
  const set = cookieIn(await ask(`/enter/${institutionId}/${await account('student')}/single`));
  expect(set).toMatch(/^footing=s%3A[\w-]{43}\.[^;]+; Path=\/; HttpOnly; SameSite=Lax$/);
});

test('over https the cookie is held to this host and to https', async () => {
  const id = await account('student');
  const answer = await ask(`/enter/${institutionId}/${id}/single`, '', secure).set('X-Forwarded-Proto', 'https');
  expect(cookieIn(answer)).toMatch(/^__Host-footing=s%3A[^;]+; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
  const plain = await ask(`/enter/${institutionId}/${id}/single`, '', secure);
  expect(cookieIn(plain)).toBe('');
});

test('an id from before signing in is worth nothing after, planted or not', async () => {
  const visitor = pairOf(cookieIn(await ask('/sign-in/e-mail')));
  const planted = `footing=s%3A${'A'.repeat(43)}.${'B'.repeat(43)}`;
  for (const before of [visitor, planted].filter((cookie) => cookie !== '')) {
    const after = await enterAs(await account('student'), 'single', before);
    expect(after).not.toBe('');
    expect(after).not.toBe(before);
    expect([await isSignedIn(after), await isSignedIn(before)]).toEqual([true, false]);
  }
});

test('a second proof begins a new session, and the one before is over', async () => {
  const id = await account('programme-lead');
  const one = await enterAs(id, 'single');
  expect((await ask('/programmes', one)).headers['location']).toBe('/sign-in/code?next=%2Fprogrammes');
  const two = await enterAs(id, 'two', one);
  expect([await isSignedIn(two), await isSignedIn(one)]).toEqual([true, false]);
  expect((await ask('/programmes', two)).status).toBe(200);
});

test('without a second proof only weaker roles are acted in, and a page of none of them does not exist', async () => {
  const cookie = await enterAs(await account('programme-lead', 'mentor'), 'single');
  const page = (await ask('/me', cookie)).text;
  expect(page).toMatch(/You act as[^]*Mentor/);
  expect(page).toContain('To act as Programme lead, you need to prove a second time');
  expect((await ask('/institution/people/new', cookie)).status).toBe(404);
  const refused = await send(cookie, '/me/role', '/me/role', { role: 'programme-lead' });
  expect(refused.status).toBe(422);
});

test('people act in one role, see which, and go on in another with a new id', async () => {
  const cookie = await enterAs(await account('programme-lead', 'administrator'));
  const page = (await ask('/me', cookie)).text;
  expect(page).toMatch(/acting as[^]*Programme lead[^]*Change role/);
  expect((await ask('/institution/people/new', cookie)).status).toBe(404);
  const changed = await send(cookie, '/me/role', '/me/role', { role: 'administrator' });
  expect(changed.status).toBe(303);
  const next = pairOf(cookieIn(changed));
  expect([await isSignedIn(next), await isSignedIn(cookie)]).toEqual([true, false]);
  expect((await ask('/institution/people/new', next)).status).toBe(200);
  expect((await ask('/programmes/new', next)).status).toBe(404);
});

test.each(['student', '', 'owner', 'constructor'])(
  'the role “%s”, which is not held, is not taken up',
  async (role) => {
    const cookie = await enterAs(await account('programme-lead', 'administrator'));
    const answer = await send(cookie, '/me/role', '/me/role', { role });
    expect([answer.status, answer.text.includes('Select the role you want to act in')]).toEqual([422, true]);
    expect(await isSignedIn(cookie)).toBe(true);
  },
);

test('signing out ends the session everywhere and tells the browser to forget', async () => {
  const cookie = await enterAs(await account('student'));
  expect(await isSignedIn(cookie, other)).toBe(true);
  const out = await send(cookie, '/me', '/sign-out');
  expect(out.headers).toMatchObject({
    ...{ location: '/sign-out', 'clear-site-data': '"cache", "cookies", "storage"' },
    'set-cookie': [expect.stringMatching(/^footing=; Path=\/; Expires=Thu, 01 Jan 1970/)],
  });
  expect([await isSignedIn(cookie), await isSignedIn(cookie, other)]).toEqual([false, false]);
  expect((await ask('/sign-out')).text).toContain('You are signed out');
  const lines = await db.query(
    `select event from audit_event where event = 'signed-out' and account_id = (select max(id::text)::uuid from account)`,
  );
  expect(lines).toEqual([{ event: 'signed-out' }]);
});

test('what an administrator ends is over in every process by the next request', async () => {
  const roles = web.get(AccountRoles, { strict: false });
  const admin = { institutionId, accountId: await account('administrator'), roles: ['administrator' as const] };
  for (const end of [
    (id: string) => roles.switchOff(admin, id),
    (id: string) => roles.change(admin, id, ['analyst']),
    (id: string) => roles.signOutEverywhere(admin, id),
  ]) {
    const id = await account('consultant');
    const cookie = await enterAs(id);
    expect([await isSignedIn(cookie), await isSignedIn(cookie, other)]).toEqual([true, true]);
    await end(id);
    expect([await isSignedIn(cookie, other), await isSignedIn(cookie)]).toEqual([false, false]);
  }
});

test('my devices are in words, this one is marked, and each can be ended from another', async () => {
  const id = await account('student');
  const agent = 'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0) AppleWebKit/605.1.15 Version/19.0 Mobile Safari/604.1';
  const phone = pairOf(cookieIn(await ask(`/enter/${institutionId}/${id}/single`).set('User-Agent', agent)));
  const desk = await enterAs(id);
  const page = (await ask('/me', desk)).text;
  expect(page).toMatch(/Safari on an iPhone/);
  expect(page.match(/\(this one\)/g)).toHaveLength(1);
  const [, end = ''] = /action="(\/me\/devices\/[^"]+\/end)"/.exec(page) ?? [];
  const stranger = await enterAs(await account('student'));
  expect((await send(stranger, '/me', end)).status).toBe(404);
  expect(await isSignedIn(phone)).toBe(true);
  expect((await send(desk, '/me', end)).status).toBe(303);
  expect([await isSignedIn(phone), await isSignedIn(desk)]).toEqual([false, true]);
  const everywhere = await send(desk, '/me', '/me/sign-out-everywhere');
  expect([everywhere.status, await isSignedIn(desk)]).toEqual([303, false]);
});

test('an administrator adds somebody, gives and takes roles, and is told clearly what cannot be', async () => {
  await db.query(`delete from account_role where role = 'administrator'`).catch(() => undefined);
  const adminId = await account('administrator');
  await db.query(`delete from account_role where role = 'administrator' and account_id <> $1`, [adminId]);
  const admin = await enterAs(adminId);
  const add = (fields: object) => send(admin, '/me', '/institution/people/new', fields);
  const wrong = await add({ name: '', email: 'nobody', roles: 'owner' });
  expect([wrong.status, wrong.text.match(/govuk-error-message/g)?.length]).toEqual([422, 3]);
  const added = await add({ name: 'Noor Khan', email: 'noor@wharfedale.example', roles: 'consultant' });
  const at = added.headers['location'] ?? '';
  expect((await ask('/institution/people', admin)).text).toContain('Noor Khan');
  const changed = await send(admin, at, `${at}/roles`, { roles: ['analyst', 'observer'] });
  expect(changed.headers['location']).toBe(at);
  expect((await ask(at, admin)).text).toContain('Planning analyst, Observer');
  const none = await send(admin, at, `${at}/roles`, {});
  expect([none.status, none.text.includes('Select at least one role')]).toEqual([422, true]);
  const own = `/institution/people/${adminId}`;
  const last = await send(admin, own, `${own}/roles`, { roles: 'observer' });
  expect([last.status, last.text.includes('Somebody has to stay administrator')]).toEqual([409, true]);
  const off = await send(admin, own, `${own}/switch-off`);
  expect([off.status, off.text.includes('You cannot switch your own account off')]).toEqual([409, true]);
  await send(admin, at, `${at}/switch-off`);
  expect((await ask(at, admin)).text).toContain('Switched off: nobody signs in with it');
});

test('a lead says whom a consultant looks after and who stands in; a consultant reads only their own', async () => {
  const [leadId, tomId, priyaId] = [
    await account('programme-lead'),
    await account('consultant'),
    await account('consultant'),
  ];
  const [school] = await db.query<{ id: string }>(
    `insert into school (institution_id, name) values ($1, 'Law') returning id`,
    [institutionId],
  );
  const [lead, tom] = [await enterAs(leadId), await enterAs(tomId)];
  const at = `/institution/portfolios/${tomId}`;
  const empty = await send(lead, at, at, { whose: 'some' });
  expect([empty.status, empty.text.includes('Select at least one school or priority group')]).toEqual([422, true]);
  const saved = await send(lead, at, at, { whose: 'some', schools: school?.id ?? '' });
  expect(saved.headers['location']).toBe('/institution/portfolios');
  const late = { 'toDay-day': '1', 'toDay-month': '2', 'toDay-year': '2199' };
  const day = { 'fromDay-day': '31', 'fromDay-month': '2', 'fromDay-year': '2027' };
  const wrong = await send(lead, `${at}/cover`, `${at}/cover`, { to: priyaId, ...day, ...late });
  expect([wrong.status, wrong.text.includes('The first day is not a real date')]).toEqual([422, true]);
  const right = { ...day, 'fromDay-day': '1' };
  expect((await send(lead, `${at}/cover`, `${at}/cover`, { to: priyaId, ...right, ...late })).status).toBe(303);
  const list = (await ask('/institution/portfolios', lead)).text;
  expect(list).toMatch(/Law[^]*1 February/);
  const own = (await ask('/institution/portfolios', tom)).text;
  expect(own).toContain('Law');
  expect(own).not.toContain(priyaId);
  expect((await ask(at, tom)).status).toBe(404);
  const [, end = ''] = /action="(\/institution\/cover\/[^"]+\/end)"/.exec(list) ?? [];
  expect((await send(tom, '/me', end)).status).toBe(404);
  expect((await send(lead, '/me', end)).status).toBe(303);
});
