import { openBrowser, sitDown } from '@footing/testing';
import type { Browser, Page } from 'playwright-core';
import { addRound, arrive, bringIn, follow, heading, letSeeEverybody, makeDraft, press, realFile } from './steps';

/*
 * Given a draft and a desk with a keyboard,
 * when a consultant approves, rejects, pins, swaps and undoes,
 * then each decision holds, is recorded under their name, and can be taken back; and a new draft keeps what was pinned.
 */
let browser: Browser;
let lead: Page;
let tom: Page;
let round: string;
let draft: string;

beforeAll(async () => {
  browser = await openBrowser();
  lead = await sitDown(browser, 'Grace Okafor', { width: 1280 });
  tom = await sitDown(browser, 'Tom Ashworth', { width: 1280 });
  for (const name of ['Tom Ashworth', 'Priya Nair']) await letSeeEverybody(lead, name);
  round = await addRound(lead, 'At the bench');
  await bringIn(lead, round, 'students', realFile('small-mentees.csv'));
  await bringIn(lead, round, 'mentors', realFile('small-mentors.csv'));
  draft = await makeDraft(lead, round);
});
afterAll(() => browser.close());

const main = (page: Page) => page.locator('main').innerText();
const first = async (page: Page, query = '') => {
  await page.goto(`${draft}/review${query}`);
  await page.locator('main table a').first().click();
  return heading(page);
};
/** Presses a key, on a page whose script is there, and waits for the page that comes of it. */
const key = async (page: Page, letter: string) => {
  await page.waitForLoadState('load');
  await Promise.all([page.waitForEvent('load'), page.keyboard.press(letter)]);
};

test('moving one weight moves the others, and the sum stays 100', async () => {
  await lead.goto(`${round}/criteria`);
  const fields = lead.locator('main input[data-slider]');
  await lead.locator('main input[type=range]').first().focus();
  for (let step = 0; step < 30; step++) await lead.keyboard.press('ArrowRight');
  const weights = await fields.evaluateAll((all) => all.map((field) => Number((field as HTMLInputElement).value)));
  expect(weights.reduce((sum, weight) => sum + weight, 0)).toBe(100);
  expect(weights[0]).toBe(55);
  expect(await main(lead)).toContain('Total: 100');
});

test('keys approve and go on, and undo takes it back', async () => {
  const before = await first(tom);
  await key(tom, 'a');
  expect(await main(tom)).toMatch(/approved/i);
  await tom.goto(`${draft}/review?status=approved`);
  expect(await main(tom)).toContain(before.split(' with ')[0] ?? '');
  await tom.locator('main table a').first().click();
  await key(tom, 'u');
  await tom.goto(`${draft}/review?status=approved`);
  expect(await main(tom)).not.toContain(before.split(' with ')[0] ?? '');
});

test('a letter that is typed into a field decides nothing', async () => {
  await first(tom);
  await tom.getByLabel('Why should these two not be paired?').fill('');
  await tom.getByLabel('Why should these two not be paired?').pressSequentially('a parent knows an uncle');
  expect(await tom.getByLabel('Why should these two not be paired?').inputValue()).toBe('a parent knows an uncle');
});

test('a rejected pair does not come back, and the log says who and why', async () => {
  const pair = await first(tom);
  const where = tom.url();
  await tom.getByLabel('Why should these two not be paired?').fill('They work in the same team');
  await press(tom, /^Reject/);
  await tom.goto(where);
  expect(await main(tom)).toMatch(/Tom Ashworth/);
  expect(await main(tom)).toContain('They work in the same team');
  const again = await makeDraft(lead, round);
  await lead.goto(`${again}/review?search=${encodeURIComponent(pair.split(' with ')[0]?.split(' ').at(-1) ?? '')}`);
  const rows = await lead.locator('main table tbody tr').allInnerTexts();
  expect(rows.filter((row) => pair.split(' with ').every((name) => row.includes(name)))).toEqual([]);
  draft = again;
});

test('a swap says who would move before it is made, and can be undone', async () => {
  const pair = await first(tom);
  await follow(tom, 'See who would move');
  await tom.getByRole('heading', { level: 1, name: /^Give / }).waitFor();
  expect(await main(tom)).toMatch(/total fit/);
  expect(await main(tom)).toMatch(/Who would move/);
  await press(tom, 'Make this change');
  await tom.getByText(/Undo the last decision/).waitFor();
  expect(await heading(tom)).not.toBe(pair);
  await press(tom, /^Undo the last decision/);
  await arrive(tom, pair);
});

test('a pinned pair is kept when everybody else is matched anew', async () => {
  const pair = await first(tom);
  await key(tom, 'p');
  const again = await makeDraft(lead, round);
  await lead.goto(`${again}/review?status=pinned`);
  const row = await lead.locator('main table tbody tr').first().innerText();
  expect(pair.split(' with ').every((name) => row.includes(name))).toBe(true);
});

test('two consultants at once: one decides, the other is told', async () => {
  draft = await makeDraft(lead, round);
  const priya = await sitDown(browser, 'Priya Nair', { width: 1280 });
  await first(tom);
  await priya.goto(tom.url());
  await press(tom, /^Approve/);
  await priya.getByLabel('Why should these two not be paired?').fill('I know them both');
  await press(priya, /^Reject/);
  expect(await main(priya)).toMatch(/changed|meanwhile|somebody|already/i);
});
