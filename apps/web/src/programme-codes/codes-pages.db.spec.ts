import 'reflect-metadata';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { readSettings } from '@footing/config';
import { Accounts } from '@footing/identity';
import { type Role, systemActor } from '@footing/kernel';
import { Institutions } from '@footing/programmes';
import { freshDatabase, type FreshDatabase, TEST_MASTER_KEY } from '@footing/testing';
import request from 'supertest';
import { DoorModule } from '../spec/door';
import { startWeb } from '../start-web';

let db: FreshDatabase;
let web: NestExpressApplication;
let institutionId: string;
let lead: Awaited<ReturnType<typeof as>>;

async function as(name: string, role: Role) {
  const email = `${name}@wharfedale.example`;
  const actor = systemActor(institutionId);
  const { id } = await web.get(Accounts, { strict: false }).create(actor, { name, email, roles: [role] });
  const agent = request.agent(web.getHttpServer());
  await agent.get(`/enter/${institutionId}/${id}`).expect(200);
  const get = async (path: string) => (await agent.get(path)).text;
  const token = async () => /name="_csrf" value="([^"]+)"/.exec(await get('/me'))?.[1] ?? '';
  const post = async (path: string, fields: object) => {
    const _csrf = await token();
    return agent
      .post(path)
      .type('form')
      .send({ _csrf, ...fields });
  };
  const send = async (path: string, csv: string) =>
    agent
      .post(path)
      .field('_csrf', await token())
      .attach('file', Buffer.from(csv), 'kinds.csv');
  return { get, post, send, agent };
}

beforeAll(async () => {
  db = await freshDatabase();
  const env = {
    NODE_ENV: 'test',
    PORT: '0',
    DATABASE_URL: db.url,
    MASTER_KEY: TEST_MASTER_KEY,
    SESSION_SECRET: 's'.repeat(40),
  };
  web = await startWeb(readSettings(env), { modules: [DoorModule] });
}, 60_000);
afterAll(async () => {
  await web.close();
  await db.drop();
});
beforeEach(async () => {
  await university('england');
});

async function university(nation: 'england' | 'wales'): Promise<void> {
  const slug = `w${Math.random().toString(36).slice(2, 10)}`;
  const facts = { name: 'Wharfedale', slug, nation, contactEmail: 'a@w.example', isDemo: false };
  institutionId = (await web.get(Institutions, { strict: false }).create(facts)).id;
  lead = await as(`lead-${slug}`, 'programme-lead');
}

async function programme(): Promise<string> {
  return (
    (await lead.post('/programmes/new', { name: 'Career mentoring', kind: 'career', about: '' })).headers['location'] ??
    ''
  );
}

test('a list is looked at before it is used, and then a programme has its kind', async () => {
  const at = await programme();
  expect(await lead.get(at)).toContain(`${at}/codes`);
  expect(await lead.get(`${at}/codes`)).toMatch(/value="12" selected[^]*id="risks[^"]*"[^>]*value="7"[^>]*checked/);
  const wrong = await lead.send('/kinds-of-activity', 'Type,Sub-type\nMentoring,a\nMentoring,a\n,b\n');
  expect([wrong.status, wrong.text]).toEqual([422, expect.stringMatching(/Row[^]*3[^]*4[^]*Write the type/)]);
  expect((await lead.send('/kinds-of-activity', '')).status).toBe(422);
  const sent = await lead.send(
    '/kinds-of-activity',
    'Type,Sub-type,Definition\nMentoring,By graduates,Talks\nAdvice,,\n',
  );
  expect([sent.status, sent.headers['location']]).toEqual([303, '/kinds-of-activity/1']);
  expect(await lead.get(`${at}/codes`)).toContain('no kinds of activity to choose from yet');
  expect(await lead.get('/kinds-of-activity/1')).toMatch(/not used yet[^]*Mentoring: By graduates[^]*Use this list/);
  expect((await lead.post('/kinds-of-activity/1/use', {})).status).toBe(303);
  expect((await lead.post('/kinds-of-activity/1/use', {})).status).toBe(409);
  expect(await lead.get('/programme-codes')).toContain('Without codes: Career mentoring');
  const said = { primaryRisk: '12', risks: '7', moat: '1', outcomes: 'A plan', targetRefs: 'PTP_1' };
  expect((await lead.post(`${at}/codes`, said)).status).toBe(303);
  const all = await lead.get('/programme-codes');
  expect(all).toMatch(/12\. Progression from higher education[^]*7\. [^]*Mentoring: By graduates[^]*A plan[^]*PTP_1/);
  expect(all).not.toContain('Without codes');
  await lead.send('/kinds-of-activity', 'Type,Sub-type,Definition\nAdvice,,\n');
  expect(await lead.get('/kinds-of-activity/2')).toMatch(
    /not in this list<\/h2>[^]*Career mentoring \(Mentoring: By graduates\)[^]*Use this list/,
  );
});

test('what is wrong is said at its field, and nothing that was typed is lost', async () => {
  const at = await programme();
  const typed = {
    primaryRisk: '',
    risks: ['2'],
    outcomes: 'Kept words',
    targetRefs: 'our target',
    plannedHours: 'six',
  };
  const { status, text } = await lead.post(`${at}/codes`, typed);
  expect(status).toBe(422);
  expect(text).toMatch(/id="plannedHours-error"[^]*whole number/);
  expect(text).toMatch(/id="targetRefs-error"[^]*line of its own/);
  expect(text).toMatch(/Kept words[^]*value="six"[^]*our target/);
  const without = await lead.post(`${at}/codes`, { primaryRisk: '', outcomes: 'Kept words' });
  expect([without.status, without.text]).toEqual([422, expect.stringMatching(/id="primaryRisk-error"[^]*Kept words/)]);
});

test('a university of another nation reads nothing of the English register', async () => {
  await university('wales');
  const at = await programme();
  const form = await lead.get(`${at}/codes`);
  expect(form).toContain('Targets in your Fee and Access Plan');
  expect(form + (await lead.get('/programme-codes'))).not.toMatch(/Equality of Opportunity|Risk that/);
  expect((await lead.post(`${at}/codes`, { outcomes: 'A plan' })).status).toBe(303);
});

test('a consultant reads codes, and changes none', async () => {
  const at = await programme();
  const consultant = await as(`consultant-${institutionId.slice(-6)}`, 'consultant');
  const all = await consultant.get('/programme-codes');
  expect(all).toContain('Career mentoring');
  expect(all).not.toContain('Change the codes');
  expect((await consultant.agent.get(`${at}/codes`)).status).toBe(404);
});
