import { readFile } from 'node:fs/promises';
import { openBrowser, sitDown } from '@footing/testing';
import type { Browser, Page } from 'playwright-core';
import {
  addRound,
  arrive,
  bringIn,
  check,
  compare,
  faultsHere,
  follow,
  heading,
  letSeeEverybody,
  makeDraft,
  press,
  realFile,
  send,
} from './steps';

/*
 * Given a university with two spreadsheets from another tool, a cheap phone and no script,
 * when its programme lead sets up a round, brings both files in as they are and makes a draft,
 * and a careers consultant reviews and publishes it,
 * then there are pairings, and files that a spreadsheet opens.
 */
let browser: Browser;
let lead: Page;
let consultant: Page;
let round: string;
let draft: string;
const faults: string[] = [];
const look = async (page: Page) => faults.push(...(await faultsHere(page)));

beforeAll(async () => {
  browser = await openBrowser();
  lead = await sitDown(browser, 'Grace Okafor', { script: false });
  consultant = await sitDown(browser, 'Tom Ashworth', { script: false });
  for (const name of ['Tom Ashworth', 'Priya Nair']) await letSeeEverybody(lead, name);
});
afterAll(() => browser.close());

test('the lead sets up a round with the usual rules', async () => {
  round = await addRound(lead, 'Civil service files');
  expect(await heading(lead)).toBe('Civil service files');
  await look(lead);
});

test('weights that do not sum to 100 come back with what was typed and what to do', async () => {
  await lead.goto(`${round}/criteria`);
  await lead.getByLabel('Help wanted and offered').fill('99');
  await press(lead, 'Save the weights');
  expect(await lead.title()).toMatch(/^Error: /);
  expect(await lead.getByRole('alert').innerText()).toMatch(/174.*100|100.*174/s);
  expect(await lead.getByLabel('Help wanted and offered').inputValue()).toBe('99');
  await look(lead);
});

test('both files come in as they are', async () => {
  await bringIn(lead, round, 'students', realFile('small-mentees.csv'));
  expect(await lead.locator('main').innerText()).toMatch(/Added\s+50/);
  await bringIn(lead, round, 'mentors', realFile('small-mentors.csv'));
  expect(await lead.locator('main').innerText()).toMatch(/Added\s+50/);
  await look(lead);
});

test('the same file again changes nothing, and its columns are remembered', async () => {
  await send(lead, round, 'students', realFile('small-mentees.csv'));
  await arrive(lead, 'What each column is');
  expect(await lead.locator('main').innerText()).toContain('A file with these headings came before');
  await look(lead);
  await check(lead);
  expect(await lead.locator('main').innerText()).toContain('everything in this file is as we have it already');
  await look(lead);
});

test('the lead compares the files’ own columns', async () => {
  const grades = ['AA', 'AO', 'EO', 'HEO', 'SEO', 'Grade 7', 'Grade 6', 'SCS1', 'SCS2', 'SCS3', 'SCS4'];
  await compare(lead, round, { kind: 'equal', column: 'profession', weight: 40 });
  await compare(lead, round, {
    kind: 'steps-apart',
    column: 'grade',
    weight: 40,
    more: async (page) => {
      await page.getByLabel('The values in order').fill(grades.join('\n'));
      await page.getByLabel('At least how many steps').fill('1');
    },
  });
  expect(await lead.locator('main').innerText()).toMatch(/Total: 100/);
  await look(lead);
});

test('a draft is made, and says that it is the best there is', async () => {
  draft = await makeDraft(lead, round);
  const words = await lead.locator('main').innerText();
  expect(words).toMatch(/students with a mentor/);
  expect(words).toContain('no draft is better');
  await look(lead);
});

test('the consultant sees why, and decides', async () => {
  await consultant.goto(`${draft}/review`);
  await look(consultant);
  await consultant.locator('main table a').first().click();
  expect(await consultant.locator('main').innerText()).toMatch(/mentee/);
  await look(consultant);
  await press(consultant, /^Reject/);
  expect(await consultant.title()).toMatch(/^Error: /);
  await press(consultant, /^Approve/);
  expect(await consultant.locator('main').innerText()).toMatch(/Undo|approved/i);
});

test('approved pairings are published once, whoever presses and how often', async () => {
  await consultant.goto(`${draft}/publish`);
  await look(consultant);
  const other = await sitDown(browser, 'Priya Nair', { script: false });
  await other.goto(`${draft}/publish`);
  await press(consultant, /^Publish 1 /);
  await press(other, /^Publish 1 /);
  await consultant.goto(`${round}/pairings`);
  expect(await consultant.locator('main table tbody tr').count()).toBe(1);
  await look(consultant);
});

test('the consultant sees what each pairing waits for, calls one off, and agrees beforehand to the next best', async () => {
  await consultant.goto(`${round}/pairings`);
  expect(await consultant.locator('main table').innerText()).toMatch(/both answers, by/);
  await consultant.locator('main table a').first().click();
  await look(consultant);
  await press(consultant, 'Call it off');
  expect(await consultant.locator('main').innerText()).toMatch(/Called off[^]*The mentoring team called it off/);
  await consultant.goto(`${round}/new-pairs`);
  expect(await consultant.locator('main table tbody tr').count()).toBe(1);
  await consultant.getByLabel('Offer the next best with a fit of at least').fill('99');
  await press(consultant, 'Agree beforehand');
  expect(await consultant.locator('main').innerText()).toContain('a fit of at least 99');
  await look(consultant);
  await consultant.locator('main table a').first().click();
  expect(await heading(consultant)).toBe('Find a new pair');
  await look(consultant);
});

test('the draft can be taken away as a spreadsheet that runs nothing', async () => {
  await consultant.goto(draft);
  const [download] = await Promise.all([consultant.waitForEvent('download'), follow(consultant, 'Pairings as CSV')]);
  const text = await readFile(await download.path(), 'utf8');
  expect(text.split('\r\n')[0]).toMatch(/student/i);
  expect(text).toContain('mentee');
  expect(text.split('\r\n').filter((line) => /(^|,)"[=+@-]/.test(line))).toEqual([]);
});

test('every page on the way was clean for axe', () => {
  expect(faults).toEqual([]);
});
