import { axeFaultsInPlace, openBrowser } from '@footing/testing';
import type { Browser } from 'playwright-core';

/* What judges the pages finds what is planted in one: a judge that finds nothing anywhere would go unnoticed. */
let browser: Browser;
beforeAll(async () => (browser = await openBrowser()));
afterAll(() => browser.close());

test.each([
  ['a picture without words', '<img src="data:,">', 'image-alt', []],
  ['a box without a name', '<input type="text">', 'label', []],
  ['grey on white', '<p style="color: #ccc">Read me</p>', 'color-contrast', ['color-contrast', 'target-size']],
  [
    'two things to tap that are too small',
    '<a href="/">a</a><br><a href="/b" style="display:inline-block;width:5px;height:5px;line-height:5px;overflow:hidden">b</a><button style="width:5px;height:5px;padding:0"></button><button style="width:5px;height:5px;padding:0">x</button>',
    'target-size',
    ['target-size'],
  ],
])('%s is found', async (_, planted, rule, rules) => {
  const page = await browser.newPage();
  await page.setContent(
    `<!doctype html><html lang="en"><title>A page</title><main><h1>A page</h1>${planted}</main></html>`,
  );
  expect((await axeFaultsInPlace(page, rules)).map((fault) => fault.split(':')[0])).toContain(rule);
  await page.close();
});
