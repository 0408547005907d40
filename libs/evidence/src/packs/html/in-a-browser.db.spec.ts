import { axeFaults, openBrowser } from '@footing/testing';
import type { Browser } from 'playwright-core';
import { documents } from '../documents/catalogue';
import { writeDocument } from '../documents/write';
import { aTable, given, hostile } from '../spec/a-report';
import { reportHtml } from './report-html';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
}, 60_000);
afterAll(() => browser.close());

const PAGE = 'http://document.example/';
const svg =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><title>A</title><rect width="5" height="5"/></svg>';
const pictures = { [aTable.id]: { svg, title: 'Progression', words: 'Two bars' } };
const voices = [{ title: 'How it went', words: hostile, shownAs: 'Łukasz' }];

test.each(documents.map(({ key }) => key))(
  '%s is a clean page on a phone and on a desk, and asks for nothing from elsewhere',
  async (key) => {
    for (const width of [360, 1280]) {
      const context = await browser.newContext({ viewport: { width, height: 800 } });
      const page = await context.newPage();
      const asked: string[] = [];
      page.on('request', (request) => asked.push(request.url()));
      page.on('dialog', () => asked.push('a dialog'));
      const body = reportHtml(writeDocument(key, { ...given(key, hostile), pictures, voices, draft: ['A text'] }));
      await page.route(PAGE, (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body }));
      await page.goto(PAGE);
      expect(await axeFaults(page)).toEqual([]);
      // Whoever hears a table hears of whom each figure is.
      const rows = await page.locator('tbody tr').count();
      expect(rows).toBeGreaterThan(4);
      expect(await page.locator('tbody tr > th[scope=row]:first-child').count()).toBe(rows);
      expect(await page.locator('thead th:not([scope=col])').count()).toBe(0);
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth),
      ).toBe(false);
      expect(asked).toEqual([PAGE]);
      await context.close();
    }
  },
  60_000,
);
