import fc from 'fast-check';
import { axeFaultsInPlace, openBrowser } from '@footing/testing';
import type { Browser, Page } from 'playwright-core';
import { type ChartProps, chartWords } from './chart';
import { anyChart } from './spec/any-chart';
import { chartPage, type Eyes, open } from './spec/sample-page';
import { samples } from './spec/samples';

/*
 * Given a page with a chart of each kind,
 * when somebody looks at it on a phone, on a desk, on paper, in their own colours, or listens to it,
 * then all of it can be read, nothing is cut off or lies on something else, and the page's policy has nothing to refuse.
 */
let browser: Browser;
beforeAll(async () => (browser = await openBrowser()));
afterAll(() => browser.close());

const all = Object.values(samples);

interface Seen {
  readonly isTooWide: boolean;
  /** In pixels. */
  readonly smallest: number;
  readonly cutOff: readonly string[];
  readonly onEachOther: readonly string[];
}

/** What can be wrong with text in pictures, as the browser has laid it out. */
const look = (page: Page): Promise<Seen> =>
  page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    const pictures = [...document.querySelectorAll('svg[role=img]')].map((svg) => ({
      frame: svg.getBoundingClientRect(),
      texts: [...svg.querySelectorAll('text')]
        .filter((text) => text.textContent !== '')
        .map((text) => ({
          words: text.textContent,
          at: text.getBoundingClientRect(),
          size: parseFloat(getComputedStyle(text).fontSize),
        })),
    }));
    const texts = pictures.flatMap((one) => one.texts);
    const cutOff = pictures.flatMap(({ frame, texts: some }) =>
      some.filter(
        ({ at }) =>
          at.left < frame.left - 1 ||
          at.right > frame.right + 1 ||
          at.top < frame.top - 1 ||
          at.bottom > frame.bottom + 1,
      ),
    );
    // Letters fill about the middle two thirds of a line's box.
    const overlap = (a: DOMRect, b: DOMRect): boolean =>
      Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 &&
      Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > Math.min(a.height, b.height) / 3;
    const onEachOther = pictures.flatMap(({ texts: some }) =>
      some.flatMap((a, index) =>
        some
          .slice(index + 1)
          .filter((b) => overlap(a.at, b.at))
          .map((b) => `${a.words} / ${b.words}`),
      ),
    );
    return {
      isTooWide: scrollWidth > clientWidth,
      smallest: Math.min(...texts.map(({ size }) => size)),
      cutOff: cutOff.map(({ words }) => words),
      onEachOther,
    };
  });

const fine = { isTooWide: false, smallest: 16, cutOff: [], onEachOther: [] };

test.each<[string, Eyes]>([
  ['a phone', { width: 360 }],
  ['a phone at night', { width: 360, colorScheme: 'dark' }],
  ['a desk', { width: 1280 }],
  ['colours of their own', { width: 360, forcedColors: 'active' }],
])('on %s', async (_, eyes) => {
  const { page, refused } = await open(browser, chartPage(all), eyes);
  expect(await look(page)).toEqual(fine);
  expect(await axeFaultsInPlace(page)).toEqual([]);
  expect(refused).toEqual([]);
  await page.context().close();
});

test('on paper: black on white, in letters of 12 pixels or more', async () => {
  const { page } = await open(browser, chartPage(all, 'reading'), { width: 642, colorScheme: 'dark' });
  await page.emulateMedia({ media: 'print' });
  const { smallest, ...rest } = await look(page);
  expect(rest).toEqual({ isTooWide: false, cutOff: [], onEachOther: [] });
  expect(smallest).toBeGreaterThanOrEqual(12);
  const colours = await page.evaluate(() => [
    ...new Set([...document.querySelectorAll('svg[role=img] text')].map((text) => getComputedStyle(text).fill)),
  ]);
  expect(colours).toEqual(['rgb(0, 0, 0)']);
  await page.context().close();
});

test('in their own colours every line and letter has the colour of the text', async () => {
  const { page } = await open(browser, chartPage(all), { width: 360, forcedColors: 'active', colorScheme: 'dark' });
  const found = await page.evaluate(() => {
    const ink = getComputedStyle(document.body).color;
    const paint = [...document.querySelectorAll('svg[role=img] :is(text, line, path, rect)')].map((one) => {
      const { fill, stroke } = getComputedStyle(one);
      return one.tagName === 'text' ? fill : stroke;
    });
    return { ink, others: [...new Set(paint)].filter((colour) => colour !== ink && colour !== 'none') };
  });
  expect(found.others).toEqual([]);
  expect(found.ink).toBe('rgb(255, 255, 255)');
  await page.context().close();
});

test('heard: each picture has its name, its words, and nothing inside it to get lost in', async () => {
  const { page } = await open(browser, chartPage(all), { width: 360 });
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  const pictures = nodes.filter(({ role, ignored }) => !ignored && role?.value === 'image');
  expect(pictures.map(({ name, description }) => [String(name?.value), String(description?.value)])).toEqual(
    all.map((chart) => [chart.title, chartWords(chart)]),
  );
  await page.context().close();
});

test('what looks at the pictures sees what is wrong with one', async () => {
  const broken = chartPage(all).replace('font-size="1rem"', 'font-size="3rem" overflow="visible"');
  const { page } = await open(browser, broken, { width: 360 });
  const seen = await look(page);
  expect(seen.cutOff.length).toBeGreaterThan(0);
  expect(seen.onEachOther.length).toBeGreaterThan(0);
  await page.context().close();
});

test('whatever is shown, on a phone, with long names', async () => {
  const some = fc.sample(anyChart, { seed: 9, numRuns: 60 }).map((chart, index): ChartProps => {
    const name = chart.kind === 'gap-over-years' ? '2018/19' : 'Those who commute, MMMMMMMMMMMM and what begins with ';
    return { ...(JSON.parse(JSON.stringify(chart).replaceAll('Row ', name)) as ChartProps), id: `it-${index}` };
  });
  const { page } = await open(browser, chartPage(some), { width: 360 });
  expect(await look(page)).toEqual(fine);
  await page.context().close();
});
