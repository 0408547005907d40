import path from 'node:path';
import { axeFaults } from '@footing/testing';
import type { Page } from 'playwright-core';

/** The real files of another mentoring tool; see their README. */
export const realFile = (name: string): string => path.resolve(__dirname, '../fixtures/mentor-match', name);

/** Presses the button or link of that name. */
export const press = (page: Page, name: string | RegExp): Promise<void> => page.getByRole('button', { name }).click();
export const follow = (page: Page, name: string | RegExp): Promise<void> =>
  page.getByRole('link', { name }).first().click();

/** The first heading, which says where one is. */
export const heading = (page: Page): Promise<string> => page.locator('h1').first().innerText();

/** Waits until the page has this first heading; pages of long work come to it by themselves. */
export const arrive = (page: Page, name: string | RegExp): Promise<void> =>
  page.getByRole('heading', { level: 1, name }).waitFor({ timeout: 60_000 });

/** What axe finds on this page, with the page's name in front. */
export async function faultsHere(page: Page): Promise<string[]> {
  const where = await heading(page);
  return (await axeFaults(page)).map((fault) => `${where}: ${fault}`);
}

/** A new round of the career programme, with the usual rules. @returns its path. */
export function addRound(page: Page, name: string): Promise<string> {
  return addRoundOn(page, name, {
    signUpOpens: '28 9 2026',
    signUpCloses: '30 11 2026',
    matchBy: '11 12 2026',
    meetingsStart: '11 1 2027',
    meetingsEnd: '30 6 2027',
  });
}

/** One whose sign-up is open today, whatever day that is. */
export function openRound(page: Page, name: string): Promise<string> {
  return addRoundOn(page, name, {
    signUpOpens: dayFromNow(-1),
    signUpCloses: dayFromNow(30),
    matchBy: dayFromNow(40),
    meetingsStart: dayFromNow(50),
    meetingsEnd: dayFromNow(90),
  });
}

async function addRoundOn(page: Page, name: string, days: Readonly<Record<string, string>>): Promise<string> {
  await page.goto('/programmes');
  await follow(page, 'Career mentoring');
  await press(page, /^Add (a|the first) round$/);
  await page.getByLabel('Name of the round').fill(name);
  for (const [field, day] of Object.entries(days)) await fillDate(page, field, day);
  await press(page, 'Add the round');
  await arrive(page, name);
  return new URL(page.url()).pathname;
}

const DAY_MS = 24 * 60 * 60 * 1000;
const dayFromNow = (days: number): string => {
  const [year = '', month = '', date = ''] = new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10).split('-');
  return `${Number(date)} ${Number(month)} ${year}`;
};

/** Lets a consultant see students of every school: files of elsewhere name schools that nobody here looks after. */
export async function letSeeEverybody(lead: Page, name: string): Promise<void> {
  await lead.goto('/institution/portfolios');
  await follow(lead, `Change whom ${name} looks after`);
  await lead.getByLabel('Students of every school').check({ force: true });
  await press(lead, 'Save');
  await arrive(lead, 'Who looks after whom');
}

export async function fillDate(page: Page, field: string, date: string): Promise<void> {
  const [day = '', month = '', year = ''] = date.split(' ');
  await page.locator(`[name="${field}-day"]`).fill(day);
  await page.locator(`[name="${field}-month"]`).fill(month);
  await page.locator(`[name="${field}-year"]`).fill(year);
}

/** Sends a file and goes as far as the page that asks what its columns are, or the one that refuses it. */
export async function send(page: Page, round: string, kind: 'students' | 'mentors', file: string): Promise<void> {
  await page.goto(`${round}/imports/new/${kind}`);
  await page.locator('input[type=file]').setInputFiles(file);
  await press(page, 'Send the file');
}

/** Takes the columns as they are proposed and goes as far as the page to confirm. */
export async function check(page: Page): Promise<void> {
  await arrive(page, 'What each column is');
  const agreed = page.getByLabel(/^How did the .* agree/);
  if (await agreed.count()) await agreed.fill('Sign-up form of the programme, question 7');
  await press(page, 'Check the file');
  await arrive(page, 'Check before you confirm');
}

/** A file from sending to done, as it is. */
export async function bringIn(page: Page, round: string, kind: 'students' | 'mentors', file: string): Promise<void> {
  await send(page, round, kind, file);
  await check(page);
  await press(page, /^(Add|Update)/);
  await arrive(page, 'Done');
}

/** A criterion on two of the file's own columns. */
export async function compare(
  page: Page,
  round: string,
  given: { kind: string; column: string; weight: number; more?: (page: Page) => Promise<void> },
): Promise<void> {
  await page.goto(`${round}/criteria/new?step=2&kind=${given.kind}`);
  await page.getByLabel('The student’s answer').selectOption({ value: `column:${given.column}` });
  await page.getByLabel('The mentor’s answer').selectOption({ value: `column:${given.column}` });
  await given.more?.(page);
  await page.getByLabel('Weight').fill(String(given.weight));
  await press(page, 'Add the criterion');
  await arrive(page, 'Criteria and weights');
}

/** Makes a draft and waits until it is there. @returns its path. */
export async function makeDraft(page: Page, round: string): Promise<string> {
  await page.goto(`${round}/drafts`);
  await press(page, /^Make a (new )?draft$/);
  await page
    .getByRole('button', { name: /review|look at/i })
    .first()
    .waitFor({ timeout: 60_000 });
  return new URL(page.url()).pathname;
}

/** How often somebody looks into a mailbox before they give up: about a minute. */
const MOST_LOOKS = 120;

/**
 * Opens the newest mail to this address; the work behind the pages takes a moment.
 * @param count how many of them there must be. @returns where its first link leads.
 */
export async function mailFor(page: Page, address: string, subject: string, count: number): Promise<string> {
  await page.goto('/demo/mail');
  const row = page.locator('tr', { hasText: address }).filter({ hasText: subject });
  for (let looks = 0; (await row.count()) < count; looks++) {
    if (looks === MOST_LOOKS) throw new Error(`no “${subject}” came to ${address}`);
    await page.goto('/demo/mail');
  }
  await row.first().getByRole('link').click();
  return new URL((await page.locator('main p a').first().getAttribute('href')) ?? '').pathname;
}

/** Answers the questions at the end of a module, those that were not right once more, until it is done. */
export async function passTraining(page: Page, address: string): Promise<void> {
  await page.goto(`${address}?page=checks`);
  const asked = await page
    .locator('main input[type=radio]')
    .evaluateAll((all) => [...new Set(all.map((one) => one.getAttribute('name') ?? ''))]);
  const picks = asked.map(() => 0);
  for (let tries = 0; tries < MOST_CHOICES; tries++) {
    for (const [at, name] of asked.entries())
      await page
        .locator(`[name="${name}"]`)
        .nth(picks[at] ?? 0)
        .press('Space');
    const promise = page.locator('main input[type=checkbox]:not(:checked)');
    if (await promise.count()) await promise.press('Space');
    await page.getByRole('button', { name: /^Send/ }).press('Enter');
    await page.waitForLoadState();
    if ((await heading(page)) === 'That is done') return;
    const marks = await page.locator('form .govuk-inset-text').allInnerTexts();
    for (const [at, words] of marks.entries()) if (words.startsWith('Not quite')) picks[at] = (picks[at] ?? 0) + 1;
  }
  throw new Error(`no answer at the end of ${address} is right`);
}

const MOST_CHOICES = 6;
