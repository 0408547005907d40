import path from 'node:path';
import { sitDown } from '@footing/testing';
import type { Browser, Page } from 'playwright-core';
import { makeDraft, press } from '../journeys/steps';
import { lead } from './people';

/** The README's own pictures: the window as it stands, sharp. */
export async function takeReadmePictures(browser: Browser, at: string, folder: string): Promise<void> {
  const picture = async (page: Page, name: string): Promise<void> => {
    const width = page.viewportSize()?.width ?? 1280;
    await page.setViewportSize({ width, height: width < 500 ? 720 : 1000 });
    await page.screenshot({ path: path.join(folder, `${name}.png`), scale: 'css' });
  };
  const phone = await sitDown(browser, null, { at });
  await phone.goto('/');
  await picture(phone, 'home-on-a-phone');
  const desk = await sitDown(browser, lead.name, { at, width: 1280 });
  await desk.goto('/programmes');
  const link = desk.locator('a[href^="/rounds/"]', { hasText: 'Career mentoring 20' }).first();
  const round = (await link.getAttribute('href')) ?? '';
  await desk.goto(round);
  await picture(desk, 'round');
  await desk.goto(`${round}/criteria`);
  await picture(desk, 'criteria');
  await makeDraft(desk, round);
  await picture(desk, 'draft');
  await press(desk, 'Review the pairings');
  await desk.goto(`${desk.url()}?search=Amina`);
  await desk.locator('main table a').first().click();
  await picture(desk, 'review');
}
