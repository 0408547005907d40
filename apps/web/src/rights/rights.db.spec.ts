import 'reflect-metadata';
import { Controller, Get, Module, Param, Req } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { readSettings } from '@footing/config';
import { Accounts } from '@footing/identity';
import { type Role, systemActor } from '@footing/kernel';
import { Institutions } from '@footing/programmes';
import { freshDatabase, type FreshDatabase, TEST_MASTER_KEY } from '@footing/testing';
import type { Request } from 'express';
import request from 'supertest';
import { Public } from '../http/policy';
import { enter } from '../sign-in/enter';
import { startWeb } from '../start-web';

/** Lets a spec be anybody. */
@Controller('enter/:institutionId/:accountId')
class DoorController {
  @Get()
  @Public('a spec is trusted')
  async enter(@Req() req: Request, @Param() who: { institutionId: string; accountId: string }): Promise<string> {
    await enter(req, who, { method: 'e-mail', strength: 'two' });
    return 'entered';
  }
}
@Module({ controllers: [DoorController] })
class DoorModule {}

type Visitor = ReturnType<typeof request.agent>;

let db: FreshDatabase;
let web: NestExpressApplication;
let institutionId: string;
let officer: Visitor;

beforeAll(async () => {
  db = await freshDatabase();
  const env = { NODE_ENV: 'test', PORT: '0', DATABASE_URL: db.url, SESSION_SECRET: 's'.repeat(40) };
  web = await startWeb(readSettings({ ...env, MASTER_KEY: TEST_MASTER_KEY }), { modules: [DoorModule] });
  const words = { slug: 'wharfedale', name: 'Wharfedale', nation: 'england', contactEmail: 'a@w.example' } as const;
  institutionId = (await web.get(Institutions, { strict: false }).create(words)).id;
  officer = await visitor('data-protection-officer');
}, 60_000);
afterAll(async () => {
  await web.close();
  await db.drop();
});

let made = 0;
async function visitor(role: Role): Promise<Visitor> {
  made += 1;
  const person = { name: `Person ${made}`, email: `person-${made}@w.example`, roles: [role] };
  const { id } = await web.get(Accounts, { strict: false }).create(systemActor(institutionId), person);
  if (role === 'student')
    await db.query(
      `with s as (insert into student (institution_id, university_id, first_name, last_name) values ($1, $3, 'Amina', $3) returning id)
       update account set student_id = (select id from s) where id = $2`,
      [institutionId, id, `n${made}`],
    );
  const agent = request.agent(web.getHttpServer());
  await agent.get(`/enter/${institutionId}/${id}`).expect(200);
  return agent;
}

/** Fills in a form of a page and sends it. */
async function send(agent: Visitor, page: string, path: string, fields: Record<string, string>) {
  const { text } = await agent.get(page);
  const _csrf = /name="_csrf" value="([^"]+)"/.exec(text)?.[1] ?? '';
  return agent
    .post(path)
    .type('form')
    .send({ _csrf, ...fields });
}

async function asked(agent: Visitor, fields: Record<string, string>): Promise<string> {
  const sent = await send(agent, '/me/data/rights/new', '/me/data/rights/new', fields);
  expect(sent.status).toBe(303);
  return String(sent.headers['location']).split('/').at(-1) ?? '';
}

const step = (id: string, fields: Record<string, string>) =>
  send(officer, `/rights/${id}`, `/rights/${id}/step`, fields);
const close = (id: string, fields: Record<string, string>) =>
  send(officer, `/rights/${id}`, `/rights/${id}/close`, fields);

test('somebody asks, the officer handles it, and the answer comes', async () => {
  const amina = await visitor('student');
  const id = await asked(amina, { kind: 'correct', words: 'My course is\nZoology' });
  expect((await amina.get(`/me/data/rights/asked/${id}`)).text).toMatch(
    /We have it[^]*You get an answer by[^]*Zoology/,
  );
  const board = (await officer.get('/rights')).text;
  expect(board).toMatch(new RegExp(`/rights/${id}"[^]*Correct something[^]*days left[^]*New`));
  expect((await step(id, { step: 'take-in-hand', words: '' })).status).toBe(303);
  expect((await step(id, { step: 'ask-clarification', words: 'Since when?' })).status).toBe(303);
  expect((await amina.get('/me/data/rights')).text).toContain('We wait for you');
  expect((await officer.get('/rights?state=open&kind=correct')).text).toContain('The clock stands still');
  const more = `/me/data/rights/asked/${id}`;
  expect((await send(amina, more, `${more}/more`, { words: 'Since May' })).status).toBe(303);
  expect((await close(id, { outcome: 'corrected', ground: '', answer: 'It says Zoology now' })).status).toBe(303);
  const answer = (await amina.get(more)).text;
  expect(answer).toMatch(/Answered[^]*We put it right\.[^]*It says Zoology now/);
  expect(answer).toContain('ico.org.uk');
  expect(answer).not.toContain(`${more}/more`);
  expect((await officer.get('/rights')).text).not.toContain(`/rights/${id}"`);
  expect((await officer.get('/rights?state=closed')).text).toContain(`/rights/${id}"`);
});

test('erasing shows first what goes, wants to be sure, and ends the account', async () => {
  const amina = await visitor('student');
  const id = await asked(amina, { kind: 'erase', words: '' });
  await step(id, { step: 'take-in-hand', words: '' });
  const page = `/rights/${id}/erasure`;
  expect((await officer.get(page)).text).toMatch(/Name, e-mail address[^]*Goes[^]*The record of who looked[^]*Stays/);
  const erase = (fields: Record<string, string>) =>
    send(officer, page, `/rights/${id}/close`, { from: 'erasure', ...fields });
  const empty = await erase({ ground: '', answer: 'kept as typed' });
  expect(empty.text).toMatch(/this cannot be undone[^]*kept as typed/);
  const unsure = await erase({ outcome: 'erased', ground: '', answer: 'Goodbye' });
  expect([unsure.status, unsure.text.includes('this cannot be undone')]).toEqual([422, true]);
  const wordless = await erase({ outcome: 'kept-without-name', ground: '', answer: 'Goodbye', sure: 'yes' });
  expect([wordless.status, wordless.text.includes('Select why')]).toEqual([422, true]);
  expect((await amina.get('/me')).status).toBe(200);
  expect((await erase({ outcome: 'erased', ground: '', answer: 'Goodbye', sure: 'yes' })).status).toBe(303);
  expect((await amina.get('/me')).status).not.toBe(200);
  const after = (await officer.get(`/rights/${id}`)).text;
  expect(after).toContain('Erased person');
  expect(after).toContain('can be read no more');
  expect(after).toContain('Their address was erased');
  expect(after).not.toContain('erased.invalid');
});

test('what is missing in a form is said, and what was typed stays', async () => {
  const amina = await visitor('student');
  const nothing = await send(amina, '/me/data/rights/new', '/me/data/rights/new', { kind: 'object', words: '' });
  expect([nothing.status, nothing.text.includes('Say what it is about')]).toEqual([422, true]);
  const unknown = await send(amina, '/me/data/rights/new', '/me/data/rights/new', {
    kind: 'sell',
    words: 'kept as typed',
  });
  expect([unknown.status, unknown.text.includes('kept as typed')]).toEqual([422, true]);
  const id = await asked(amina, { kind: 'object', words: 'no news' });
  await step(id, { step: 'take-in-hand', words: '' });
  const wordless = await step(id, { step: 'extend', words: '' });
  expect([wordless.status, wordless.text.includes('Write to the person')]).toEqual([422, true]);
  const groundless = await close(id, { outcome: 'refused', ground: '', answer: 'kept as typed' });
  expect([
    groundless.status,
    groundless.text.includes('Select why'),
    groundless.text.includes('kept as typed'),
  ]).toEqual([...[422, true, true]]);
  const late = await step(id, { step: 'carry-on', words: '' });
  expect([late.status, late.text.includes('has moved on')]).toEqual([409, true]);
});

test('of two who answer at once the second loses no word, and reads what the first did', async () => {
  const amina = await visitor('student');
  const id = await asked(amina, { kind: 'correct', words: 'My name' });
  await step(id, { step: 'take-in-hand', words: '' });
  const second = await visitor('data-protection-officer');
  const { text } = await second.get(`/rights/${id}`);
  const typed = {
    ...{ _csrf: /name="_csrf" value="([^"]+)"/.exec(text)?.[1] ?? '', outcome: 'corrected', ground: '' },
    ...{ seen: /name="seen" value="(\d+)"/.exec(text)?.[1] ?? '', answer: 'Words of the second' },
  };
  const post = () => second.post(`/rights/${id}/close`).type('form').send(typed);
  await step(id, { step: 'write', words: 'Nearly done' });
  const open = await post();
  expect(open.status).toBe(409);
  expect(open.text).toMatch(/has moved on[^]*Nothing of yours was sent[^]*Written to them[^]*Words of the second/);
  expect((await close(id, { outcome: 'corrected', ground: '', answer: 'Words of the first' })).status).toBe(303);
  const closed = await post();
  expect(closed.status).toBe(409);
  expect(closed.text).toMatch(/It is now: Answered\. We put it right[^]*was not sent:[^]*Words of the second/);
  expect((await amina.get(`/me/data/rights/asked/${id}`)).text).not.toContain('Words of the second');
});

test('an objection stops what is ticked, and the person gets the certificate', async () => {
  const amina = await visitor('student');
  const id = await asked(amina, { kind: 'object', words: 'no lists' });
  await step(id, { step: 'take-in-hand', words: '' });
  const fields = { outcome: 'stopped', ground: '', answer: 'We stopped it' };
  const unticked = await close(id, fields);
  expect([unticked.status, unticked.text.includes('Tick what stops'), unticked.text.includes('We stopped it')]).toEqual(
    [422, true, true],
  );
  expect((await close(id, { ...fields, stops: 'matching.core' })).status).toBe(303);
  expect((await officer.get(`/rights/${id}`)).text).toMatch(/Stopped[^]*places? to confirm|Stopped[^]*confirmed/);
  const mine = (await amina.get(`/me/data/rights/asked/${id}`)).text;
  const certificate = /href="(\/me\/data\/decisions\/[^"]+\/certificate)"/.exec(mine)?.[1] ?? '';
  expect((await amina.get(certificate)).text).toMatch(/Stop certificate/);
});

test('a letter of somebody who never signed in is written down, with how it was checked who they are', async () => {
  const [row] = await db.query<{ id: string }>(
    `insert into student (institution_id, first_name, last_name, university_id) values ($1, 'Zoe', 'Stranger', 'z1') returning id`,
    [institutionId],
  );
  const page = `/rights/new/students/${row?.id ?? ''}`;
  expect((await officer.get('/rights/new?search=stranger')).text).toContain(`href="${page}"`);
  const day = { 'receivedOn-day': '2', 'receivedOn-month': '11', 'receivedOn-year': '2026' };
  const unchecked = { kind: 'erase', words: 'Please erase me', checked: '', ...day };
  const again = await send(officer, page, page, unchecked);
  expect([again.status, again.text.includes('Say how you checked'), again.text.includes('Please erase me')]).toEqual([
    422,
    true,
    true,
  ]);
  const sent = await send(officer, page, page, { ...unchecked, checked: 'Student card at the desk' });
  expect(sent.status).toBe(303);
  const request = String(sent.headers['location']);
  expect((await officer.get(request)).text).toMatch(
    /They have no account[^]*How it was checked who asks[^]*Student card/,
  );
  const done = await send(officer, `${request}/erasure`, `${request}/close`, {
    ...{ from: 'erasure', outcome: 'erased', ground: '', answer: 'It is done', sure: 'yes' },
  });
  expect(done.status).toBe(303);
  expect((await officer.get(request)).text).toContain('Erased person');
});

test.each(['student', 'mentor', 'consultant', 'programme-lead', 'administrator', 'analyst'] as const)(
  'to a %s the board does not exist, nor does another person’s request',
  async (role) => {
    const id = await asked(await visitor('student'), { kind: 'erase', words: '' });
    const other = await visitor(role);
    for (const page of ['/rights', `/rights/${id}`, `/rights/${id}/erasure`, `/me/data/rights/asked/${id}`])
      expect([page, (await other.get(page)).status]).toEqual([page, 404]);
  },
);
