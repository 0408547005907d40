import { openBrowser, sitDown } from '@footing/testing';
import type { Browser, Page } from 'playwright-core';
import { arrive, follow, heading, makeDraft, press } from './steps';

/*
 * Given a consultant with a draft to review,
 * when a hand slips, a key is pressed unawares or a session ends in the middle of a form,
 * then what was done can be taken back, and what was typed is not lost.
 */
let browser: Browser;
let consultant: Page;
let draft: string;

beforeAll(async () => {
  browser = await openBrowser();
  const lead = await sitDown(browser, 'Grace Okafor');
  await lead.goto('/programmes');
  const link = lead.locator('a[href^="/rounds/"]', { hasText: 'Career mentoring 20' }).first();
  draft = await makeDraft(lead, (await link.getAttribute('href')) ?? '');
  await lead.context().close();
  consultant = await sitDown(browser, 'Tom Ashworth', { width: 1280 });
});
afterAll(() => browser.close());

/** The first student nobody has decided about, on the bench. @returns who it is. */
async function openFirst(): Promise<string> {
  await consultant.goto(`${draft}/review?status=open`);
  const first = consultant.locator('main table a').first();
  const name = await first.innerText();
  await first.click();
  await arrive(consultant, new RegExp(`^${name} with `));
  return heading(consultant);
}

test('an approval that a filter hides at once can be taken back with the keys', async () => {
  const pair = await openFirst();
  await consultant.keyboard.press('a');
  await consultant.getByText('Approved.').waitFor();
  expect(await heading(consultant)).not.toBe(pair);
  await consultant.keyboard.press('u');
  await arrive(consultant, pair);
  await consultant.keyboard.press('u');
  await consultant.getByText('Undone.').waitFor();
  expect(await heading(consultant)).toBe(pair);
});

test('keys of one letter can be turned off, and stay off', async () => {
  const pair = await openFirst();
  await press(consultant, 'Turn one-letter keys off');
  await consultant.reload();
  await consultant.keyboard.press('a');
  await consultant.getByRole('button', { name: 'Turn one-letter keys on' }).click();
  expect(await heading(consultant)).toBe(pair);
  await consultant.keyboard.press('a');
  await consultant.getByText('Approved.').waitFor();
});

test('a second press on a button before the answer is the same press', async () => {
  await openFirst();
  await consultant.getByRole('button', { name: /^Approve/ }).dblclick();
  await consultant.getByText('Approved.').waitFor();
  expect(await consultant.locator('.govuk-warning-text').count()).toBe(0);
});

test('what was typed is given back when the session has ended', async () => {
  const lead = await sitDown(browser, 'Grace Okafor', { script: false });
  await lead.goto('/programmes');
  await press(lead, 'Add a programme');
  await lead.getByLabel('Name of the programme').fill('Mentoring in museums');
  await lead.context().clearCookies();
  await press(lead, 'Save the programme');
  await arrive(lead, 'This form has expired');
  expect(await lead.locator('main').innerText()).toContain('Mentoring in museums');
  await follow(lead, 'Footing');
});
