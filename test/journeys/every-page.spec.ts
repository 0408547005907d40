import { apiUrl, axeFaults, openBrowser, sitDown } from '@footing/testing';
import type { Browser, Page, Response } from 'playwright-core';
import { makeDraft } from './steps';

/*
 * Given the demonstration university with a draft,
 * when each of its people opens every page that links lead them to, on a phone and on a desk, light and dark,
 * then every page is there, says nothing to the console, is clean for axe, fits the screen and weighs at most 100 kB.
 */
const MOST_BYTES = 100_000;
const people = ['Grace Okafor', 'Tom Ashworth', 'Helen Marsh', 'Daniel Reyes', 'Rosa Whitfield'];
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

/** One address stands for all that differ only in an id or in what is asked of them. */
const kindOf = (href: string) => href.replace(/[0-9a-f-]{36}/g, ':id').replace(/[?#].*/, '');

/** Addresses that answer with a file. */
const isFile = (href: string) => /\/export\b|\/import-templates\/|\/faults\.csv/.test(href);

async function crawl(page: Page, look: (path: string) => Promise<void>): Promise<number> {
  const queue = ['/'];
  const seen = new Set<string>();
  for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
    if (seen.has(kindOf(path)) || isFile(path)) continue;
    seen.add(kindOf(path));
    await look(path);
    queue.push(
      ...(await page
        .locator('a[href^="/"]')
        .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''))),
    );
  }
  return seen.size;
}

test.each(people)('%s finds every page whole, quiet, clean and light on a phone', async (name) => {
  const page = await sitDown(browser, name);
  // A page that is routed keeps nothing in its cache: each one is weighed as if it were the first.
  await page.route('**/*', (route) => route.continue());
  const wrong: string[] = [];
  page.on('console', (message) => wrong.push(`console: ${message.text()}`));
  page.on('pageerror', (error) => wrong.push(`script: ${error.message}`));
  const pages = await crawl(page, async (path) => {
    const say = (what: string) => wrong.push(`${kindOf(path)}: ${what}`);
    const { status, bytes } = await open(page, path);
    if (status !== 200) say(`status ${status}`);
    if (bytes > MOST_BYTES) say(`${bytes} bytes`);
    if (await sideways(page)) say('is wider than the screen');
    for (const fault of await axeFaults(page)) say(fault);
  });
  expect(wrong).toEqual([]);
  expect(pages).toBeGreaterThan(5);
  await page.context().close();
});

test('every page is clean in the dark and on a desk', async () => {
  const page = await sitDown(browser, 'Grace Okafor', { dark: true, width: 1280 });
  const wrong: string[] = [];
  await crawl(page, async (path) => {
    await page.goto(path);
    wrong.push(...(await axeFaults(page)).map((fault) => `${kindOf(path)}: ${fault}`));
  });
  expect(wrong).toEqual([]);
});

test('the page that describes the API is clean too', async () => {
  const page = await sitDown(browser, null, { at: apiUrl() });
  await page.goto('/api/v1/docs');
  expect(await axeFaults(page)).toEqual([]);
});

const sideways = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);

/** Opens a page and weighs everything the browser fetched for it, unpacked: what it costs whatever is compressed on the way. */
async function open(page: Page, path: string): Promise<{ status: number; bytes: number }> {
  const answers: Response[] = [];
  const keep = (answer: Response) => answers.push(answer);
  page.on('response', keep);
  const main = await page.goto(path);
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  page.off('response', keep);
  const bodies = await Promise.all(answers.map((answer) => answer.body().catch(() => Buffer.alloc(0))));
  return { status: main?.status() ?? 0, bytes: bodies.reduce((total, body) => total + body.length, 0) };
}
