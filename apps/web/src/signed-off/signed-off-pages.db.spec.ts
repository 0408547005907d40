import 'reflect-metadata';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { readSettings } from '@footing/config';
import { Accounts } from '@footing/identity';
import { type Role, systemActor } from '@footing/kernel';
import { Institutions, Programmes, Rounds } from '@footing/programmes';
import { freshDatabase, type FreshDatabase, TEST_MASTER_KEY } from '@footing/testing';
import request from 'supertest';
import { DoorModule } from '../spec/door';
import { startWeb } from '../start-web';

let db: FreshDatabase;
let web: NestExpressApplication;
let institutionId: string;
let page: string;

async function as(name: string, role: Role) {
  const account = { name, email: `${name}@wharfedale.example`, roles: [role] };
  const { id } = await web.get(Accounts, { strict: false }).create(systemActor(institutionId), account);
  const agent = request.agent(web.getHttpServer());
  await agent.get(`/enter/${institutionId}/${id}`).expect(200);
  const token = async () => /name="_csrf" value="([^"]+)"/.exec((await agent.get('/programmes')).text)?.[1] ?? '';
  const post = async (path: string, fields: object = {}) =>
    agent
      .post(path)
      .type('form')
      .send({ _csrf: await token(), ...fields });
  const send = async (...rows: string[]) =>
    agent
      .post(page)
      .field('_csrf', await token())
      .attach('file', Buffer.from(rows.join('\n')), 'list.csv');
  return { agent, post, send };
}

beforeAll(async () => {
  db = await freshDatabase();
  const env = { NODE_ENV: 'test', PORT: '0', DATABASE_URL: db.url, MASTER_KEY: TEST_MASTER_KEY };
  web = await startWeb(readSettings({ ...env, SESSION_SECRET: 's'.repeat(40) }), { modules: [DoorModule] });
  const words = { slug: 'wharfedale', name: 'Wharfedale', nation: 'england', contactEmail: 'a@b.example' } as const;
  institutionId = (await web.get(Institutions, { strict: false }).create(words)).id;
  const actor = systemActor(institutionId);
  const programme = { name: 'Mentoring', kind: 'career', about: '' } as const;
  const { id } = await web.get(Programmes, { strict: false }).create(actor, programme);
  const days = { signUpOpens: '2026-09-28', signUpCloses: '2026-11-30', matchBy: '2026-12-11' };
  const round = await web.get(Rounds, { strict: false }).create(actor, id, {
    ...{ name: '2026', ...days, meetingsStart: '2027-01-11', meetingsEnd: '2027-06-30', answerWithinDays: 7 },
  });
  page = `/rounds/${round.id}/signed-off-tiers`;
}, 30_000);
afterAll(async () => {
  await web.close();
  await db.drop();
});

const HEADINGS = 'Student,Tier,Valid until,Source';

test('a lead sends a list, sees what changes, and puts it in force', async () => {
  const grace = await as('grace', 'programme-lead');
  const sent = await grace.send(HEADINGS, 'w1,1,2027-07-31,Registry', 'w2,2,31/07/2027,Registry');
  expect([sent.status, sent.headers['location']]).toEqual([303, `${page}/check`]);
  const check = (await grace.agent.get(`${page}/check`)).text;
  expect(check).toContain('Tier 2, until Saturday 31 July 2027');
  expect(check).not.toContain('Registry');
  expect((await grace.agent.get(page)).text).toContain('A list waits for your yes');
  const list = /name="list" value="([^"]+)"/.exec(check)?.[1];
  expect((await grace.post(`${page}/check`, { list })).headers['location']).toBe(page);
  const after = (await grace.agent.get(page)).text;
  expect(after).toContain('The list is in force. 2 students were added.');
  expect(after).toContain('2 students');
  expect((await grace.post(`${page}/check`, { list })).status).toBe(303);
  expect(await db.query('select count(*)::int as n from signed_off_tier')).toEqual([{ n: 2 }]);
});

test('a list that is given up changes nothing', async () => {
  const ada = await as('ada', 'programme-lead');
  await ada.send(HEADINGS, 'w9,1,2027-07-31,Registry');
  await ada.post(`${page}/give-up`);
  expect((await ada.agent.get(`${page}/check`)).headers['location']).toBe(page);
  expect(await db.query(`select 1 from signed_off_tier where student = 'w9'`)).toEqual([]);
});

test('a column too many is refused by its name, at the field', async () => {
  const tom = await as('tom', 'programme-lead');
  const answer = await tom.send(`${HEADINGS},Why`, 'w1,1,2027-07-31,Registry,in care');
  expect(answer.status).toBe(422);
  expect(answer.text).toContain('Remove the column “Why”');
  expect(answer.text).toContain('<title>Error: ');
  expect(answer.text).not.toContain('in care');
  expect(await db.query('select 1 from signed_off_list where confirmed_at is null')).toEqual([]);
});

test('faults are listed by row and column', async () => {
  const eve = await as('eve', 'programme-lead');
  const answer = await eve.send(HEADINGS, 'w1,1,2027-07-31,Registry', 'w1,0,never,Registry');
  expect(answer.status).toBe(422);
  for (const words of ['This student is in row 2 too', 'Enter a whole number from 1 to 9', 'Enter the last day'])
    expect(answer.text).toContain(words);
  const none = await eve.post(page);
  expect([none.status, none.text.includes('Choose the file with the list')]).toEqual([422, true]);
});

test('to everybody else the pages do not exist', async () => {
  for (const role of ['consultant', 'analyst', 'administrator', 'alumni-office', 'observer'] as const) {
    const somebody = await as(`some-${role}`, role);
    for (const path of [page, `${page}/check`]) await somebody.agent.get(path).expect(404);
    expect((await somebody.agent.get(page.replace('signed-off-tiers', 'priority-groups'))).text).not.toContain(page);
  }
});
