import { openBrowser, sitDown } from '@footing/testing';
import type { Browser, Page } from 'playwright-core';
import { arrive, faultsHere, mailFor, openRound, passTraining } from './steps';

/*
 * Given a round whose sign-up is open,
 * when somebody who was invited offers places and does the training, on a phone, without script and with the keyboard alone,
 * then My students says that nothing is left to do, and what comes next and when; and each page on the way is clean for axe.
 */
const ADDRESS = 'ada.brook@example.org';
let browser: Browser;
const wrong: string[] = [];

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

/** Presses the button or link of that name with the keyboard, and judges the page that comes. */
async function press(page: Page, name: string | RegExp, leadsTo: string | RegExp): Promise<void> {
  const button = page.getByRole('button', { name }).or(page.getByRole('link', { name })).first();
  await button.focus();
  await page.keyboard.press('Enter');
  await arrive(page, leadsTo);
}

async function look(page: Page): Promise<void> {
  wrong.push(...(await faultsHere(page)));
  if (await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth))
    wrong.push(`${page.url()}: wider than the screen`);
}

const main = (page: Page) => page.locator('main').innerText();

test('from an invitation to ready', async () => {
  const lead = await sitDown(browser, 'Grace Okafor', { script: false });
  await openRound(lead, 'For new mentors');
  await lead.goto('/mentors-invited/new');
  await lead.getByLabel('Invite mentors').fill(`Ada Brook <${ADDRESS}>`);
  await press(lead, 'Send the invitations', 'Mentors invited');
  const ada = await sitDown(browser, null, { script: false });
  await ada.goto(await mailFor(ada, ADDRESS, 'Would you mentor a student?', 1));
  await press(ada, 'Yes, send me the link', 'Look in your mailbox');
  await ada.goto(await mailFor(ada, ADDRESS, 'Your link to sign in', 1));
  await press(ada, 'Sign in', 'Sign in faster next time');
  await press(ada, 'Not now', 'My students');
  await look(ada);
  await offerPlaces(ada);
  const page = await main(ada);
  expect(page).toContain('2 places, none taken');
  expect(page).toContain('Before you can begin');
  const training = ada.locator('main a[href^="/me/training/"]');
  for (let left = await training.count(); left > 0; left--) {
    await passTraining(ada, new URL((await training.first().getAttribute('href')) ?? '', ada.url()).pathname);
    await ada.goto('/me/students');
  }
  await look(ada);
  expect(await main(ada)).toMatch(
    /There is nothing you need to do now. We tell you who it is by .+, and you say yes or no/,
  );
  expect(await main(ada)).not.toContain('Before you can begin');
  expect(wrong).toEqual([]);
});

/** Every page of the offer, and what a student sees: nothing but the first name. */
async function offerPlaces(ada: Page): Promise<void> {
  await press(ada, /For new mentors/, /./);
  await look(ada);
  await press(ada, 'Start', 'What could you help a student with?');
  await ada.getByLabel('CV and applications').press('Space');
  await press(ada, 'Save and go on', 'What has your path been?');
  await ada.locator('#jobTitle').fill('Editor');
  await press(ada, 'Save and go on', 'Which work do you know?');
  await press(ada, 'Save and go on', 'How and when could you meet?');
  await look(ada);
  await ada.getByLabel('Online').press('Space');
  await press(ada, 'Save and go on', 'How do you like to work with somebody?');
  await press(ada, 'Save and go on', 'How many students do you have room for?');
  await ada.locator('#places').fill('2');
  await press(ada, 'Save and go on', 'Check what you offer');
  await look(ada);
  await press(ada, 'Offer these places', 'What a student sees of you');
  expect(await main(ada)).toContain('Your first name. Everything else is off');
  await look(ada);
  await press(ada, 'Go to my students', 'My students');
  await look(ada);
}
