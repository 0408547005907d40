import { openBrowser, sitDown } from '@footing/testing';
import type { Browser, Page } from 'playwright-core';
import { arrive, faultsHere, openRound, press } from './steps';

/*
 * Given a round whose sign-up is open,
 * when Amina signs up on a phone without script, one question a page, stops, and goes on at a desk,
 * then her answers are where she left them, she sends them, and her first page says what is next and by when;
 * and when she takes her application back, one tap lets it stand again.
 */
const NAME = 'Signing up';
let browser: Browser;
const wrong: string[] = [];

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const mine = (page: Page) => page.getByRole('region', { name: `Career mentoring, ${NAME}` });

/** Sees that the page fits the screen, answers with `fill`, and goes on. */
async function answer(page: Page, question: string, fill: () => Promise<void>): Promise<void> {
  await arrive(page, question);
  const isWide = await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
  if (isWide) wrong.push(`${question}: wider than the screen`);
  await fill();
  await press(page, 'Save and go on');
}

const tick =
  (page: Page, ...labels: string[]) =>
  async () => {
    for (const label of labels) await page.getByLabel(label, { exact: true }).check({ force: true });
  };
const nothing = () => Promise.resolve();

/** The short module comes before the answers go: its three questions, where it has not been done. */
async function doTheShortModule(page: Page): Promise<void> {
  const link = page.getByRole('button', { name: 'Go to the short module' });
  if ((await link.count()) === 0) return;
  const check = page.url();
  await page.goto('/me/training/students-mentoring?page=checks');
  for (const [at, right] of [1, 2, 0].entries())
    await page.locator(`[name="check-${at}"][value="${right}"]`).check({ force: true });
  await press(page, 'Send my answers');
  await page.goto(check);
}

test('a student signs up on two devices, sees what is next, and can take it back', async () => {
  await openRound(await sitDown(browser, 'Grace Okafor', { width: 1280 }), NAME);
  const phone = await sitDown(browser, 'Amina Yusuf', { script: false });
  await arrive(phone, 'My mentoring');
  await mine(phone).getByRole('button', { name: 'Sign up' }).click();
  await arrive(phone, /Sign up for a mentor/);
  await press(phone, 'Start');
  await answer(phone, 'What would you like help with?', tick(phone, 'Interview practice'));
  await answer(phone, 'Where are you heading?', tick(phone, 'I do not know yet'));
  const desk = await sitDown(browser, 'Amina Yusuf', { width: 1280 });
  await mine(desk).getByRole('button', { name: 'Go on with your answers' }).click();
  await press(desk, 'Go on');
  await answer(desk, 'How do you like to work with somebody?', tick(desk, 'Plan each meeting ahead'));
  await answer(desk, 'How can you meet?', tick(desk, 'Online'));
  await answer(desk, 'When are you usually free?', nothing);
  await answer(desk, 'What do you like to do?', tick(desk, 'Film'));
  await answer(desk, 'Is there anything that must work for you?', tick(desk, 'A quiet place'));
  await answer(desk, 'Would you like to share something with your mentor?', nothing);
  await answer(desk, 'What matters most to you?', tick(desk, 'Where I am heading'));
  await answer(desk, 'Would you like to say a few lines about yourself?', nothing);
  await answer(desk, 'Is there anybody you would rather not be paired with?', nothing);
  await arrive(desk, 'Check your answers');
  wrong.push(...(await faultsHere(desk)));
  await doTheShortModule(desk);
  expect(await desk.locator('main').innerText()).toContain('I do not know yet');
  await press(desk, 'Send my answers');
  await arrive(desk, 'My mentoring');
  expect(await mine(desk).innerText()).toMatch(/You have signed up[\s\S]*What is next[\s\S]*By when/);
  await mine(desk).getByRole('link', { name: 'Take my application back' }).click();
  await press(desk, 'Take my application back');
  await phone.goto('/mentoring');
  await mine(phone).getByRole('button', { name: 'Let my application stand again' }).click();
  expect(await mine(phone).innerText()).toContain('You have signed up');
  expect(wrong).toEqual([]);
}, 120_000);
