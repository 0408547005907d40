import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { writeCsv } from '@footing/spreadsheets';
import { type FootingProcess, openBrowser, sitDown, startFooting } from '@footing/testing';
import type { Browser, Page } from 'playwright-core';
import { bulkTable } from '../../apps/local/src/demo/university';
import { addRound, arrive, press, send } from './steps';

/*
 * Given work in the middle of being done,
 * when the machine is switched off (kill -9) and Footing is started again,
 * then the work goes on by itself, and what comes out is whole.
 */
const ROWS = 8_000;
let folder: string;
let footing: FootingProcess;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'footing-kill-'));
  writeFileSync(path.join(folder, 'students.csv'), writeCsv(bulkTable('students', ROWS, 'kill')));
  browser = await openBrowser();
  await start();
});
afterAll(async () => {
  await browser.close();
  await footing.end('SIGTERM');
  rmSync(folder, { recursive: true, force: true });
});

async function start(): Promise<void> {
  footing = await startFooting(path.join(folder, 'data'));
  page = await sitDown(browser, 'Grace Okafor', { script: false, at: footing.webUrl });
}

/** Switches off, starts again, and opens the same page. */
async function switchOff(where = new URL(page.url()).pathname): Promise<void> {
  await footing.end('SIGKILL');
  await start();
  await page.goto(where);
}

test('an import that is cut off while it is read, checked and written is written whole', async () => {
  const round = await addRound(page, 'Cut off');
  await send(page, round, 'students', path.join(folder, 'students.csv'));
  await switchOff();
  await arrive(page, 'What each column is');
  await page.getByText('Add schools from the file').click();
  const agreed = page.getByLabel(/^How did the .* agree/);
  await agreed.fill('Invented people, invented agreement');
  await press(page, 'Check the file');
  await switchOff();
  await arrive(page, 'Check before you confirm');
  const words = await page.locator('main').innerText();
  expect(words).toMatch(/8,000\s+New|New\s+8,000/i);
  await press(page, /^Add/);
  await switchOff();
  await arrive(page, 'Done');
  await page.goto(`${round}/students`);
  expect(await page.locator('main').innerText()).toContain('8,000');
});

test('a draft that is cut off is made all the same', async () => {
  await page.goto('/programmes');
  await page.locator('a[href^="/rounds/"]', { hasText: 'Career mentoring 20' }).first().click();
  await page.goto(`${new URL(page.url()).pathname}/drafts`);
  await press(page, 'Make a draft');
  await switchOff();
  await page.getByRole('button', { name: 'Review the pairings' }).waitFor({ timeout: 60_000 });
  expect(await page.locator('main').innerText()).toMatch(/students with a mentor/);
});

test('what was stopped properly says so and leaves nothing running', async () => {
  expect(await footing.end('SIGINT')).toBe(0);
  expect(footing.printed()).toContain('Stopping');
});
