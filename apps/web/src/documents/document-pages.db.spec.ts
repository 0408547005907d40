import type { AddressInfo } from 'node:net';
import { axeFaults, openBrowser } from '@footing/testing';
import type { Browser, Page } from 'playwright-core';
import { formWith, MyDataDesk, type Visitor } from '../my-data/spec/desk';

let desk: MyDataDesk;
let browser: Browser;
let lead: Visitor;
beforeAll(async () => {
  desk = await MyDataDesk.open();
  browser = await openBrowser();
  lead = await desk.visitor('programme-lead');
}, 60_000);
afterAll(async () => {
  await browser.close();
  await desk.close();
});

async function sit(javaScriptEnabled: boolean, who = lead): Promise<Page> {
  const { port } = desk.web.getHttpServer().address() as AddressInfo;
  const context = await browser.newContext({
    ...{ baseURL: `http://127.0.0.1:${port}`, viewport: { width: 360, height: 800 }, javaScriptEnabled },
  });
  context.setDefaultTimeout(8_000);
  const page = await context.newPage();
  await page.goto(`/enter/${desk.institutionId}/${who.accountId}`);
  return page;
}

async function press(page: Page, name: string): Promise<void> {
  const button = page.getByRole('button', { name, exact: true });
  await button.focus();
  await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
}

async function wrongWith(page: Page, hasScript: boolean): Promise<string[]> {
  const isWide = await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
  return [...(hasScript ? await axeFaults(page) : []), ...(isWide ? ['wider than the screen'] : [])];
}

/*
 * Given a lead who writes what the board reads,
 * when they say on a phone that mentoring led to something, with script and without,
 * then that is told at its field and nothing typed is lost; and once put right it is kept.
 */
test.each([true, false])(
  'words are written on a phone, and a claim is told at its field; script: %s',
  async (hasScript) => {
    const page = await sit(hasScript);
    await page.goto('/documents');
    expect(await wrongWith(page, hasScript)).toEqual([]);
    await Promise.all([page.waitForEvent('load'), page.getByRole('link', { name: 'Board one-pager' }).click()]);
    expect(await wrongWith(page, hasScript)).toEqual([]);
    await page.getByLabel('What we did').fill('Mentoring led to better jobs.');
    await page.getByLabel('The one thing to know').fill('More students met a mentor.');
    await press(page, 'Save these words');
    expect(await wrongWith(page, hasScript)).toEqual([]);
    expect(await page.locator('#done-error').innerText()).toContain('“led to” says more than these figures can');
    expect(await page.getByLabel('The one thing to know').inputValue()).toBe('More students met a mentor.');
    await page.getByLabel('What we did').fill('Sixty mentors met students once a month.');
    await press(page, 'Save these words');
    expect(await page.locator('main').innerText()).toMatch(/These words are saved[^]*2 texts to write/);
  },
  60_000,
);

test('whoever is second keeps what they typed, and reads what is there now', async () => {
  const html = await lead.page('/documents/award-pack/words');
  const form = formWith(html, /Save these words/);
  const { '': _, ...hidden } = form?.fields ?? {};
  const send = (problem: string) =>
    lead.agent
      .post(form?.action ?? '')
      .type('form')
      .send({ ...hidden, problem });
  expect((await send('First in the family')).status).toBe(303);
  const second = await send('Carers');
  expect(second.status).toBe(409);
  expect(second.text).toMatch(/A colleague was first[^]*First in the family[^]*>\s*Carers/);
});

test('a document of another nation is not there, nor for who may not write', async () => {
  const observer = await desk.visitor('observer');
  expect((await observer.agent.get('/documents/board-page/words')).status).toBe(404);
  expect((await lead.agent.get('/documents/no-such/words')).status).toBe(404);
  const elsewhere = (await lead.page('/documents')).includes('Medr') ? 'sfc-paragraph' : 'medr-table';
  expect((await lead.agent.get(`/documents/${elsewhere}/words`)).status).toBe(404);
});

test('an administrator renews the key on a phone; the one before stays listed, and nobody else comes there', async () => {
  const administrator = await desk.visitor('administrator');
  for (const path of ['/institution/evidence-keys', '/institution/evidence-keys/new'])
    expect((await lead.agent.get(path)).status).toBe(404);
  const words = () => desk.db.query<{ count: string }>('select count(*) from evidence.signing_key');
  const page = await sit(false, administrator);
  await page.goto('/institution');
  await Promise.all([
    page.waitForEvent('load'),
    page.getByRole('link', { name: 'Keys that sign our evidence' }).click(),
  ]);
  expect(await page.locator('main').innerText()).toContain('There is no key yet');
  for (const [link, button] of [
    ['Make the first key', 'Make it'],
    ['Sign with a new key', 'Sign with a new key'],
  ] as const) {
    await Promise.all([page.waitForEvent('load'), page.getByRole('button', { name: link }).click()]);
    expect([await wrongWith(page, false), await axeFaults(page)]).toEqual([[], []]);
    await press(page, button);
    expect([await wrongWith(page, false), await axeFaults(page)]).toEqual([[], []]);
  }
  expect(await page.locator('main').innerText()).toMatch(/The key that signs now[^]*Key 1[^]*Signed until/);
  expect(await words()).toEqual([{ count: '2' }]);
  const made = await desk.db.query<{ role: string }>(`select role from audit_event where event = 'evidence.key-made'`);
  expect(made.map(({ role }) => role)).toEqual(['administrator', 'administrator']);
});
