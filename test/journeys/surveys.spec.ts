import { openBrowser, sitDown } from '@footing/testing';
import type { Browser, Page } from 'playwright-core';
import { arrive, faultsHere, follow, openRound, press } from './steps';

/*
 * Given a programme lead who has never written a survey,
 * when they write one for the end from a blank page, without script, walk through it, settle it and set it for the end of a round,
 * then the round asks it. Pages that are like this only here are clean for axe and no wider than a phone; the others are looked at
 * where every page is.
 */
let browser: Browser;
const wrong: string[] = [];

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

async function look(page: Page): Promise<void> {
  wrong.push(...(await faultsHere(page)));
  if (await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth))
    wrong.push(`${page.url()}: wider than the screen`);
}

async function addQuestion(page: Page, kind: string, fields: Readonly<Record<string, string>>): Promise<void> {
  await page.getByLabel('How is it answered?').selectOption({ label: kind });
  await press(page, 'Add a question');
  await arrive(page, 'New question');
  for (const [label, text] of Object.entries(fields)) await page.getByLabel(label, { exact: true }).fill(text);
}

test('from a blank page to the end of a round', async () => {
  const lead = await sitDown(browser, 'Grace Okafor', { script: false });
  await openRound(lead, 'For a new survey');
  const round = new URL(lead.url()).pathname;
  await lead.goto('/instruments/new');
  await lead.getByLabel('What is it called?').fill('How was it?');
  await press(lead, /^Begin$/);
  await arrive(lead, 'How was it?');
  await addQuestion(lead, 'Choose one answer', { Question: 'Did you meet?', 'Answers, one a line': 'Yes\nNo' });
  await press(lead, 'Show how it looks');
  expect(await lead.locator('.footing-phone').innerText()).toContain('Prefer not to say');
  await look(lead);
  await press(lead, /^Save$/);
  await addQuestion(lead, 'A longer answer in their own words', { Question: 'Why not?' });
  await lead.getByText('Only people who gave a certain answer before').click();
  await lead.getByLabel('The question and its answer').selectOption({ label: '“Did you meet?”: No' });
  await press(lead, /^Save$/);
  await follow(lead, 'Make a scale');
  expect(await lead.locator('main').innerText()).toContain('Write two questions or statements with the same answers');
  await follow(lead, 'How was it?');
  await press(lead, 'Try it as somebody who answers');
  await press(lead, /^Start$/);
  await lead.getByText('No', { exact: true }).click();
  await press(lead, 'Continue');
  await arrive(lead, 'Why not?');
  await look(lead);
  await follow(lead, 'Back to your survey');
  await press(lead, 'It is ready to ask');
  await press(lead, 'Yes, it is ready to ask');
  await lead.goto(`${round}/surveys/new`);
  const choice = await lead.locator('option', { hasText: 'How was it?, version 1' }).first().innerText();
  await lead.getByLabel('Which survey').selectOption({ label: choice });
  await press(lead, /^Save$/);
  await arrive(lead, 'Surveys of this round');
  expect(await lead.locator('main').innerText()).toContain('How was it?, version 1');
  expect(wrong).toEqual([]);
});
