import { axeFaults, openBrowser, sitDown, webUrl } from '@footing/testing';
import type { Browser, Page } from 'playwright-core';
import { arrive, faultsHere, follow, heading, press } from './steps';

/*
 * Given the demonstration university, with a student and a mentor of it on a phone,
 * when they say what their data may be used for, and take it back,
 * then giving and stopping take the same number of taps on the same button, with script, without, and by keyboard alone, and
 * each ends with a receipt, a stop with its certificate.
 */
let browser: Browser;
const faults: string[] = [];
const look = async (page: Page) => {
  faults.push(...(await faultsHere(page)));
  const isWide = await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
  if (isWide) faults.push(`${await heading(page)}: is wider than the screen`);
};

beforeAll(async () => (browser = await openBrowser()));
afterAll(() => browser.close());

/** How often somebody clicked since: a message in the console for each. */
async function countTaps(page: Page): Promise<() => number> {
  let taps = 0;
  page.on('console', (message) => (taps += message.text() === 'tapped' ? 1 : 0));
  await page.addInitScript(() => addEventListener('click', () => console.debug('tapped')));
  return () => taps;
}

const card = (page: Page, title: string) => page.locator('.footing-choice', { hasText: title });
const button = (page: Page, title: string) => card(page, title).getByRole('button').first();
const CALENDARS = 'Showing details in calendars';

test.each(['Amina Yusuf', 'Joan Mills'])(
  '%s says yes and no with as many taps, on a button of one size',
  async (name) => {
    const page = await sitDown(browser, name);
    const taps = await countTaps(page);
    const change = async (words: string, done: string) => {
      await page.goto('/me/data');
      const before = taps();
      const one = button(page, CALENDARS);
      const box = await one.boundingBox();
      expect(await one.innerText()).toContain(words);
      await one.click();
      await arrive(page, done);
      return { taps: taps() - before, width: box?.width, height: box?.height };
    };
    const given = await change('Say yes', 'You said yes');
    await look(page);
    const stopped = await change('Withdraw my yes', 'You withdrew your yes');
    // Until then the page goes on by itself.
    await page.getByRole('link', { name: 'Your stop certificate' }).waitFor({ timeout: 60_000 });
    await look(page);
    expect(given.taps).toBe(1);
    expect(stopped).toEqual(given);
    await page.context().close();
  },
);

test('nothing is ticked beforehand, and nothing waits on a yes', async () => {
  const page = await sitDown(browser, 'Amina Yusuf', { script: false });
  await page.goto('/me/data');
  expect(await page.locator('input[type=checkbox], input[type=radio]').count()).toBe(0);
  expect(await page.locator('.footing-choice button').count()).toBeGreaterThan(10);
  expect(await page.locator('main').innerText()).not.toMatch(/priority group|disadvantaged|\bWP\b/i);
  await look(page);
  await page.context().close();
});

test('without script a stop fills in by itself, and is certified when every place has confirmed', async () => {
  const page = await sitDown(browser, 'Amina Yusuf', { script: false });
  await page.goto('/me/data');
  await button(page, 'News that is not about your own mentoring').click();
  await arrive(page, 'You said yes');
  await button(page, 'News that is not about your own mentoring').click();
  await arrive(page, 'You withdrew your yes');
  await page.getByRole('link', { name: 'Your stop certificate' }).waitFor({ timeout: 60_000 });
  await follow(page, 'Your stop certificate');
  await arrive(page, 'Stop certificate');
  expect(await page.locator('main').innerText()).toMatch(
    /Where it has stopped[\s\S]*Confirmed[\s\S]*what this cannot undo/,
  );
  await look(page);
  await follow(page, 'The receipt');
  await arrive(page, 'You withdrew your yes');
  await look(page);
  const [file] = await Promise.all([page.waitForEvent('download'), press(page, 'Signed (JWS)')]);
  expect(file.suggestedFilename()).toBe('receipt.jws');
  await page.context().close();
});

test('with the keyboard alone, an experience is taken back and given again', async () => {
  const page = await sitDown(browser, 'Amina Yusuf');
  await page.goto('/me/data');
  const reach = async (words: RegExp) => {
    for (let steps = 0; steps < 80; steps += 1) {
      await page.keyboard.press('Tab');
      const said = await page.evaluate(() => document.activeElement?.textContent ?? '');
      if (words.test(said)) return;
    }
    throw new Error(`no way to ${words.source} by keyboard`);
  };
  await reach(/Withdraw my yes.*First in family/);
  await page.keyboard.press('Enter');
  await arrive(page, 'You withdrew your yes');
  expect(await page.locator('main').innerText()).toContain('First in family at university');
  await reach(/Say yes.*First in family/);
  await page.keyboard.press('Enter');
  await arrive(page, 'You said yes');
  await page.context().close();
});

test('what needs no yes is objected to, and the page says so', async () => {
  const page = await sitDown(browser, 'Joan Mills', { script: false });
  await page.goto('/me/data');
  await button(page, 'Finding a mentor or student for you').click();
  await arrive(page, 'You objected');
  await button(page, 'Finding a mentor or student for you').click();
  await arrive(page, 'You no longer object');
  await follow(page, 'What you decided');
  await arrive(page, 'What you decided');
  expect(await page.locator('main').innerText()).toMatch(/You no longer object[\s\S]*You objected/);
  await look(page);
  await page.context().close();
});

test('a receipt prints without what can only be pressed, and is clean in the dark and on a desk', async () => {
  const page = await sitDown(browser, 'Amina Yusuf', { dark: true, width: 1280 });
  await page.goto('/me/data');
  expect(await axeFaults(page)).toEqual([]);
  await page.goto('/me/data/decisions');
  await page.locator('main table a').first().click();
  await look(page);
  await page.emulateMedia({ media: 'print' });
  expect(await page.getByRole('button').filter({ visible: true }).count()).toBe(0);
  await page.context().close();
});

test('staff have no such page', async () => {
  const page = await sitDown(browser, 'Tom Ashworth', { script: false, at: webUrl() });
  expect((await page.goto('/me/data'))?.status()).toBe(404);
  await page.context().close();
});

test('every page on the way was clean for axe and fits a phone', () => {
  expect(faults).toEqual([]);
});
