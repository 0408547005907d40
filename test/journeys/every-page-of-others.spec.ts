import { openBrowser, sitDown } from '@footing/testing';
import type { Browser } from 'playwright-core';
import { faultsOf } from './crawl';

/*
 * Given the demonstration university,
 * when everybody else who works there opens every page that links lead them to, on a phone, and on a desk in the dark,
 * then every page is there, says nothing to the console, is clean for axe, fits the screen and weighs at most 100 kB.
 */
/** Some find fifty pages, and a shared machine looks at one of them in two seconds. */
const LONG_MS = 300_000;
let browser: Browser;

beforeAll(async () => (browser = await openBrowser()));
afterAll(() => browser.close());

test.each(['Helen Marsh', 'Daniel Reyes', 'Rosa Whitfield', 'Mei Hargreaves', 'Amina Yusuf', 'Joan Mills'])(
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
