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
let consultant: typeof lead;

/** Somebody signed in, who keeps their cookies and sends the token that each form carries. */
async function as(name: string, role: Role) {
  const email = `${name}@wharfedale.example`;
  const { id } = await web
    .get(Accounts, { strict: false })
    .create(systemActor(institutionId), { name, email, roles: [role] });
  const agent = request.agent(web.getHttpServer());
  await agent.get(`/enter/${institutionId}/${id}`).expect(200);
  const get = async (path: string) => (await agent.get(path)).text;
  const post = async (path: string, fields: object) => {
    const token = /name="_csrf" value="([^"]+)"/.exec(await get('/programmes'))?.[1];
    return agent
      .post(path)
      .type('form')
      .send({ _csrf: token, ...fields });
  };
  return { get, post, agent };
}

const days = {
  ...{ 'signUpOpens-day': '28', 'signUpOpens-month': '9', 'signUpOpens-year': '2026' },
  ...{ 'signUpCloses-day': '30', 'signUpCloses-month': '11', 'signUpCloses-year': '2026' },
  ...{ 'matchBy-day': '11', 'matchBy-month': '12', 'matchBy-year': '2026' },
  ...{ 'meetingsStart-day': '11', 'meetingsStart-month': '1', 'meetingsStart-year': '2027' },
  ...{ 'meetingsEnd-day': '30', 'meetingsEnd-month': '6', 'meetingsEnd-year': '2027' },
};

/** A round of a programme of its own; the address of its page. */
async function newRound(name: string): Promise<string> {
  const made = await lead.post('/programmes/new', { name, kind: 'career', about: '' });
  const round = { name: '2026 to 2027', answerWithinDays: '7', copyFrom: 'usual', ...days };
  const answer = await lead.post(`${made.headers['location']}/rounds/new`, round);
  expect(answer.status).toBe(303);
  return answer.headers['location'] ?? '';
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
  const words = {
    slug: 'wharfedale',
    name: 'Wharfedale',
    nation: 'england',
    contactEmail: 'a@wharfedale.example',
  } as const;
  institutionId = (await web.get(Institutions, { strict: false }).create(words)).id;
  [lead, consultant] = [await as('grace', 'programme-lead'), await as('ravi', 'consultant')];
}, 30_000);
afterAll(async () => {
  await web.close();
  await db.drop();
});

test('a lead makes a programme and a round, and finds the round’s tasks', async () => {
  const round = await newRound('Career mentoring');
  const page = await lead.get(round);
  expect(page).toContain('The round is here.');
  for (const task of [
    'dates',
    'schools',
    'priority-groups',
    'criteria',
    'barriers',
    'minimum-fit',
    'what-counts-first',
  ]) {
    expect(page).toContain(`href="${round}/${task}"`);
  }
});

test('days out of order are told at the field, and everything typed is still there', async () => {
  const round = await newRound('Law mentoring');
  const answer = await lead.post(`${round}/dates`, {
    name: 'Autumn',
    answerWithinDays: '9',
    ...days,
    'signUpCloses-year': '2025',
  });
  expect(answer.status).toBe(422);
  expect(answer.text).toContain('<title>Error: ');
  expect(answer.text).toContain('Sign-up must close on or after the day it opens');
  expect(answer.text).toMatch(/id="signUpCloses-year"[^>]*value="2025"/);
  expect(answer.text).toMatch(/id="name"[^>]*value="Autumn"/);
});

test('weights are saved when they sum to 100, and told their sum when they do not', async () => {
  const round = await newRound('Arts mentoring');
  const names = [...(await lead.get(`${round}/criteria`)).matchAll(/name="(weight-[^"]+)"/g)].map(
    ([, name]) => name ?? '',
  );
  const weights = (first: number) => Object.fromEntries(names.map((name, at) => [name, at === 0 ? first : 10]));
  const refused = await lead.post(`${round}/criteria`, weights(50));
  expect([refused.status, refused.text.includes('They sum to 110 now')]).toEqual([422, true]);
  expect((await lead.post(`${round}/criteria`, weights(40))).status).toBe(303);
  expect(await lead.get(`${round}/criteria`)).toContain('The weights are saved.');
});

test('a criterion on two answers is added in two steps, and removed after a question', async () => {
  const round = await newRound('Science mentoring');
  expect(await lead.get(`${round}/criteria/new?step=2`)).toContain('Select one of these');
  expect(await lead.get(`${round}/criteria/new?kind=steps-apart`)).toContain('At least how many steps');
  const given = { kind: 'steps-apart', name: 'Grade', studentField: 'column:grade', mentorField: 'column:grade' };
  const refused = await lead.post(`${round}/criteria/new`, { ...given, order: '5\n6\n7', atLeast: '', weight: '20' });
  expect([refused.status, refused.text.includes('Enter how many steps')]).toEqual([422, true]);
  expect(
    (await lead.post(`${round}/criteria/new`, { ...given, order: '5\n6\n7', atLeast: '2', weight: '20' })).status,
  ).toBe(303);
  const page = await lead.get(`${round}/criteria`);
  const [remove = ''] =
    /\/rounds\/[^"]+\/remove(?="[^>]*>Remove<span[^>]*> Grade)/.exec(page.slice(page.lastIndexOf('<dt'))) ?? [];
  expect(await lead.get(remove)).toContain('Its weight of 20 is shared');
  expect((await lead.post(remove, {})).status).toBe(303);
  expect(await lead.get(`${round}/criteria`)).not.toContain('Grade');
});

test('a school that a round takes students from is not removed', async () => {
  expect((await lead.post('/institution/schools', { name: 'School of Law' })).status).toBe(303);
  await newRound('Mentoring in law');
  const [remove = ''] = /\/institution\/schools\/[^"]+\/remove/.exec(await lead.get('/institution/schools')) ?? [];
  expect(await lead.get(remove)).toContain('“School of Law” is in use');
  expect((await lead.post(remove, {})).status).toBe(409);
  expect(await lead.get('/institution/schools')).toContain('School of Law');
});

test('to a consultant what only leads do does not exist', async () => {
  const round = await newRound('Reverse mentoring');
  expect(await consultant.get(`${round}/criteria`)).toContain('Help wanted and offered');
  await consultant.agent.get(`${round}/criteria/new`).expect(404);
  expect((await consultant.post(`${round}/minimum-fit`, { minimumFit: '90' })).status).toBe(404);
  expect(await lead.get(`${round}/minimum-fit`)).toMatch(/name="minimumFit"[^>]*value="0"/);
});

test('what counts first is saved, said in the tasks, and kept as typed when something is missing', async () => {
  const round = await newRound('Mentoring that chooses');
  await lead.post('/institution/priority-groups/new', { name: 'Care-experienced', target: '' });
  const page = await lead.get(`${round}/what-counts-first`);
  expect(page).toMatch(/name="aim"[^>]*value="most-matched"[^>]*checked/);
  const [floor = ''] = /floor-[0-9a-f-]{36}/.exec(page) ?? [];
  const given = { aim: 'most-matched', fairness: 'floors', [floor]: '3', retention: '5', mentorsView: '40' };
  const refused = await lead.post(`${round}/what-counts-first`, { ...given, ignoreTiers: 'yes', lotteryStrength: '5' });
  expect(refused.status).toBe(422);
  for (const message of ['Say why tiers do not count in this round', 'Say why this is fair in this round'])
    expect(refused.text).toContain(message);
  expect(refused.text).toMatch(new RegExp(`id="${floor}"[^>]*value="3"`));
  expect(refused.text).toMatch(/value="yes"[^>]*checked/);
  const reasons = { fairnessReason: 'Our plan promises it', ignoreTiersReason: '' };
  expect((await lead.post(`${round}/what-counts-first`, { ...given, ...reasons, lotteryStrength: '5' })).status).toBe(
    303,
  );
  expect(await lead.get(round)).toContain(
    'As many students as can be, 3 places kept for 1 group, the mentor’s view counts 40 out of 100, a lottery of 5 out of 100',
  );
});

test('a number of places that cannot be is told at its group, and none at the first', async () => {
  const round = await newRound('Mentoring that keeps places');
  const [floor = ''] = /floor-[0-9a-f-]{36}/.exec(await lead.get(`${round}/what-counts-first`)) ?? [];
  const given = { aim: 'most-matched', fairness: 'floors', fairnessReason: 'x', retention: '2', mentorsView: '0' };
  for (const places of ['0', 'two', '']) {
    const answer = await lead.post(`${round}/what-counts-first`, { ...given, lotteryStrength: '0', [floor]: places });
    expect([answer.status, answer.text.includes(`id="${floor}-error"`)]).toEqual([422, true]);
    expect(answer.text).toContain(`href="#${floor}"`);
    expect(answer.text.includes('To keep no places for this group, leave this empty')).toBe(places === '0');
  }
  const other = { ...given, fairness: 'none', fairnessReason: '', lotteryStrength: '0', [floor]: 'two' };
  expect((await lead.post(`${round}/what-counts-first`, other)).status).toBe(303);
});

test('the lottery is promised to everybody and told to nobody; a consultant reads the choices', async () => {
  const round = await newRound('Mentoring by lot');
  const [{ seed, commitment } = { seed: '', commitment: '' }] = await db.query<{ seed: string; commitment: string }>(
    'select lottery_seed as seed, lottery_commitment as commitment from round where id = $1',
    [round.split('/').at(-1)],
  );
  for (const person of [lead, consultant]) {
    const page = await person.get(`${round}/what-counts-first`);
    expect(page).toContain(commitment);
    expect(page).not.toContain(seed);
  }
  expect(await consultant.get(`${round}/what-counts-first`)).toContain('As many students as can be');
  expect((await consultant.post(`${round}/what-counts-first`, {})).status).toBe(404);
});
