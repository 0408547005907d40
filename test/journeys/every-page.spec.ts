import { apiUrl, axeFaults, openBrowser, sitDown } from '@footing/testing';
import type { Browser } from 'playwright-core';
import { faultsOf } from './crawl';
import { makeDraft } from './steps';

/*
 * Given the demonstration university with a draft,
 * when those who make and review drafts open every page that links lead them to, on a phone and on a desk, light and dark,
 * then every page is there, says nothing to the console, is clean for axe, fits the screen and weighs at most 100 kB.
 */
/** Some find fifty pages, and a shared machine looks at one of them in two seconds. */
const LONG_MS = 300_000;
let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
  const lead = await sitDown(browser, 'Grace Okafor');
  await lead.goto('/programmes');
  const round = await lead
    .locator('a[href^="/rounds/"]', { hasText: 'Career mentoring 20' })
    .first()
    .getAttribute('href');
  await makeDraft(lead, round ?? '');
  await lead.context().close();
});
afterAll(() => browser.close());

test.each(['Grace Okafor', 'Tom Ashworth'])(
  '%s finds every page whole, quiet, clean and light on a phone, and clean on a dark desk',
  async (name) => {
    const page = await sitDown(browser, name);
    const { pages, wrong } = await faultsOf(page);
    expect(wrong).toEqual([]);
    expect(pages).toBeGreaterThan(5);
    await page.context().close();
  },
  LONG_MS,
);

test('the page that describes the API is clean too', async () => {
  const page = await sitDown(browser, null, { at: apiUrl() });
  await page.goto('/api/v1/docs');
  expect(await axeFaults(page)).toEqual([]);
});
