import { openBrowser, sitDown } from '@footing/testing';
import type { Browser, Page } from 'playwright-core';
import { arrive, faultsHere, follow, heading, press } from './steps';

/*
 * Given somebody who wants something done about their data,
 * when they ask for it on a phone, with script and without, and the data protection officer takes it in hand, asks back and answers,
 * then both see at every step what is next and by when, and they can take everything away that is held about them.
 */
const OFFICER = 'Mei Hargreaves';
let browser: Browser;
const wrong: string[] = [];

beforeAll(async () => (browser = await openBrowser()));
afterAll(() => browser.close());
beforeEach(() => wrong.splice(0));

/** What is wrong with the page as it stands: axe, and whether it is wider than a phone. */
async function look(page: Page): Promise<void> {
  wrong.push(...(await faultsHere(page)));
  const isWide = await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
  if (isWide) wrong.push(`${await heading(page)}: wider than the screen`);
}

const words = (page: Page) => page.locator('main').innerText();

/** Asks for something, from the first page on. */
async function ask(page: Page, kind: string, about: string): Promise<void> {
  await page.goto('/me/data');
  await follow(page, 'Ask us about your data');
  await arrive(page, 'Ask about my data');
  await look(page);
  await press(page, 'Ask something');
  await arrive(page, 'What do you want to ask?');
  await press(page, 'Send my request');
  await page.getByText('There is a problem').waitFor();
  await look(page);
  await page.getByLabel(kind, { exact: true }).check({ force: true });
  await page.getByLabel('What is it about?').fill(about);
  await press(page, 'Send my request');
  await page.getByText('We have your request.').waitFor();
  await look(page);
}

/** Takes a step with a request that is open, as the one who handles it. */
async function step(page: Page, what: string, said: string): Promise<void> {
  await page.getByLabel(what, { exact: true }).check({ force: true });
  await page.getByLabel('What you write to the person').fill(said);
  await press(page, 'Do this');
  await page.getByText('Done. We wrote to the person.').waitFor();
  await look(page);
}

test.each([
  ['with script', true, 'Amina Yusuf'],
  ['without script', false, 'Joan Mills'],
])('a correction is asked for, questioned and made, on a phone %s', async (_, script, name) => {
  const person = await sitDown(browser, name, { script });
  await ask(person, 'have something corrected', `My course is Zoology, says ${name}`);
  expect(await words(person)).toContain('You get an answer by');

  const officer = await sitDown(browser, OFFICER, { script });
  await officer.goto('/rights');
  await arrive(officer, 'Requests about data');
  await look(officer);
  await officer.getByRole('link', { name }).first().click();
  await arrive(officer, 'Correct something');
  expect(await words(officer)).toContain(`says ${name}`);
  await press(officer, 'Take it in hand');
  await officer.getByText('Done. We wrote to the person.').waitFor();
  await look(officer);
  await step(officer, 'Ask what they mean', 'Since when?');
  expect(await words(officer)).toContain('the clock stands still');

  await person.reload();
  expect(await words(person)).toContain('We need to know more from you.');
  await person.getByLabel('Tell us what we asked for').fill('Since May');
  await press(person, 'Send it');
  await person.getByText('We have what you wrote.').waitFor();
  await look(person);

  await officer.reload();
  await officer.getByLabel('We put it right.').check({ force: true });
  await officer.getByLabel('Your answer to the person').fill('It says Zoology now');
  await press(officer, 'Send the answer');
  await officer.getByText('The request is answered.').waitFor();
  await look(officer);

  await person.reload();
  const answer = await words(person);
  for (const said of ['Answered', 'We put it right.', 'It says Zoology now', 'Complain to us'])
    expect(answer).toContain(said);
  await look(person);
  expect(wrong).toEqual([]);
  await person.context().close();
  await officer.context().close();
});

test('before anybody is erased it is shown what would go, and no can be said with a reason', async () => {
  const person = await sitDown(browser, 'Joan Mills');
  await ask(person, 'have my data erased', '');
  const officer = await sitDown(browser, OFFICER);
  await officer.goto('/rights?kind=erase');
  await officer.getByRole('link', { name: 'Joan Mills' }).first().click();
  await press(officer, 'Take it in hand');
  await press(officer, 'See what would be erased');
  await arrive(officer, 'What would be erased');
  expect(await words(officer)).toMatch(/Name, e-mail address[^]*Goes[^]*The record of who looked[^]*Stays/);
  await look(officer);
  await press(officer, 'Do it now');
  await officer.getByText('There is a problem').waitFor();
  await look(officer);
  await officer.goto(officer.url().replace(/\/(erasure|close)$/, ''));
  await officer.getByLabel('Why you refuse it').selectOption({ value: 'legal-claims' });
  await officer
    .locator('form', { hasText: 'Why you refuse it' })
    .getByLabel('Your answer to the person')
    .fill('There is a case');
  await press(officer, 'Refuse it');
  await person.reload();
  expect(await words(person)).toMatch(/We said no\.[^]*legal claim[^]*There is a case/);
  expect(wrong).toEqual([]);
});

test('everything that is held is taken away in one file', async () => {
  const person = await sitDown(browser, 'Amina Yusuf');
  await person.goto('/me/data');
  await follow(person, 'A copy of everything');
  await arrive(person, 'Download everything about me');
  await look(person);
  const arrives = person.waitForEvent('download');
  await press(person, 'Download it');
  expect((await arrives).suggestedFilename()).toMatch(/^my-data-.*\.zip$/);
  expect(wrong).toEqual([]);
});
