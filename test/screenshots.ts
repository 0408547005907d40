import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openBrowser, sitDown, startFooting } from '@footing/testing';
import type { Page } from 'playwright-core';
import { makeDraft, press } from './journeys/steps';

/** `npm run screenshots`: the README's pictures, from a fresh demonstration. */
const folder = path.resolve(__dirname, '../docs/screenshots');

async function main(): Promise<void> {
  const data = mkdtempSync(path.join(tmpdir(), 'footing-pictures-'));
  const footing = await startFooting(data);
  const browser = await openBrowser();
  mkdirSync(folder, { recursive: true });
  try {
    const phone = await sitDown(browser, null, { at: footing.webUrl });
    await phone.goto('/');
    await picture(phone, 'home-on-a-phone');
    const desk = await sitDown(browser, 'Grace Okafor', { at: footing.webUrl, width: 1280 });
    await desk.goto('/programmes');
    await desk.locator('a[href^="/rounds/"]').first().click();
    const round = new URL(desk.url()).pathname;
    await picture(desk, 'round');
    await desk.goto(`${round}/criteria`);
    await picture(desk, 'criteria');
    await makeDraft(desk, round);
    await picture(desk, 'draft');
    await press(desk, 'Review the pairings');
    await desk.goto(`${desk.url()}?search=Amina`);
    await desk.locator('main table a').first().click();
    await picture(desk, 'review');
  } finally {
    await browser.close();
    await footing.end('SIGTERM');
    rmSync(data, { recursive: true, force: true });
  }
}

/** The window as it stands, not the whole length of the page. */
async function picture(page: Page, name: string): Promise<void> {
  await page.setViewportSize({
    width: page.viewportSize()?.width ?? 1280,
    height: name.endsWith('phone') ? 720 : 1000,
  });
  await page.screenshot({ path: path.join(folder, `${name}.png`), scale: 'css' });
}

void main();
