import { gzipSync } from 'node:zlib';
import { axeFaultsInPlace } from '@footing/testing';
import type { Page, Response } from 'playwright-core';

const MOST_BYTES = 100_000;

/** One address stands for all that differ only in an id or in what is asked of them. */
export const kindOf = (href: string) => href.replace(/[0-9a-f-]{36}/g, ':id').replace(/[?#].*/, '');

/** Addresses that answer with a file. */
const isFile = (href: string) =>
  /\/export\b|\/releases\/\d+\/(?:documents|pack)\b|\/profiles\/[^/]+\/json$|\/who-got-how-far\/file$|\/receipt\/|\/certificate\/jws$|\/impact-assessment$|\/import-templates\/|\.(?:csv|xlsx)\b|\.ics$|\/files\//.test(
    href,
  );

/**
 * Looks at every page that links lead to, one of each kind.
 * @param from where it begins; an address found first stands for all of its kind.
 * @param look opens the page; or returns its text, where the page needs no opening. @returns how many.
 */
export async function crawl(
  page: Page,
  look: (path: string) => Promise<string | undefined>,
  from = ['/'],
): Promise<number> {
  const queue = [...from];
  const seen = new Set<string>();
  for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
    if (seen.has(kindOf(path)) || isFile(path)) continue;
    seen.add(kindOf(path));
    const text = await look(path);
    queue.push(...(text === undefined ? await linksOf(page) : linksIn(text)));
  }
  return seen.size;
}

const linksOf = (page: Page) =>
  page.locator('a[href^="/"]').evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));

const linksIn = (html: string) =>
  [...html.matchAll(/<a [^>]*?href="(\/[^"]*)"/g)].map(([, href = '']) => href.replaceAll('&amp;', '&'));

/** Pages that have been judged as somebody else of the same file found them: their build is the same for all. */
const isJudged = new Set<string>();

/** What is wrong with the pages that somebody finds: empty when each is whole, quiet, clean, light, and as wide as the screen. */
export async function faultsOf(page: Page): Promise<{ pages: number; wrong: string[] }> {
  // A page that is routed keeps nothing in its cache: each one is weighed as if it were the first.
  await page.route('**/*', (route) => route.continue());
  const wrong: string[] = [];
  page.on('console', (message) => wrong.push(`console: ${message.text()}`));
  page.on('pageerror', (error) => wrong.push(`script: ${error.message}`));
  const pages = await crawl(page, async (path) => {
    const say = (what: string) => wrong.push(`${kindOf(path)}: ${what}`);
    if (isJudged.has(kindOf(path))) {
      const answer = await page.request.get(path);
      if (answer.status() !== 200) say(`status ${answer.status()}`);
      return answer.text();
    }
    isJudged.add(kindOf(path));
    const { status, bytes } = await open(page, path);
    if (status !== 200) say(`status ${status}`);
    if (bytes > MOST_BYTES) say(`${bytes} bytes`);
    if (await sideways(page)) say('is wider than the screen');
    for (const fault of await axeFaultsInPlace(page)) say(fault);
    for (const fault of await faultsOnADarkDesk(page)) say(`in the dark, on a desk: ${fault}`);
    return undefined;
  });
  return { pages, wrong };
}

/** The page that has just been judged whole on a phone: colours, and the size of what is tapped, are what may differ. */
async function faultsOnADarkDesk(page: Page): Promise<string[]> {
  const phone = page.viewportSize() ?? { width: 360, height: 800 };
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.emulateMedia({ colorScheme: 'dark' });
  // Colours that are on their way from light to dark are neither.
  await page.evaluate(() => document.getAnimations().forEach((one) => one.finish()));
  const faults = await axeFaultsInPlace(page, ['color-contrast', 'target-size']);
  const wide = (await sideways(page)) ? ['is wider than the screen'] : [];
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize(phone);
  return [...faults, ...wide];
}

const sideways = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);

/** Opens a page and weighs everything the browser fetched for it, as it came over the line, also what it had kept from before. */
async function open(page: Page, path: string): Promise<{ status: number; bytes: number }> {
  const answers: Response[] = [];
  const keep = (answer: Response) => answers.push(answer);
  page.on('response', keep);
  const main = await page.goto(path);
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  page.off('response', keep);
  const weights = await Promise.all(answers.map(weightOf));
  return { status: main?.status() ?? 0, bytes: weights.reduce((total, weight) => total + weight, 0) };
}

/** Files of ours come packed; pages do not, for they hold secrets that packing would help to guess. */
async function weightOf(answer: Response): Promise<number> {
  const body = await answer.body().catch(() => Buffer.alloc(0));
  const packing = await answer.headerValue('content-encoding');
  return packing === null ? body.length : gzipSync(body).length;
}
