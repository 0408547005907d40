import { openBrowser, sitDown } from '@footing/testing';
import type { Browser, Page } from 'playwright-core';
import {
  addRound,
  arrive,
  bringIn,
  faultsHere,
  follow,
  heading,
  letSeeEverybody,
  makeDraft,
  press,
  realFile,
} from './steps';

/*
 * Given a draft and a desk with a keyboard,
 * when a consultant approves, rejects, pins, swaps and undoes,
 * then each decision holds, is recorded under their name, and can be taken back; and a new draft keeps what was pinned.
 * A student is with one consultant at a time; names can be hidden; many are approved at once only as the lead allows.
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
/** Says what speaks against the suggestion, as a kind and in words. */
const against = async (page: Page, words: string) => {
  await page.getByLabel('What speaks against the suggestion?').selectOption({ index: 1 });
  await page.locator('#reason').fill(words);
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
  await against(tom, 'They work in the same team');
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
  expect(await main(tom)).toContain('Select what speaks against the suggestion');
  await against(tom, 'They asked for somebody in the same town');
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

test('one consultant at a time has a student: the other reads along, asks, and is handed the student', async () => {
  draft = await makeDraft(lead, round);
  const priya = await sitDown(browser, 'Priya Nair', { width: 1280 });
  await first(tom);
  expect(await main(tom)).toContain('You have this student until');
  await priya.goto(tom.url());
  expect(await main(priya)).toContain('Tom Ashworth has this student for review');
  expect(await priya.getByRole('button', { name: /^Approve/ }).count()).toBe(0);
  await press(priya, 'Ask Tom Ashworth to hand over');
  expect(await main(priya)).toContain('You asked Tom Ashworth');
  await tom.reload();
  expect(await main(tom)).toContain('Priya Nair asks for this student');
  expect(await faultsHere(tom)).toEqual([]);
  await press(tom, 'Hand over to Priya Nair');
  await tom.getByText('Priya Nair has this student now').waitFor();
  await priya.reload();
  await press(priya, /^Approve/);
  await tom.reload();
  expect(await main(tom)).toContain('Approved');
  await priya.context().close();
});

test('keys lead from student to student, their help opens by a key, and a switch turns them off', async () => {
  const one = await first(tom);
  await key(tom, 'j');
  expect(await heading(tom)).not.toBe(one);
  await key(tom, 'k');
  expect(await heading(tom)).toBe(one);
  await tom.keyboard.press('?');
  await tom.getByText('open or close this help').waitFor();
  await tom.keyboard.press('r');
  expect(await tom.evaluate(() => document.activeElement?.id)).toBe('override');
  await tom.locator('h1').click();
  await press(tom, 'Turn one-letter keys off');
  await tom.keyboard.press('j');
  expect(await heading(tom)).toBe(one);
  await press(tom, 'Turn one-letter keys on');
  expect(await tom.locator('[accesskey=j]').count()).toBe(1);
});

test('without names nothing on the bench tells who anybody is', async () => {
  await tom.goto(`${draft}/review`);
  // Everybody in the file is called "Mentee" and a number.
  const telling = /mentee/i;
  expect(await main(tom)).toMatch(telling);
  await press(tom, 'Hide names from me');
  await tom.getByText('Names are hidden from you now.').waitFor();
  const bare = async () => (await tom.content()).replace(/Tom Ashworth/g, '');
  expect(await bare()).not.toMatch(telling);
  await tom.locator('main table a').first().click();
  expect(await heading(tom)).toMatch(/^Student \d+ with Mentor \d+$/);
  expect(await bare()).not.toMatch(telling);
  expect(await main(tom)).not.toMatch(/@[a-z0-9.-]+\.[a-z]{2,}/i);
  expect(await faultsHere(tom)).toEqual([]);
  await follow(tom, 'See who would move');
  await tom.getByRole('heading', { level: 1, name: /^Give Student/ }).waitFor();
  expect(await bare()).not.toMatch(telling);
  await tom.goto(`${draft}/review`);
  await press(tom, 'Show me names');
});

test('many are approved at once from the fit that the lead sets, and after a look at some', async () => {
  await tom.goto(`${draft}/approve-many`);
  expect(await main(tom)).toContain('has not said from which fit');
  await lead.goto(`${draft}/review`);
  await follow(lead, 'Rules for reviewing this round');
  await lead.getByText('Yes, from a fit that I set').click();
  await lead.getByLabel('From a fit of, out of 100').fill('1');
  await lead.getByLabel('How many have to be opened first').fill('2');
  expect(await faultsHere(lead)).toEqual([]);
  await press(lead, 'Save the rules');
  await tom.reload();
  expect(await tom.getByRole('button', { name: /^Approve/ }).count()).toBe(0);
  for (let left = await unseen(); left > 0; left = await unseen()) {
    await tom.locator('main table tr', { hasText: 'Open this' }).first().locator('a').click();
    await tom.goto(`${draft}/approve-many`);
  }
  expect(await faultsHere(tom)).toEqual([]);
  await press(tom, /^Approve/);
  await tom.getByText(/pairings? approved/).waitFor();
  await lead.goto(`${draft}/review`);
  await follow(lead, 'How this round was reviewed');
  expect(await main(lead)).toMatch(/They know each other/);
  expect(await faultsHere(lead)).toEqual([]);
});

const unseen = () => tom.locator('main table tr', { hasText: 'Open this' }).count();
