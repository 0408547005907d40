import type { AddressInfo } from 'node:net';
import { axeFaults, openBrowser } from '@footing/testing';
import type { Browser, Page } from 'playwright-core';
import { formWith, MyDataDesk, type Visitor } from '../my-data/spec/desk';

let desk: MyDataDesk;
let browser: Browser;
let lead: Visitor;
const wrong: string[] = [];
beforeAll(async () => {
  desk = await MyDataDesk.open();
  browser = await openBrowser();
  lead = await desk.visitor('programme-lead');
}, 60_000);
afterAll(async () => {
  await browser.close();
  await desk.close();
});

async function sit(accountId: string, javaScriptEnabled: boolean): Promise<Page> {
  const { port } = desk.web.getHttpServer().address() as AddressInfo;
  const context = await browser.newContext({
    ...{ baseURL: `http://127.0.0.1:${port}`, viewport: { width: 360, height: 800 }, javaScriptEnabled },
  });
  context.setDefaultTimeout(8_000);
  const page = await context.newPage();
  await page.goto(`/enter/${desk.institutionId}/${accountId}`);
  return page;
}

/** Axe needs script; how wide a page is can be asked without. */
async function look(page: Page, hasScript: boolean): Promise<void> {
  const title = await page.title();
  if (hasScript) wrong.push(...(await axeFaults(page)).map((fault) => `${title}: ${fault}`));
  if (await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth))
    wrong.push(`${title}: wider than the screen`);
}

async function press(page: Page, name: string | RegExp): Promise<void> {
  const button = page.getByRole('button', { name, exact: true });
  await button.focus();
  await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
}
const go = (page: Page, name: string) =>
  Promise.all([page.waitForEvent('load'), page.getByRole('link', { name, exact: true }).first().click()]);
const words = (page: Page) => page.locator('main').innerText();
const inWord = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

/** Sends the form with this button as it stands, with other answers. */
async function send(at: string, button: RegExp, fields: object, by = lead) {
  const form = formWith(await by.page(at), button);
  const { '': _, ...hidden } = form?.fields ?? {};
  return by.agent
    .post(form?.action ?? '')
    .type('form')
    .send({ ...hidden, ...fields });
}
const yearAt = async () => /\/practice\/years\/[0-9a-f-]{36}/.exec(await lead.page('/practice'))?.[0] ?? '';
const entryAt = async () => /\/practice\/entries\/[0-9a-f-]{36}/.exec(await lead.page(await yearAt()))?.[0] ?? '';

/*
 * Given a university that has never looked at what it does,
 * when its programme lead begins a year on a phone, writes a part, gets an address wrong, plans something and takes it away,
 * with script and without, then nothing is lost on the way and each page is clean.
 */
test.each([true, false])(
  'a part is written and planned on a phone; script: %s',
  async (hasScript) => {
    const page = await sit(lead.accountId, hasScript);
    const seen = () => look(page, hasScript);
    await page.goto('/practice');
    await seen();
    expect(await words(page)).toContain(hasScript ? 'Begin with this year' : 'Being written');
    await press(page, 'Begin this year');
    await seen();
    expect(await words(page)).toContain('0 of 9 parts are rated');
    await go(page, 'A definition that we share');
    await seen();
    await page.getByLabel('What we do now').fill('We meet every month.\n\nEverybody knows why.');
    await page.getByLabel('3 Growing').press('Space');
    await page.getByLabel('What shows it').fill('http://w.example/plan');
    await press(page, 'Save this part');
    await seen();
    expect(await words(page)).toContain('Line 1: begin with https://');
    expect(await page.getByLabel('What we do now').inputValue()).toContain('Everybody knows why.');
    await page.getByLabel('What shows it').fill('https://w.example/plan Our plan');
    await press(page, 'Save this part');
    expect(await words(page)).toContain('This part is saved.');
    await press(page, 'Add something to do');
    await seen();
    await press(page, 'Add it to the plan');
    expect(await words(page)).toMatch(
      /Say what is to be done[^]*Choose who sees to it[^]*Enter the day by which it is done/,
    );
    await page.getByLabel('What will be done').fill('Ask the union');
    await page.getByLabel('Or a post or team, if nobody of these').fill('Head of outreach');
    for (const [part, value] of Object.entries({ Day: '1', Month: 'July', Year: '2026' }))
      await page.getByLabel(part).fill(value);
    await press(page, 'Add it to the plan');
    await seen();
    expect(await words(page)).toContain('Overdue: to do');
    await go(page, 'Ask the union');
    await seen();
    await press(page, 'Take it away');
    await seen();
    await press(page, /^Bring back .*Ask the union/);
    expect(await words(page)).toContain('It is back in the plan');
    expect(wrong).toEqual([]);
  },
  60_000,
);

test('every page of a year is clean on a phone, and on paper nothing is left to press', async () => {
  const page = await sit(lead.accountId, true);
  await page.goto(await yearAt());
  for (const name of ['Plan', 'Beside the year before', 'All of it, to print']) {
    await go(page, name);
    await look(page, true);
  }
  expect(await words(page)).toMatch(/3 of 5: Growing[^]*Everybody knows why\.[^]*Ask the union/);
  await page.emulateMedia({ media: 'print' });
  expect(await page.locator('main .footing-subnav').isVisible()).toBe(false);
  await page.emulateMedia({ media: 'screen' });
  await page.goto('/practice/words');
  await look(page, true);
  await go(page, 'Finding out what works');
  await look(page, true);
  expect(wrong).toEqual([]);
}, 60_000);

test('two colleagues at once: the second keeps what they typed, and reads what the first saved', async () => {
  const at = await entryAt();
  const form = formWith(await lead.page(at), /Save this part/);
  const both = { ...form?.fields, rating: '4', evidence: '' };
  const save = (activity: string) =>
    lead.agent
      .post(at)
      .type('form')
      .send({ ...both, activity });
  expect((await save('From the first <b>')).status).toBe(303);
  const second = await save('From the second');
  expect([second.status, inWord(second.text).includes('A colleague was first')]).toEqual([409, true]);
  expect(second.text).toMatch(/<textarea[^>]*name="activity"[^>]*>From the second</);
  expect(second.text).toContain('From the first &lt;b>');
  const again = formWith(second.text, /Save this part/);
  const last = await lead.agent
    .post(at)
    .type('form')
    .send({ ...again?.fields, activity: 'Both' });
  expect(last.status).toBe(303);
});

test('a finished year is read by the champion, and what is typed into it is not lost', async () => {
  const [year, at] = [await yearAt(), await entryAt()];
  const form = formWith(await lead.page(at), /Save this part/);
  const champion = await desk.visitor('champion');
  expect((await champion.agent.get(at)).status).toBe(404);
  await lead.tap(await lead.page(year), /Finish this year/);
  const late = await lead.agent
    .post(at)
    .type('form')
    .send({ ...form?.fields, activity: 'Too late for this' });
  expect([late.status, late.text.includes('Too late for this')]).toEqual([409, true]);
  expect(inWord(await champion.page(at))).toContain('Both');
  expect(await champion.page(at)).not.toContain('<textarea');
  expect((await champion.agent.get('/practice/words')).status).toBe(404);
  await lead.tap(await lead.page(year), /Open this year again/);
});

test('two years stand beside one another, and go out as files', async () => {
  const years = [...(await lead.page('/practice')).matchAll(/\/practice\/years\/[0-9a-f-]{36}/g)].map(([one]) => one);
  const compared = inWord(await lead.page(`${years[0]}/compared`));
  expect(compared).toMatch(/cannot be compared|stayed as they were/);
  const csv = await (await desk.visitor('analyst')).agent.get(`${years[0]}/plan.csv`);
  expect([csv.headers['content-type'], csv.text.includes('Ask the union')]).toEqual(['text/csv; charset=utf-8', true]);
  const book = await lead.agent
    .get(`${years[0]}/practice.xlsx`)
    .buffer(true)
    .parse((res, done) => {
      const chunks: Buffer[] = [];
      res.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => done(null, Buffer.concat(chunks)));
    });
  expect((book.body as Buffer).subarray(0, 2).toString()).toBe('PK');
});

test('words of one’s own are shown where the part is, and a part that is left out is not', async () => {
  const changed = await send('/practice/words/doing-learning', /Save these words/, {
    title: 'What we learn',
    questions: 'Why?',
  });
  expect(changed.status).toBe(303);
  expect(await lead.page(await yearAt())).toContain('What we learn');
  await send('/practice/words/doing-learning', /Save these words/, { title: 'What we learn', hidden: 'yes' });
  expect(await lead.page(await yearAt())).not.toContain('What we learn');
  const nameless = await send('/practice/words/doing', /Save these words/, { title: '' });
  expect([nameless.status, nameless.text.includes('href="#title"')]).toEqual([422, true]);
  expect((await lead.agent.get('/practice/words/__proto__')).status).toBe(404);
});

test('each change and each look leaves its line in the record', async () => {
  const lines = await desk.db.query<{ event: string }>(
    `select distinct event from audit_event where event like 'practice.%' order by 1`,
  );
  expect(lines.map(({ event }) => event)).toEqual([
    ...[
      'practice.action-brought-back',
      'practice.action-removed',
      'practice.action-set',
      'practice.begun',
      'practice.finished',
    ],
    ...['practice.reopened', 'practice.saved', 'practice.taken-out', 'practice.viewed', 'practice.words-changed'],
  ]);
});
