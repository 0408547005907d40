import { axeFaults, openBrowser } from '@footing/testing';
import type { Browser, Page } from 'playwright-core';
import { SurveysStage } from '../../../../libs/surveys/src/spec/surveys-stage';
import { PagesProcess } from './spec/pages-process';
import { askAllKinds, envOver } from './spec/survey-desk';

/*
 * Given a student who was asked to answer a survey,
 * when she answers on a phone, without script and with the keyboard alone, the pages are killed under her, she goes on at a
 * desk where she left, goes back, changes an answer that hides others, and sends it from one of two tabs,
 * then each answer that was acknowledged is there once, each page is clean for axe and as wide as the screen, and she reads how
 * far she has come.
 */
const DAY = 86_400_000;
const workingDayBefore = (at: number): string => {
  const before = at - DAY;
  return [0, 6].includes(new Date(before).getUTCDay())
    ? workingDayBefore(before)
    : new Date(before).toISOString().slice(0, 10);
};

let stage: SurveysStage;
let pages: PagesProcess;
let browser: Browser;
const wrong: string[] = [];

beforeAll(async () => {
  stage = await SurveysStage.open();
  await stage.newRound();
  // The pages of this spec go by the real clock: she is asked at noon of the working day before, for on others nobody is written to.
  stage.at(`${workingDayBefore(Date.now())}T12:00:00Z`);
  await askAllKinds(stage);
  pages = await PagesProcess.start(envOver(stage.db.url));
  browser = await openBrowser();
}, 60_000);
afterAll(async () => {
  await browser.close();
  await pages.kill();
  await stage.close();
});

async function sit(width: number, dark = false): Promise<Page> {
  const context = await browser.newContext({
    ...{ baseURL: pages.url, viewport: { width, height: 800 }, javaScriptEnabled: false },
    colorScheme: dark ? 'dark' : 'light',
  });
  context.setDefaultTimeout(15_000);
  return context.newPage();
}

async function look(page: Page, as: string): Promise<void> {
  wrong.push(...(await axeFaults(page)).map((fault) => `${as}: ${fault}`));
  if (await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth))
    wrong.push(`${as}: wider than the screen`);
}

/** Presses the button of that name with the keyboard. */
async function press(page: Page, name: string): Promise<void> {
  const button = page.getByRole('button', { name, exact: true });
  await button.focus();
  await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
}

/** Chooses in the group of that name with the keyboard. */
const choose = (page: Page, group: string, label: string) =>
  page.getByRole('group', { name: group, exact: true }).getByLabel(label, { exact: true }).press('Space');
const words = (page: Page) => page.locator('main').innerText();

async function kept(personId: string): Promise<Record<string, unknown>> {
  const rows = await stage.db.query<{ key: string; value: unknown }>(
    `select item_key as key, coalesce(value, to_jsonb(sealed is not null)) as value from survey_answer where person_id = $1`,
    [personId],
  );
  return Object.fromEntries(rows.map(({ key, value }) => [key, value]));
}

test('a student answers on two devices while the pages are killed, and reads how far she has come', async () => {
  const amina = await stage.applicant();
  await stage.tick();
  const link = `/survey/${(await stage.tokens()).at(-1)}`;

  const phone = await sit(360);
  await phone.goto(link);
  await look(phone, 'the first page, with the text');
  await press(phone, 'Yes, and start');
  await look(phone, 'a page that tells');
  await press(phone, 'Continue');
  await look(phone, 'one of a few');
  await choose(phone, 'Have you met?', 'Yes, we have');
  await press(phone, 'Continue');
  await look(phone, 'statements');
  await choose(phone, 'I feel heard', 'Agree');
  await choose(phone, 'I feel sure of my next step', 'Prefer not to say');
  await press(phone, 'Continue');
  await phone.getByLabel('How often have you met?').fill('often');
  await press(phone, 'Continue');
  await look(phone, 'a number, with a fault');
  await phone.getByLabel('How often have you met?').fill('3');

  await pages.kill();
  await phone.getByRole('button', { name: 'Continue' }).press('Enter');
  await phone.waitForURL(/chrome-error/);
  expect(await kept(amina.id)).toEqual({ met: 'yes', 'feel-heard': 'a3', 'feel-sure': false });
  await pages.startAgain();

  const desk = await sit(1280, true);
  await desk.goto(link);
  await look(desk, 'the first page, gone on with');
  await desk.getByRole('button', { name: 'Go on where you were' }).press('Enter');
  await desk.getByLabel('How often have you met?').fill('3');
  await press(desk, 'Continue');
  await look(desk, 'ticks');
  await choose(desk, 'What has helped you?', 'Tips');
  await press(desk, 'Continue');
  await look(desk, 'a month');
  await desk.getByLabel('Month').fill('9');
  await desk.getByLabel('Year').fill('2026');
  await press(desk, 'Back');
  expect(await words(desk)).toContain('What has helped you?');
  for (const label of ['Help with my CV', 'Tips']) await choose(desk, 'What has helped you?', label);
  await press(desk, 'Continue');
  expect(await desk.getByLabel('Month').inputValue()).toBe('9');
  await press(desk, 'Continue');
  await look(desk, 'a line');
  await press(desk, 'Continue');
  await look(desk, 'a text');
  await desk.getByLabel('Is there anything else?').fill('No, thanks');
  await press(desk, 'Continue');
  await look(desk, 'all answers');

  await desk.getByRole('link', { name: 'Change Have you met?' }).press('Enter');
  const tab = await desk.context().newPage();
  await tab.goto(`${link}/check`);
  expect(await words(tab)).toContain('I feel heard');
  await choose(desk, 'Have you met?', 'Not yet');
  await press(desk, 'Continue');
  expect(await words(desk)).not.toContain('I feel heard');
  expect(await kept(amina.id)).toEqual({ met: 'no', helped: ['cv'], since: '2026-09', more: true });
  await desk.getByRole('link', { name: 'Change Have you met?' }).press('Enter');
  await choose(desk, 'Have you met?', 'Yes, we have');
  await press(desk, 'Continue');
  await choose(desk, 'I feel heard', 'Agree');
  await press(desk, 'Continue');
  await press(tab, 'Send my answers');
  await look(tab, 'thanks');
  expect(await words(tab)).toMatch(/Where you are today[^]*on your way/);
  await press(desk, 'Continue');
  expect(await words(desk)).toContain('what you have just changed was not kept');
  await look(desk, 'too late');
  expect(await kept(amina.id)).toEqual({
    met: 'yes',
    'feel-heard': 'a3',
    helped: ['cv'],
    since: '2026-09',
    more: true,
  });
  expect(await stage.count('from survey_score where person_id = $1', [amina.id])).toBe(1);
  expect(wrong).toEqual([]);
}, 60_000);
