import type { AddressInfo } from 'node:net';
import type { Role } from '@footing/kernel';
import { axeFaults, openBrowser } from '@footing/testing';
import type { Browser, Page } from 'playwright-core';
import { EvidenceDesk } from './spec/evidence-desk';
import { answered, twoFaces } from './spec/made-up-snapshots';

/*
 * Given an officer, a lead and an analyst, on phones without script and with the keyboard alone,
 * when they settle the terms, bring records in, take a snapshot, and ask for tables, gaps and changes,
 * then each page is clean for axe and as wide as the screen, says what would mislead, and prints its figures without its form.
 */
let desk: EvidenceDesk;
let browser: Browser;
const wrong: string[] = [];

beforeAll(async () => {
  desk = await EvidenceDesk.open();
  browser = await openBrowser();
}, 60_000);
afterAll(async () => {
  await browser.close();
  await desk.close();
});

async function sit(role: Role, { width = 360, dark = false } = {}): Promise<Page> {
  const { port } = desk.web.getHttpServer().address() as AddressInfo;
  const context = await browser.newContext({
    ...{ baseURL: `http://127.0.0.1:${port}`, viewport: { width, height: 800 }, javaScriptEnabled: false },
    colorScheme: dark ? 'dark' : 'light',
  });
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  await page.goto(`/enter/${desk.stage.institutionId}/${await desk.account(role)}`);
  return page;
}

async function look(page: Page, as: string): Promise<void> {
  wrong.push(...(await axeFaults(page)).map((fault) => `${as}: ${fault}`));
  if (await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth))
    wrong.push(`${as}: wider than the screen`);
}

/** Presses the button of that name with the keyboard. */
async function press(page: Page, name: string): Promise<void> {
  const button = page.getByRole('button', { name, exact: true });
  await button.focus();
  await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
}

const words = (page: Page) => page.locator('main').innerText();
const choose = (page: Page, label: string, option: string | { readonly label: string }) =>
  page.getByLabel(label, { exact: true }).selectOption(option);

test('an officer settles the terms and a lead brings records in', async () => {
  await desk.stage.crowd(60);
  const officer = await sit('data-protection-officer');
  await officer.goto('/institution');
  await officer.getByRole('link', { name: 'Joining university records' }).press('Enter');
  await press(officer, 'Save');
  await look(officer, 'the terms, with faults');
  await officer.getByLabel('Lawful basis', { exact: true }).fill('Article 6(1)(e): our public task');
  await officer.getByLabel('How many months the records are kept').fill('24');
  await press(officer, 'Save');
  await look(officer, 'the terms');
  expect(await words(officer)).toContain('You last saved this');

  const lead = await sit('programme-lead');
  await lead.goto('/institution');
  await lead.getByRole('link', { name: 'University records' }).press('Enter');
  await look(lead, 'records, before the first file');
  const send = async (rows: readonly string[]) => {
    const buffer = Buffer.from(rows.join('\n'));
    await lead
      .getByLabel('File from the records office')
      .setInputFiles({ name: 'r.csv', mimeType: 'text/csv', buffer });
    await press(lead, 'Check this file');
  };
  await send(['student-number,continuation', 'W1,maybe', 'W1,no']);
  expect(await words(lead)).toContain('Put right the 2 things that the table lists');
  await look(lead, 'records, with faults');
  await send(['student-number,continuation', ...Array.from({ length: 60 }, (_, at) => `W${at + 1},yes`)]);
  await look(lead, 'what a file would do');
  await press(lead, 'Join these records');
  expect(await words(lead)).toContain('The records are joined, of 60 students.');
  await look(lead, 'records');
  expect(wrong).toEqual([]);
}, 60_000);

test('an analyst takes a snapshot, and asks for a table with its file', async () => {
  const analyst = await sit('analyst');
  await analyst.goto('/');
  await analyst.getByRole('button', { name: 'Go to the evidence' }).press('Enter');
  await analyst.waitForURL('**/evidence');
  await look(analyst, 'no snapshot yet');
  await analyst.getByRole('button', { name: 'Take a snapshot' }).press('Enter');
  await analyst.waitForURL('**/evidence/new');
  await press(analyst, 'Take the snapshot');
  await look(analyst, 'a snapshot without a name');
  await analyst.getByLabel('What is it called?').fill('Before the return');
  await press(analyst, 'Take the snapshot');
  expect(await words(analyst)).toContain('Snapshot 1 is taken.');
  await look(analyst, 'what is in a snapshot');
  await analyst.getByRole('link', { name: 'M11 Outcome rate' }).press('Enter');
  await analyst.waitForURL('**/M11');
  await look(analyst, 'a measure before it is asked');
  await choose(analyst, 'Parted by', { label: 'Round' });
  await choose(analyst, 'and by', { label: 'Had a mentor' });
  await press(analyst, 'Show');
  await look(analyst, 'a table by two');
  await choose(analyst, 'Who is it for?', { label: 'You alone' });
  await press(analyst, 'Show');
  expect(await words(analyst)).toContain('These counts are exact, and for you alone.');
  await analyst.goto('/evidence');
  await look(analyst, 'every snapshot');
  expect(wrong).toEqual([]);
}, 60_000);

test('a gap that points the other way among like and like says so first, on a phone, on paper and in the dark', async () => {
  const number = await twoFaces(desk.stage);
  const analyst = await sit('analyst', { dark: true });
  await analyst.goto(`/evidence/${number}/measures/M14`);
  await choose(analyst, 'Outcome', 'progression');
  await choose(analyst, 'Priority group', { label: 'sex: female' });
  await choose(analyst, 'Compared with', { label: 'sex: male' });
  await choose(analyst, 'Like with like in', { label: 'department' });
  await press(analyst, 'Show');
  const said = await words(analyst);
  expect(said).toMatch(/Show both figures, or readers are misled/);
  expect(said).toMatch(/All together\s+The priority group is behind by [\d.]+ percentage points/);
  expect(said).toMatch(/Within each “department”\s+The priority group is ahead by/);
  await look(analyst, 'a gap with two faces');
  await analyst.emulateMedia({ media: 'print' });
  expect(await analyst.getByRole('search').isVisible()).toBe(false);
  expect(await analyst.getByRole('button').count()).toBe(0);
  expect(await words(analyst)).toMatch(/Cite it as\s+Snapshot \d+, taken 3 November 2026/);
  expect(wrong).toEqual([]);
}, 60_000);

test('a change is not called an impact, stands beside how many answered, and gives way to a code where it must not be told', async () => {
  const number = await answered(desk.stage);
  const analyst = await sit('analyst');
  await analyst.goto(`/evidence/${number}/measures/M08`);
  await look(analyst, 'a change before it is asked');
  await choose(analyst, 'Parted by', { label: 'Had a mentor' });
  await press(analyst, 'Show');
  const said = await words(analyst);
  expect(said).toContain('This is a change, and not an impact');
  expect(said).toMatch(/Answered the survey\s+\d\d\.\d.% of those asked, likely from/);
  await look(analyst, 'a change');
  await analyst.getByLabel('2026/27', { exact: true }).press('Space');
  await press(analyst, 'Show');
  expect(await words(analyst)).toMatch(/Academic years\s+2026\/27\n/);

  const altered = await answered(desk.stage, { sha256: 'b'.repeat(64) });
  for (const id of ['M08', 'M09']) {
    await analyst.goto(`/evidence/${altered}/measures/${id}`);
    await press(analyst, 'Show');
    expect(await words(analyst)).toMatch(/Not shown \(N07\)[^]*\[N07\]\s+Not shown: people were not asked the same/);
    await look(analyst, `${id}, not to be told`);
  }
  expect(wrong).toEqual([]);
}, 60_000);
