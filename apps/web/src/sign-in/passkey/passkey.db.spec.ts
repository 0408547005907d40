import 'reflect-metadata';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { readSettings } from '@footing/config';
import type { Role } from '@footing/kernel';
import { freshDatabase, type FreshDatabase, SoftPasskey, TEST_MASTER_KEY } from '@footing/testing';
import request from 'supertest';
import { startWeb } from '../../start-web';
import { DoorModule } from './spec/door';

const ORIGIN = 'http://mentoring.localhost:4000';
let db: FreshDatabase;
let web: NestExpressApplication;
let institutionId: string;

beforeAll(async () => {
  db = await freshDatabase();
  const [row] = await db.query<{ id: string }>(
    `insert into institution (slug, name, nation, contact_email) values ('wharfedale', 'Wharfedale', 'england', 'careers@wharfedale.example') returning id`,
  );
  institutionId = row?.id ?? '';
  const env = { NODE_ENV: 'test', PORT: '0', PUBLIC_URL: ORIGIN, DATABASE_URL: db.url, MASTER_KEY: TEST_MASTER_KEY };
  web = await startWeb(readSettings({ ...env, SESSION_SECRET: 's'.repeat(40) }), { modules: [DoorModule] });
});
afterEach(() => db.query('delete from permit'));
afterAll(async () => {
  await web.close();
  await db.drop();
});

/** Somebody's browser, with a device that makes passkeys. */
class Visitor {
  readonly device = new SoftPasskey(ORIGIN);
  readonly agent = request.agent(web.getHttpServer());
  private token = '';

  async open(path: string) {
    const answer = await this.agent.get(path);
    this.token = /name="_csrf" value="([^"]+)"/.exec(answer.text)?.[1] ?? this.token;
    return answer;
  }
  post(path: string, fields: object = {}) {
    return this.agent
      .post(path)
      .type('form')
      .send({ _csrf: this.token, ...fields });
  }
  /** What the page is told to ask the device for. */
  async asked(path: string) {
    return ((await this.post(path)).body as { options: Asked }).options;
  }
  async add(fields: object = {}) {
    await this.open('/me/passkeys');
    const answer = this.device.make(await this.asked('/me/passkeys/options'));
    return this.post('/me/passkeys', { answer, ...fields });
  }
  async enter(fields: object = {}) {
    await this.open('/sign-in/passkey');
    const answer = this.device.show(await this.asked('/sign-in/passkey/options'));
    return this.post('/sign-in/passkey', { answer, ...fields });
  }
}
interface Asked {
  readonly challenge: string;
  readonly rp: { readonly id: string };
  readonly rpId: string;
  readonly user: { readonly id: string };
}

/** Somebody new, signed in with one proof so many minutes ago. */
async function somebody(role: Role = 'mentor', minutesAgo = 0): Promise<Visitor> {
  const [row] = await db.query<{ id: string }>(
    `with a as (insert into account (institution_id, name, email) values ($1, 'Joan Smith', gen_random_uuid() || '@example.org') returning id)
     , r as (insert into account_role (institution_id, account_id, role) select $1, a.id, $2 from a) select id from a`,
    [institutionId, role],
  );
  const visitor = new Visitor();
  await visitor.agent.get('/spec-door').query({ institutionId, accountId: row?.id ?? '' });
  await db.query(`update account_session set began_at = now() - make_interval(mins => $2) where account_id = $1`, [
    row?.id,
    minutesAgo,
  ]);
  return visitor;
}

/** The same device in a browser that knows nothing. */
async function elsewhere({ device }: Visitor): Promise<Visitor> {
  const fresh = new Visitor();
  Object.assign(fresh, { device });
  await fresh.open('/sign-in/passkey');
  return fresh;
}

test('a passkey that was added signs in, with two proofs and a new id, where the page leads on', async () => {
  const joan = await somebody();
  expect((await joan.add({ next: '/me' })).body).toEqual({ next: '/me' });
  const other = await elsewhere(joan);
  const entered = await other.enter({ next: '/me/passkeys' });
  expect([entered.status, entered.body]).toEqual([200, { next: '/me/passkeys' }]);
  expect(String(entered.headers['set-cookie'])).toMatch(/footing=/);
  expect((await other.open('/me/passkeys')).text).toContain('Your passkeys');
  const sessions = await db.query('select method, strength from account_session order by began_at desc limit 1');
  expect(sessions).toEqual([{ method: 'passkey', strength: 'two' }]);
});

test.each(['https://evil.example/', '//evil.example', '/\\evil.example', 'javascript:alert(1)', ''])(
  'nobody is sent on to %j',
  async (next) => {
    const joan = await somebody();
    expect((await joan.add({ next })).body).toEqual({ next: '/' });
    expect((await (await elsewhere(joan)).enter({ next })).body).toEqual({ next: '/' });
  },
);

test('every refusal is the same, byte for byte, whether or not somebody has the passkey', async () => {
  const [joan, off] = [await somebody(), await somebody()];
  for (const one of [joan, off]) await one.add();
  await db.query(
    `update account set disabled_at = now() where id in (select account_id from passkey where credential_id = $1)`,
    [Buffer.from(off.device.id, 'base64url')],
  );
  const known = await elsewhere(joan);
  const asked = await known.asked('/sign-in/passkey/options');
  const answers = [
    await known.post('/sign-in/passkey', { answer: joan.device.show(asked, { spoilt: true }) }),
    await known.post('/sign-in/passkey', { answer: joan.device.show(asked) }),
    await known.post('/sign-in/passkey'),
    await known.post('/sign-in/passkey', { answer: ['a', 'b'] }),
    await (await elsewhere(off)).enter(),
    await new Visitor().enter(),
  ];
  const seen = answers.map(({ status, headers, text }) => {
    const { date: _date, ...rest } = headers as Record<string, string>;
    return JSON.stringify([status, rest, text]);
  });
  expect(new Set(seen).size).toBe(1);
  expect(answers[0]?.body).toEqual({ refused: 'refused' });
});

test('what one browser was asked, no other can answer', async () => {
  const joan = await somebody();
  await joan.add();
  const [one, other] = [await elsewhere(joan), await elsewhere(joan)];
  const answer = joan.device.show(await one.asked('/sign-in/passkey/options'));
  await other.asked('/sign-in/passkey/options');
  expect((await other.post('/sign-in/passkey', { answer })).body).toEqual({ refused: 'refused' });
  expect((await one.post('/sign-in/passkey', { answer })).body).toEqual({ next: '/' });
});

test('of 20 who send one answer at once, one session begins', async () => {
  const joan = await somebody();
  await joan.add();
  const browser = await elsewhere(joan);
  const answer = joan.device.show(await browser.asked('/sign-in/passkey/options'));
  const all = await Promise.all(Array.from({ length: 20 }, () => browser.post('/sign-in/passkey', { answer })));
  expect(all.filter(({ body }) => 'next' in (body as object))).toHaveLength(1);
});

test.each([
  '/sign-in/passkey/options',
  '/sign-in/passkey',
  '/me/passkeys/options',
  '/me/passkeys',
  '/me/passkeys/not-now',
])('%s takes nothing without the token of this session', async (path) => {
  const joan = await somebody();
  for (const fields of [{ _csrf: '' }, { _csrf: 'x'.repeat(128) }])
    expect((await joan.post(path, { ...fields, answer: '{}' })).status).toBe(409);
  expect((await joan.agent.post(path).send({ answer: '{}' })).status).toBe(409);
});

test('six minutes after signing in nothing is added or removed, and the page says what to do', async () => {
  const joan = await somebody('mentor', 6);
  const page = await joan.open('/me/passkeys');
  expect(page.text).toContain('Sign in again');
  expect(page.text).not.toContain('data-passkey=');
  expect((await joan.open('/me')).status).toBe(200);
  await joan.open('/me/role');
  expect((await joan.post('/me/passkeys/options')).status).toBe(409);
  expect((await joan.post('/me/passkeys', { answer: '{}' })).status).toBe(409);
  expect((await joan.open('/me/passkeys/offer')).headers['location']).toBe('/me/passkeys');
});

test('a consultant with a passkey proves it: a mailbox alone neither adds one nor sets up codes', async () => {
  const helen = await somebody('consultant');
  await helen.add();
  expect((await helen.open('/me/passkeys')).text).toContain('/sign-in/passkey?next=');
  expect((await helen.post('/me/passkeys/options')).headers['location']).toBe('/sign-in/code');
  const led = '/sign-in/passkey?next=%2F';
  expect((await helen.open('/sign-in/code')).headers['location']).toBe(led);
  const toSetUp = '/sign-in/passkey?next=%2Fsign-in%2Fcode%2Fset-up';
  expect((await helen.open('/sign-in/code/set-up')).headers['location']).toBe(toSetUp);
  expect((await helen.post('/sign-in/code/set-up', { code: '123456' })).headers['location']).toBe(toSetUp);
  const in2 = await elsewhere(helen);
  await in2.enter();
  expect((await in2.open('/sign-in/code/set-up')).text).toContain('Set up an app for codes');
  const list = await in2.open('/me/passkeys');
  expect(list.text).toContain('Add another one before you remove this one');
  const id = /\/me\/passkeys\/([0-9a-f-]{36})"/.exec(list.text)?.[1] ?? '';
  expect((await in2.post(`/me/passkeys/${id}/remove`)).status).toBe(409);
});

test('a mentor says not now, once', async () => {
  const joan = await somebody();
  await joan.open('/me/passkeys/offer?next=/me');
  for (let turn = 0; turn < 2; turn += 1) {
    const said = await joan.post('/me/passkeys/not-now', { next: '//evil.example' });
    expect([said.status, said.headers['location']]).toEqual([303, '/']);
  }
});

test('everything that is done with passkeys leaves a line about whose they are', async () => {
  const joan = await somebody();
  await joan.add();
  const list = await joan.open('/me/passkeys');
  const path = /\/me\/passkeys\/[0-9a-f-]{36}(?=")/.exec(list.text)?.[0] ?? '';
  await joan.post(path, { name: 'My phone' });
  const other = await elsewhere(joan);
  await other.enter();
  const asked = await (await elsewhere(joan)).asked('/sign-in/passkey/options');
  const liar = await elsewhere(joan);
  await liar.asked('/sign-in/passkey/options');
  await liar.post('/sign-in/passkey', { answer: joan.device.show(asked) });
  await joan.open('/me/passkeys');
  await joan.post('/me/passkeys/not-now');
  await joan.post(`${path}/remove`);
  const lines = await db.query<{ event: string; outcome: string }>(
    `select e.event, e.outcome from audit_event e join audit_subject s on s.institution_id = e.institution_id and s.event_id = e.id
     where s.subject_id = (select s.subject_id from audit_subject s join audit_event e on s.event_id = e.id
       where e.event = 'passkey.added' order by e.id desc limit 1) order by e.id`,
  );
  expect(lines.map(({ event, outcome }) => `${event} ${outcome}`)).toEqual([
    ...['signed-in done', 'passkey.added done', 'passkey.renamed done', 'passkey.used done', 'signed-in done'],
    ...['passkey.refused refused', 'passkey.declined done', 'passkey.removed done'],
  ]);
});

test('nobody reaches another’s passkey by its address', async () => {
  const [joan, max] = [await somebody(), await somebody()];
  await joan.add();
  const id = /\/me\/passkeys\/([0-9a-f-]{36})"/.exec((await joan.open('/me/passkeys')).text)?.[1] ?? '';
  expect((await joan.open(`/me/passkeys/${id}`)).status).toBe(200);
  await max.open('/me/passkeys');
  for (const path of [`/me/passkeys/${id}`, `/me/passkeys/${id}/remove`]) {
    expect((await max.open(path)).status).toBe(404);
    expect((await max.post(path, { name: 'Mine' })).status).toBe(404);
  }
  expect((await joan.open('/me/passkeys')).text).toContain(id);
});

test('every line about passkeys says in which request', async () => {
  const lines = await db.query<{ event: string; said: boolean }>(
    `select distinct event, request_id is not null as said from audit_event where event like 'passkey.%' order by event, said`,
  );
  expect(lines.filter(({ said }) => !said)).toEqual([]);
  expect(lines.map(({ event }) => event)).toEqual(
    expect.arrayContaining(['passkey.added', 'passkey.refused', 'passkey.removed', 'passkey.used']),
  );
});
