import type { AddressInfo } from 'node:net';
import { Database } from '@footing/database';
import { givingParts, givingRetention, Interests } from '@footing/giving';
import type { Purpose } from '@footing/kernel';
import { Secrets } from '@footing/secrets';
import { axeFaults, openBrowser } from '@footing/testing';
import request from 'supertest';
import { MyDataDesk } from '../my-data/spec/desk';

/*
 * Given somebody who would like to mentor and whom nobody invited,
 * when they leave name, address and what they do, and open the link that was mailed,
 * then whoever invites mentors reads it and answers with one press, and before that nobody here reads a word.
 */
let desk: MyDataDesk;
beforeAll(async () => (desk = await MyDataDesk.open()), 60_000);
beforeEach(() => desk.db.query('delete from mail; delete from mentor_interest; delete from permit'));
afterAll(() => desk.close());

const here = () => ({ institutionId: desk.institutionId });
const get = <T>(what: new (...given: never[]) => T): T => desk.web.get(what, { strict: false });
const inApp = (sql: string, purpose?: Purpose) =>
  get(Database).transaction(here(), (tx) => tx.query<Record<string, string>[]>(sql), purpose);
const kept = () => desk.db.query('select from mentor_interest').then((rows) => rows.length);
const keys = () => desk.db.query('select from data_key k join mentor_interest i on i.id = k.subject_id');

/** All mail that waits to be sent, opened: to whom, and what it says. */
async function mails(): Promise<{ to: string; text: string }[]> {
  const rows = await desk.db.query<{ sealed: Buffer }>('select sealed from mail order by id');
  const sealed = rows.map((row) => ({ ...row, personId: null }));
  const opened = await get(Database).transaction(here(), (tx) =>
    get(Secrets).openMany(tx, here(), 'mail.sealed', sealed),
  );
  return opened.map((one) => JSON.parse(one ?? '') as { to: string; text: string });
}
const links = async () => (await mails()).flatMap(({ text }) => /be-a-mentor\/mine\/([\w-]+)/.exec(text)?.[1] ?? []);

function stranger() {
  const agent = request.agent(desk.web.getHttpServer());
  const send = async (page: string, action: string, fields: object = {}) => {
    const { text } = await agent.get(page);
    const _csrf = /name="_csrf" value="([^"]+)"/.exec(text)?.[1];
    return agent
      .post(action)
      .type('form')
      .send({ _csrf, ...fields });
  };
  const tell = (email: string, more: object = {}) =>
    send('/be-a-mentor/tell-us', '/be-a-mentor/tell-us', { name: 'Joan Smith', email, does: 'I edit books', ...more });
  const step = (link: string, what: string) =>
    send(`/be-a-mentor/mine/${link}`, `/be-a-mentor/mine/${link}/${what}`).then(({ status }) => status);
  return { agent, tell, step };
}

/** Somebody whose address is confirmed. */
async function waits(email: string, more: object = {}): Promise<string> {
  const { tell, step } = stranger();
  await tell(email, more);
  const link = (await links()).at(-1) ?? '';
  expect(await step(link, 'confirm')).toBe(303);
  return link;
}

test('nobody here reads a word before the link in the mail was opened and its button pressed', async () => {
  const lead = await desk.visitor('programme-lead');
  const { agent, tell, step } = stranger();
  const sent = await tell('Joan@Mentor.example');
  expect([sent.status, sent.headers['location']]).toEqual([303, '/be-a-mentor/sent']);
  expect(await lead.page('/mentors-invited/interested')).toContain('Nobody waits for an answer');
  expect([await inApp('select from mentor_interest'), await kept()]).toEqual([[], 1]);
  const [link = ''] = await links();
  const mine = await agent.get(`/be-a-mentor/mine/${link}`);
  expect(mine.text).toMatch(/Joan Smith.*joan@mentor\.example.*I edit books/s);
  expect(await lead.page('/mentors-invited/interested')).toContain('Nobody waits for an answer');
  expect([await step(link, 'confirm'), await step(link, 'confirm')]).toEqual([303, 303]);
  expect(await lead.page('/mentors-invited/interested')).toMatch(/Joan Smith.*joan@.*I edit books/s);
  const [row] = await desk.db.query<{ row: string }>('select i::text as row from mentor_interest i');
  expect(row?.row).not.toMatch(/joan|books/i);
});

test('the page and the mail are the same whether the address is known or not', async () => {
  const mentor = await desk.visitor('mentor');
  const [{ email } = { email: '' }] = await desk.db.query<{ email: string }>(
    'select email from account where id = $1',
    [mentor.accountId],
  );
  const answers = [];
  for (const address of [email, 'new@mentor.example']) {
    const { agent, tell } = stranger();
    const { status, headers } = await tell(address);
    answers.push({ status, to: headers['location'], page: (await agent.get('/be-a-mentor/sent')).text });
  }
  expect(answers[0]).toEqual(answers[1]);
  const [known, unknown] = (await mails()).map(({ text }) => text.replace(/mine\/[\w-]+/, 'mine/#'));
  expect(known).toBe(unknown);
});

test('what is wrong is said at its box, and everything typed stays', async () => {
  const { tell } = stranger();
  const wrong = await tell('no address', { name: '', does: 'x'.repeat(501) });
  expect(wrong.status).toBe(422);
  for (const field of ['name', 'email', 'does']) expect(wrong.text).toContain(`href="#${field}"`);
  expect(wrong.text).toContain('value="no address"');
  expect((await tell('a@b.example', { does: 'x'.repeat(200_000) })).status).toBe(413);
  expect(await kept()).toBe(0);
});

test('three mails a day to one address, ten an hour from one network, and the page says the same', async () => {
  const { tell } = stranger();
  for (let at = 0; at < 4; at += 1) expect((await tell('joan@mentor.example')).headers['location']).toMatch(/sent$/);
  expect(await links()).toHaveLength(3);
  for (let at = 0; at < 10; at += 1) expect((await tell(`n${at}@mentor.example`)).status).toBe(303);
  expect((await links()).length).toBeLessThanOrEqual(10);
});

test('whoever types an address that is confirmed changes nothing of what it said', async () => {
  const first = await waits('joan@mentor.example');
  const { agent, tell } = stranger();
  await tell('joan@mentor.example', { does: 'Something rude' });
  const second = (await links()).at(-1) ?? '';
  expect((await agent.get(`/be-a-mentor/mine/${first}`)).status).toBe(410);
  expect((await agent.get(`/be-a-mentor/mine/${second}`)).text).toMatch(/Thank you.*I edit books/s);
  await expect(inApp(`update mentor_interest set sealed = '\\x00'`, 'own')).rejects.toThrow('is confirmed');
  await expect(inApp('update mentor_interest set confirmed_at = null', 'own')).rejects.toThrow('is confirmed');
});

test('with one press they get the invitation of every mentor, and nothing of them stays on the list', async () => {
  const lead = await desk.visitor('programme-lead');
  await waits('joan@mentor.example', { name: 'Joan "JJ" Smith, Dr' });
  const page = await lead.page('/mentors-invited/interested');
  const [one, two] = await Promise.all([lead.tap(page, /Invite Joan/), lead.tap(page, /Invite Joan/)]);
  expect([one.status, two.status].sort()).toEqual([303, 404]);
  expect(await desk.db.query('select email, name from invitation')).toEqual([
    { email: 'joan@mentor.example', name: 'Joan "JJ" Smith, Dr' },
  ]);
  expect([await kept(), (await keys()).length]).toEqual([0, 0]);
  expect((await mails()).filter(({ text }) => text.includes('/invited/'))).toHaveLength(1);
});

test('who cannot be taken is thanked, and everything goes; nobody else may do either', async () => {
  const [lead, consultant] = [await desk.visitor('programme-lead'), await desk.visitor('consultant')];
  await waits('joan@mentor.example');
  const page = await lead.page('/mentors-invited/interested');
  expect((await consultant.agent.get('/mentors-invited/interested')).status).toBe(404);
  expect((await lead.tap(page, /Thank and decline Joan/)).status).toBe(303);
  expect((await mails()).at(-1)).toMatchObject({
    to: 'joan@mentor.example',
    text: expect.stringContaining('Joan Smith'),
  });
  expect(await kept()).toBe(0);
  expect((await lead.tap(page, /Invite Joan/)).status).toBe(404);
});

test('they take it back themselves; unconfirmed it is gone after two days, confirmed after a year; copies have it', async () => {
  const { step } = stranger();
  expect(await step(await waits('joan@mentor.example'), 'take-back')).toBe(303);
  expect(await kept()).toBe(0);
  await waits('joan@mentor.example');
  await stranger().tell('ben@mentor.example');
  const later = "asked_at = asked_at - interval '49 hours', expires_at = expires_at - interval '49 hours'";
  await desk.db.query(`update mentor_interest set ${later} where confirmed_at is null`);
  expect(await get(Interests).forgetUnconfirmed(desk.institutionId)).toBe(1);
  const mentor = await desk.visitor('mentor');
  await desk.db.query(`update account set email = 'joan@mentor.example' where id = $1`, [mentor.accountId]);
  const part = givingParts.find(({ name }) => name === 'mentor-interest');
  const copied = await get(Database).transaction(
    here(),
    async (tx) => {
      const person = { name: '', email: '', accountId: mentor.accountId, studentId: null, mentorId: null };
      return part?.rows({ tx, institutionId: desk.institutionId, person, secrets: get(Secrets) });
    },
    'own',
  );
  expect(copied).toMatchObject([['Joan Smith', 'joan@mentor.example', 'I edit books', {}, {}]]);
  const rule = givingRetention.find(({ code }) => code === 'mentor-interests');
  await get(Database).transaction(here(), async (tx) => {
    const counted = async (sql = '', day = '') =>
      (await tx.query<{ count: number }[]>(sql, [desk.institutionId, day]))[0];
    expect(await counted(rule?.act, '2020-01-01')).toEqual({ count: 0 });
    expect(await counted(rule?.act, '2100-01-01')).toEqual({ count: 1 });
  });
});

test('on a phone without script, from the first page to the answer, and clean for axe', async () => {
  const browser = await openBrowser();
  const { port } = desk.web.getHttpServer().address() as AddressInfo;
  const context = await browser.newContext({
    ...{ baseURL: `http://127.0.0.1:${port}`, viewport: { width: 360, height: 800 }, javaScriptEnabled: false },
  });
  const page = await context.newPage();
  const wrong: string[] = [];
  const look = async (as: string) => {
    wrong.push(...(await axeFaults(page)).map((fault) => `${as}: ${fault}`));
    if (await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth))
      wrong.push(`${as}: wider than the screen`);
  };
  await page.goto('/be-a-mentor');
  await look('the door');
  await page.getByRole('button', { name: 'Tell us about yourself' }).click();
  await page.getByRole('button', { name: 'Send' }).click();
  await look('to put right');
  await page.getByLabel('Your name').fill('Joan Smith');
  await page.getByLabel('Your e-mail address').fill('joan@mentor.example');
  await page.getByLabel('What do you do now?').fill('I edit books');
  await page.getByRole('button', { name: 'Send' }).click();
  await look('sent');
  await page.goto(`/be-a-mentor/mine/${(await links())[0] ?? ''}`);
  await look('mine');
  await page.getByRole('button', { name: 'Yes, it was me' }).click();
  await look('confirmed');
  const lead = await desk.visitor('programme-lead');
  await page.goto(`/enter/${desk.institutionId}/${lead.accountId}`);
  await page.goto('/mentors-invited/interested');
  await look('the list');
  await page.getByRole('button', { name: 'Thank and decline' }).click();
  expect(await page.locator('main').innerText()).toContain('We are writing to thank them');
  await browser.close();
  expect(wrong).toEqual([]);
});
