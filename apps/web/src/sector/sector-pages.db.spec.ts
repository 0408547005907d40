import type { AddressInfo } from 'node:net';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { readSettings } from '@footing/config';
import { axeFaults, openBrowser } from '@footing/testing';
import type { Browser, Page } from 'playwright-core';
import { type MadeUniversity, SectorStage } from '../../../../libs/sector/src/spec/thirty';
import { DoorModule } from '../spec/door';
import { startWeb } from '../start-web';
import { envOver } from '../surveys/spec/survey-desk';

/*
 * Given five universities with signed files, and an analyst on a phone without script,
 * when the analyst gives a file out, adds and confirms keys, sends good and bad files at once, and reads the picture,
 * then each page is clean and as wide as the screen, bad files are named with why, and nothing comes in without a yes.
 */
let world: SectorStage;
let web: NestExpressApplication;
let browser: Browser;
let page: Page;
const all: MadeUniversity[] = [];
const wrong: string[] = [];

beforeAll(async () => {
  world = await SectorStage.open();
  for (let at = 0; at < 9; at += 1) all.push(await world.university(at, at < 2));
  web = await startWeb(readSettings(envOver(world.stage.db.url)), { modules: [DoorModule], clock: world.stage.clock });
  browser = await openBrowser();
  const { port } = web.getHttpServer().address() as AddressInfo;
  const context = await browser.newContext({
    ...{ baseURL: `http://127.0.0.1:${port}`, viewport: { width: 360, height: 800 }, javaScriptEnabled: false },
  });
  context.setDefaultTimeout(15_000);
  page = await context.newPage();
  const analyst = all[0]?.desk.analyst;
  await world.stage.db.query(`insert into account_role (institution_id, account_id, role) values ($1, $2, 'analyst')`, [
    world.stage.institutionId,
    analyst?.accountId,
  ]);
  await page.goto(`/enter/${world.stage.institutionId}/${analyst?.accountId}`);
}, 120_000);
afterAll(async () => {
  await browser.close();
  await web.close();
  await world.close();
});

async function look(as: string): Promise<void> {
  wrong.push(...(await axeFaults(page)).map((fault) => `${as}: ${fault}`));
  if (await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth))
    wrong.push(`${as}: wider than the screen`);
  const shots = process.env['SHOTS'];
  if (shots) await page.screenshot({ path: `${shots}/${as.replaceAll(' ', '-')}.png`, fullPage: true });
}
async function press(name: string | RegExp): Promise<void> {
  const button = page.getByRole('button', { name, exact: true }).first();
  await button.focus();
  await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
}
const words = () => page.locator('main').innerText();

test('an analyst says how they stand, and makes and downloads a signed file', async () => {
  await page.goto('/sector');
  await look('empty picture');
  expect(await words()).toContain('No figures yet');
  await page.getByRole('link', { name: 'Give our figures out' }).press('Enter');
  await page.waitForURL('**/publish');
  await look('give out');
  await page.getByLabel('UKPRN, if we have one').fill('123');
  await press('Save for the next file');
  await look('give out with a fault');
  expect(await words()).toContain('Enter the eight digits');
  expect(await page.getByLabel('UKPRN, if we have one').inputValue()).toBe('123');
  await page.getByLabel('UKPRN, if we have one').fill('10007999');
  await press('Save for the next file');
  await press('Make and sign the file');
  await look('file made');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download file 2' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('footing-release-wharfedale-2.json');
  expect(wrong).toEqual([]);
}, 60_000);

test('keys are added by hand and confirmed by telephone', async () => {
  await page.goto('/sector/sites');
  await look('no keys yet');
  await press('Add this university');
  await look('key with faults');
  expect(await words()).toMatch(/Enter a name[^]*Select where[^]*Paste the whole public key/);
  for (const { name, publicKey } of all) {
    await page.goto('/sector/sites');
    await page.getByLabel('Name', { exact: true }).fill(name);
    await page.getByLabel('Nation').selectOption('England');
    await page.getByLabel('Its public key').fill(publicKey);
    await press('Add this university');
    expect(await words()).toContain('It is not trusted yet');
    if (name === 'Wharfedale') await look('key to confirm');
    expect(await words()).toMatch(/Its key in ten words\s+(\w+ ){9}\w+/);
    await press('They read the same ten words: confirm');
  }
  await look('key confirmed');
  await page.goto('/sector/sites');
  await look('all keys');
  expect(wrong).toEqual([]);
}, 60_000);

test('many files are checked at once, bad ones named, and come in after a yes; the picture says what it is', async () => {
  await page.goto('/sector/arrivals');
  await look('send files');
  await press('Check these files');
  expect(await words()).toContain('Choose the files');
  const altered = Buffer.from(String(all[1]?.file).replace('"period":"2025/26"', '"period":"2024/25"'));
  const files = [...all.map(({ file, name }) => [`${name}.json`, file] as const), ['altered.json', altered] as const];
  await page
    .getByLabel('Files from universities')
    .setInputFiles(files.map(([name, buffer]) => ({ name, mimeType: 'application/json', buffer })));
  await press('Check these files');
  await look('files checked');
  expect(await words()).toMatch(/altered\.json\s+The whole file\s+This file was changed after it was signed/);
  expect(await words()).not.toContain('University 2, 2025/26, 4 tables. It');
  await page.goto('/sector');
  expect(await words()).toContain('No figures yet');
  await page.goto('/sector/arrivals');
  await page.getByRole('link', { name: /^Sent / }).press('Enter');
  await page.waitForURL('**/arrivals/*');
  await press('Bring 9 files in');
  await look('picture');
  expect(await words()).toContain('9 files are in the picture.');
  const option = await page
    .getByLabel('What to look at')
    .locator('option', { hasText: 'Multiple Deprivation 2019' })
    .innerText();
  await page.getByLabel('What to look at').selectOption(option);
  await press('Show');
  await page.getByLabel('Priority group').selectOption('1');
  await page.getByLabel('Compared with').selectOption('5');
  await press('Show');
  await look('picture with a gap');
  const said = await words();
  expect(said).toMatch(/2025\/26, all nations: 9 universities/);
  expect(said).toMatch(/A typical university has a gap of -?[\d.]+ points/);
  expect(said).toContain('Your own position: Wharfedale');
  expect(said).toContain('Another institution');
  expect(said).not.toContain('University 3');
  expect(said).toContain('this does not say which mentoring is better');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download these figures (CSV)' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('national-picture.csv');
  await page.goto('/sector?nation=Wales');
  await look('picture of nobody');
  expect(wrong).toEqual([]);
}, 90_000);

test('figures are taken out, and a key is stopped', async () => {
  await page.goto('/sector/sites');
  await page.getByRole('link', { name: 'University 1', exact: true }).press('Enter');
  await page.waitForURL('**/sites/*');
  await press('Take number 1 out');
  expect(await words()).toContain('are out of the picture');
  await look('figures out');
  await press('Stop trusting this key');
  await look('key stopped');
  expect(await words()).toContain('no longer trusted');
  expect(wrong).toEqual([]);
}, 60_000);
