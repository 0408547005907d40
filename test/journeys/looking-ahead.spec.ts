import { openBrowser, sitDown } from '@footing/testing';
import type { Browser, Page } from 'playwright-core';
import { addRound, arrive, bringIn, compare, faultsHere, follow, makeDraft, press, realFile } from './steps';

/*
 * Given a draft,
 * when a programme lead tries other rules, with and without script,
 * then the page says what would change, under an address that can be kept, and nothing changes until they take the rules
 * over for the round; and the pages that look ahead are there and clean, with an answer on them too.
 */
let browser: Browser;
let lead: Page;
let round: string;
let draft: string;

beforeAll(async () => {
  browser = await openBrowser();
  lead = await sitDown(browser, 'Grace Okafor', { width: 1280 });
  round = await addRound(lead, 'Looking ahead');
  await bringIn(lead, round, 'students', realFile('small-mentees.csv'));
  await bringIn(lead, round, 'mentors', realFile('small-mentors.csv'));
  await compare(lead, round, { kind: 'equal', column: 'profession', weight: 50 });
  draft = await makeDraft(lead, round);
});
afterAll(() => browser.close());

const main = (page: Page) => page.locator('main').innerText();
const answer = (page: Page) => page.locator('#answer');

test('moving a slider answers in place, and the answer has an address', async () => {
  await lead.goto(draft);
  await follow(lead, 'What other rules would change');
  await arrive(lead, 'What if?');
  expect(await answer(lead).innerText()).toContain('will be here');
  await lead.getByLabel('Minimum fit', { exact: true }).fill('100');
  await answer(lead).locator('table').waitFor();
  const said = await answer(lead).innerText();
  expect(said).toContain('With these rules');
  expect(await lead.locator('[data-answer-said]').textContent()).not.toBe('');
  expect(lead.url()).toContain('minimumFit=100');
  await lead.reload();
  expect(await answer(lead).innerText()).toBe(said);
  expect(await faultsHere(lead)).toEqual([]);
});

test('without script the button asks, and what is wrong is said at its field', async () => {
  const plain = await sitDown(browser, 'Tom Ashworth', { script: false });
  await plain.goto(`${draft}/what-if`);
  await plain.getByLabel('Minimum fit', { exact: true }).fill('lots');
  await press(plain, 'See what would change');
  expect(await main(plain)).toContain('Enter a whole number from 0 to 100');
  await plain.getByLabel('Minimum fit', { exact: true }).fill('100');
  await press(plain, 'See what would change');
  expect(await answer(plain).innerText()).toContain('With these rules');
  expect(await main(plain)).not.toContain('Use these rules');
  await plain.context().close();
});

test('the round takes the rules over only when the lead says so', async () => {
  await lead.goto(`${round}/minimum-fit`);
  expect(await lead.getByLabel('Minimum fit', { exact: true }).inputValue()).toBe('0');
  await lead.goto(`${draft}/what-if?minimumFit=15&aim=best-fit`);
  await press(lead, 'Use these rules in the round');
  expect(await main(lead)).toContain('The round goes by these rules now');
  await lead.goto(`${round}/minimum-fit`);
  expect(await lead.getByLabel('Minimum fit', { exact: true }).inputValue()).toBe('15');
  await lead.goto(`${draft}/aims`);
  expect(await main(lead)).toContain('This draft was made for “As many students as can be”');
});

test('which mentors to look for can be read and taken away', async () => {
  await lead.goto(draft);
  await follow(lead, 'Which mentors to look for');
  await arrive(lead, 'Which mentors to look for');
  expect(await faultsHere(lead)).toEqual([]);
  const file = await lead.request.get(`${draft}/mentor-gaps/export`);
  expect(file.headers()['content-type']).toContain('text/csv');
});

test('a draft made again says that it is the same, and its long fingerprints stay on the page', async () => {
  await lead.goto(`${draft}/replay`);
  await press(lead, 'Make this draft again');
  await lead.getByText('The draft came out the same').waitFor({ timeout: 60_000 });
  const edges = await lead
    .locator('main, main dl')
    .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().right));
  expect(Math.max(...edges)).toBe(edges[0]);
  expect(await faultsHere(lead)).toEqual([]);
});
