import type { AddressInfo } from 'node:net';
import { rmSync, writeFileSync } from 'node:fs';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { readSettings } from '@footing/config';
import { axeFaults, openBrowser } from '@footing/testing';
import { parse } from 'csv-parse/sync';
import type { Browser, Page } from 'playwright-core';
import { TrackersStage } from '../../../../libs/trackers/src/spec/trackers-stage';
import { DoorModule } from '../spec/door';
import { startWeb } from '../start-web';
import { envOver } from '../surveys/spec/survey-desk';

/*
 * Given a university with twelve students who were mentored, of whom one objects, and a lead on a phone without script,
 * when the lead makes a profile from a pasted row of headings, brings a file in, has it looked at, and takes the file,
 * then each page is clean and as wide as the screen, wrong input is named and kept, and the file has who may be in it.
 */
let world: TrackersStage;
let web: NestExpressApplication;
let browser: Browser;
const pages: Record<string, Page> = {};
const wrong: string[] = [];
const numbers: string[] = [];
let last = '';

const OFFICE = '/tmp/footing-planning-office.csv';

beforeAll(async () => {
  world = await TrackersStage.open();
  for (let at = 0; at < 12; at += 1) {
    const person = await world.mentored();
    const [row] = await world.stage.db.query<{ n: string }>('select university_id as n from student where id = $1', [
      person.id,
    ]);
    numbers.push(row?.n ?? '');
    if (at === 11) await world.stage.says('stop', person, 'tracking');
  }
  last = numbers[11] ?? '';
  world.stage.clock.moveTo(new Date('2027-09-01T09:00:00Z'));
  web = await startWeb(readSettings(envOver(world.stage.db.url)), { modules: [DoorModule], clock: world.stage.clock });
  browser = await openBrowser();
  pages['lead'] = await enter(world.lead.accountId ?? '');
  pages['officer'] = await enter(world.officer.accountId ?? '');
}, 120_000);
afterAll(async () => {
  rmSync(OFFICE, { force: true });
  await browser.close();
  await web.close();
  await world.close();
});

async function enter(accountId: string): Promise<Page> {
  const { port } = web.getHttpServer().address() as AddressInfo;
  const context = await browser.newContext({
    ...{ baseURL: `http://127.0.0.1:${port}`, viewport: { width: 360, height: 800 }, javaScriptEnabled: false },
  });
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  await page.goto(`/enter/${world.stage.institutionId}/${accountId}`);
  return page;
}
const pageOf = (who: 'lead' | 'officer'): Page => {
  const page = pages[who];
  if (!page) throw new Error(`nobody is signed in as ${who}`);
  return page;
};

async function look(as: string, who: 'lead' | 'officer' = 'lead'): Promise<void> {
  const page = pageOf(who);
  wrong.push(...(await axeFaults(page)).map((fault) => `${as}: ${fault}`));
  if (await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth))
    wrong.push(`${as}: wider than the screen`);
  const shots = process.env['SHOTS'];
  if (shots) await page.screenshot({ path: `${shots}/${as.replaceAll(' ', '-')}.png`, fullPage: true });
}
async function press(name: string | RegExp, who: 'lead' | 'officer' = 'lead'): Promise<void> {
  const page = pageOf(who);
  const button = page.getByRole('button', { name }).first();
  await button.focus();
  await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
}
const words = (who: 'lead' | 'officer' = 'lead') => pageOf(who).locator('main').innerText();

test('a profile is made of a pasted row of headings, and says that they are to be compared', async () => {
  const page = pageOf('lead');
  await page.goto('/trackers');
  await look('empty');
  expect(await words()).toContain('Thursday 30 September 2027');
  expect(await words()).toContain('Tuesday 30 November 2027');
  await page.getByText('Make a new profile').click();
  await page.getByLabel('Headings of the service’s own template').fill('Student ID,Surname,DOB,Ethnic group');
  await press('Make the profile');
  expect(await words()).toContain('Enter a name');
  expect(await page.getByLabel('Headings of the service’s own template').inputValue()).toContain('Ethnic group');
  await look('no name');
  await page.getByLabel('Name', { exact: true }).fill('HEAT students');
  await press('Make the profile');
  expect(await words()).toContain('no file leaves');
  await look('profile');
});

test('a column that is wrong is named, and what was typed stays', async () => {
  const page = pageOf('lead');
  await page.locator('#kind-3').selectOption('codes');
  await page.locator('#field-3').selectOption('ethnic_code');
  await page.locator('#more-3').fill('160 White');
  await press(/Save as version 2/);
  expect(await words()).toMatch(/Ethnic group\s+Write each code as: ours = theirs/);
  expect(await page.locator('#more-3').inputValue()).toBe('160 White');
  await look('profile wrong');
  await page.locator('#more-3').fill('160 = White\n100 = Asian');
  await page.locator('#leastNotice').fill('0');
  await page.locator('#required-2').check({ force: true });
  await press(/Save as version 2/);
  expect(await words()).toContain('Saved as version 2');
});

test('the planning office’s file is read for what is asked, and its faults are named by row and column', async () => {
  const page = pageOf('lead');
  const send = async (rows: readonly string[]) => {
    writeFileSync(OFFICE, ['provider_person_id,date_of_birth,ethnic_code,level', ...rows].join('\n'));
    await page.goto('/trackers');
    await page.locator('#year').selectOption('2026');
    await page.locator('input[type=file]').setInputFiles(OFFICE);
    await press('Check before it leaves');
  };
  await send([`${numbers[0]},31/12/2004,16,UG`]);
  expect(await words()).toMatch(/2\s+date_of_birth\s+Enter a day/);
  expect(await words()).toMatch(/2\s+ethnic_code\s+Enter a HESA code/);
  await look('file wrong');
  await send(numbers.map((number, at) => `${number},${at === 0 ? '' : '2004-02-29'},${at === 1 ? '899' : '160'},UG`));
  const told = await words();
  expect(told).toMatch(/Rows\s+11, of 11 students/);
  expect(told).toMatch(/they objected\s+Fewer than 10/);
  expect(told).toMatch(/something wrong\s+2/);
  expect(told).toMatch(/Not read, as the profile does not ask for it: level/);
  expect(told).toMatch(/New\s+Changed\s+The same\s+No longer included[^]*9\s+0\s+0\s+0/);
  expect(told).toContain('A second person looks');
  await look('preflight');
});

test('another looks, who sees counts and nobody’s name', async () => {
  const officer = pageOf('officer');
  await officer.goto('/trackers');
  await officer.getByRole('link', { name: 'HEAT students' }).first().click();
  expect(await words('officer')).toMatch(/DOB\s+Nothing is there, and it is required\s+1/);
  expect(await words('officer')).not.toContain('Quince');
  await look('second look', 'officer');
  await press('I have looked', 'officer');
  expect(await words('officer')).toContain('Looked at');
});

test('nothing leaves under headings that nobody compared, nor with rows that are wrong unless somebody says so', async () => {
  const page = pageOf('lead');
  await page.goto('/trackers');
  await page.getByRole('link', { name: 'HEAT students' }).first().click();
  expect(await words()).toContain('Nobody has compared the headings');
  await press('Let go of it');
  await page.goto('/trackers');
  await page.getByRole('link', { name: 'HEAT students' }).first().click();
  await page.locator('#compared').check({ force: true });
  await press(/Save as version 3/);
  await page.goto('/trackers');
  await page.locator('#year').selectOption('2026');
  await page.locator('input[type=file]').setInputFiles(OFFICE);
  await press('Check before it leaves');
  const at = page.url();
  const officer = pageOf('officer');
  await officer.goto(at);
  await press('I have looked', 'officer');
  await page.goto(at);
  await press('Make the file');
  expect(await words()).toContain('Enter what this file is for');
  expect(await words()).toContain('Put these rows right, or say that you leave them out');
  await look('make wrong');
});

test('the file comes once, with who may be in it, and the record says so', async () => {
  const page = pageOf('lead');
  await page.locator('#reason').fill('The track of 2026/27');
  await page.locator('#leaveOut').check({ force: true });
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Make the file' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('heat-participants-2027-09-01.csv');
  const chunks: Buffer[] = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
  const [headings, ...rows] = parse(Buffer.concat(chunks), { bom: true });
  expect(headings).toEqual(['Student ID', 'Surname', 'DOB', 'Ethnic group']);
  expect(rows).toEqual(
    numbers
      .slice(2, 11)
      .sort()
      .map((number) => [number, 'Quince', '29/02/2004', 'White']),
  );
  expect(rows.flat()).not.toContain(last);
  await page.reload();
  await page.goto('/trackers');
  expect(await words()).toMatch(/HEAT students, version 3 \(csv\)[^]*The track of 2026\/27/);
  await look('made');
  const events = await world.stage.db.query<{ event: string }>(
    `select distinct event from audit_event where event like 'tracker.%' order by 1`,
  );
  expect(events.map(({ event }) => event)).toEqual([
    ...['tracker.checked', 'tracker.exported', 'tracker.given-up', 'tracker.looked-over', 'tracker.prepared'],
    'tracker.profile-saved',
  ]);
  expect(await world.stage.db.query('select 1 from tracker_upload')).toEqual([]);
});

test('a profile goes out as a file and comes in again, to be compared anew; what is none is refused at the field', async () => {
  const page = pageOf('lead');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    (async () => {
      await page.getByRole('link', { name: 'HEAT students' }).first().click();
      await page.getByRole('link', { name: 'Take the profile as a file' }).click();
    })(),
  ]);
  const file = await download.path();
  await page.goto('/trackers/brought-in');
  await page.locator('#name').fill('From elsewhere');
  await page.locator('input[type=file]').setInputFiles(OFFICE);
  await press('Bring it in');
  expect(await words()).toContain('This is no profile');
  expect(await page.locator('#name').inputValue()).toBe('From elsewhere');
  await look('bring in');
  await page.locator('input[type=file]').setInputFiles(file);
  await press('Bring it in');
  expect(await words()).toContain('no file leaves');
});

test('no page was wider than the screen, and none has a fault that a machine can find', () => {
  expect(wrong).toEqual([]);
});
