import { openBrowser, sitDown } from '@footing/testing';
import type { Browser, Page } from 'playwright-core';
import { arrive, faultsHere, fillDate, follow, heading, makeDraft, press } from './steps';

/*
 * Given the demonstration university,
 * when the administrator adds a consultant, the lead says whom they look after, somebody is away and a device is lost,
 * then each sees the students they look after and no others, acts in one role that every page names, and is signed out
 * everywhere at once when somebody says so.
 */
let browser: Browser;
let daniel: Page;
let grace: Page;
let olive: Page;
let draft: string;
const faults: string[] = [];
const look = async (page: Page) => faults.push(...(await faultsHere(page)));
const main = (page: Page) => page.locator('main').innerText();
const header = (page: Page) => page.locator('header').innerText();

beforeAll(async () => {
  browser = await openBrowser();
  [daniel, grace] = [await sitDown(browser, 'Daniel Reyes', { script: false }), await sitDown(browser, 'Grace Okafor')];
});
afterAll(() => browser.close());

test('the administrator adds somebody, and is told what is missing', async () => {
  await daniel.goto('/institution');
  await follow(daniel, 'People who work here');
  await look(daniel);
  await press(daniel, 'Add somebody');
  await press(daniel, 'Add them');
  expect(await daniel.title()).toMatch(/^Error: /);
  await look(daniel);
  await daniel.getByLabel('Their name').fill('Olive Grant');
  await daniel.getByLabel('Their e-mail address at work').fill('olive.grant@wexmere.example');
  await daniel.getByLabel('Careers consultant').check({ force: true });
  await press(daniel, 'Add them');
  await arrive(daniel, 'Olive Grant');
  await look(daniel);
});

test('until the lead says whom she looks after, she sees nobody', async () => {
  await grace.goto('/programmes');
  const round = await grace
    .locator('a[href^="/rounds/"]', { hasText: 'Career mentoring 20' })
    .first()
    .getAttribute('href');
  draft = await makeDraft(grace, round ?? '');
  olive = await sitDown(browser, 'Olive Grant', { script: false });
  await olive.goto(`${draft}/review`);
  expect(await main(olive)).toContain('0 students shown');
  await look(olive);
});

test('the lead gives her one school, and she sees its students and how many are left to others', async () => {
  await grace.goto('/institution/portfolios');
  await look(grace);
  await follow(grace, 'Change whom Olive Grant looks after');
  await grace.getByLabel('Students of some schools or groups').check({ force: true });
  await grace.getByLabel('School of Law and Criminology').check({ force: true });
  await look(grace);
  await press(grace, 'Save');
  await arrive(grace, 'Who looks after whom');
  await olive.reload();
  const cells = await olive.locator('main table tbody tr td:nth-child(2)').allInnerTexts();
  expect(new Set(cells)).toEqual(new Set(['School of Law and Criminology']));
  expect(await main(olive)).toMatch(/Others look after \d+ more students of this draft/);
  await look(olive);
});

test('a student of somebody else is not there for her', async () => {
  await grace.goto(`${draft}/review?order=school`);
  const link = grace.locator('main table tbody tr', { hasNotText: 'Law and Criminology' }).first().locator('a');
  const response = await olive.goto((await link.getAttribute('href')) ?? '');
  expect(response?.status()).toBe(404);
  expect(await heading(olive)).toBe('Page not found');
});

test('while somebody is away she stands in, and no longer', async () => {
  await grace.goto('/institution/portfolios');
  await follow(grace, 'Arrange cover for Nina Kowalczyk');
  await grace.getByLabel('Who stands in').selectOption({ label: 'Olive Grant' });
  await press(grace, 'Arrange the cover');
  expect(await grace.title()).toMatch(/^Error: /);
  await look(grace);
  await fillDate(grace, 'fromDay', '1 1 2024');
  await fillDate(grace, 'toDay', '31 12 2099');
  await press(grace, 'Arrange the cover');
  await arrive(grace, 'Who looks after whom');
  await look(grace);
  await olive.goto(`${draft}/review?order=school`);
  const withCover = await main(olive);
  await press(grace, /^End now/);
  await olive.reload();
  expect(await main(olive)).not.toBe(withCover);
});

test('who holds two roles acts in one, sees which, and changes it', async () => {
  const nina = await sitDown(browser, 'Nina Kowalczyk', { script: false });
  expect(await header(nina)).toContain('Careers consultant');
  await follow(nina, 'Change role');
  await look(nina);
  await nina.getByLabel('Alumni office').check({ force: true });
  await press(nina, 'Act in this role');
  expect(await header(nina)).toContain('Alumni office');
  await nina.goto('/programmes');
  await nina.locator('a[href^="/rounds/"]').first().click();
  expect(await main(nina)).not.toContain('Students\n');
  await nina.locator('main a[href$="/mentors"]').click();
  await arrive(nina, /^Mentors/);
  expect(await nina.locator('main table tbody tr').count()).toBeGreaterThan(0);
  await look(nina);
});

test('devices are listed and ended, and an administrator signs somebody out everywhere', async () => {
  const second = await sitDown(browser, 'Olive Grant', { script: false });
  await olive.goto('/me');
  await look(olive);
  await press(olive, /^Sign out Chrome/);
  await second.goto('/programmes');
  expect(await heading(second)).toMatch(/Sign in/);
  await daniel.goto('/institution/people');
  await follow(daniel, 'Olive Grant');
  await press(daniel, 'Sign them out everywhere');
  await olive.goto('/programmes');
  expect(await heading(olive)).toMatch(/Sign in/);
});

test('signing out says so, and the page before is not to be had again', async () => {
  await press(daniel, 'Sign out');
  await arrive(daniel, 'You are signed out');
  await look(daniel);
  await daniel.goto('/institution/people');
  expect(await heading(daniel)).toMatch(/Sign in/);
});

test('every page on the way was clean for axe and fits a phone', async () => {
  expect(faults).toEqual([]);
  for (const path of ['/institution/portfolios', '/me', '/me/role', '/institution/people']) {
    await grace.goto(path);
    const wide = await grace.evaluate(
      () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
    );
    expect([path, wide]).toEqual([path, false]);
  }
});
