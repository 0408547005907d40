import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { axeFaults, type FootingProcess, openBrowser, sitDown, startFooting } from '@footing/testing';
import { amina } from '@footing/testing/identity-providers/people';
import { OIDC_CLIENT, UniversityOidc } from '@footing/testing/identity-providers/university-oidc';
import { UniversitySaml } from '@footing/testing/identity-providers/university-saml';
import type { Browser, Page } from 'playwright-core';
import { follow, heading, press } from './steps';

/*
 * Given a university with a SAML and an OpenID Connect service,
 * when its administrator sets both up, tests them and turns them on,
 * then a student signs in by either, without script too, and is signed out at the university as well,
 * and one whose student number arrives sees who looked at their application.
 */
let browser: Browser;
let footing: FootingProcess;
let saml: UniversitySaml;
let oidc: UniversityOidc;
let folder: string;
let administrator: Page;
/** A student in the round of the demonstration whom a consultant looks at. */
let number: string;
const wrong: string[] = [];

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'footing-university-'));
  const port = await freePort();
  // The address that universities are told must be known before anybody asks for a page.
  footing = await startFooting(folder, { PORT: `${port}`, PUBLIC_URL: `http://localhost:${port}` });
  [saml, oidc, browser] = [await UniversitySaml.start(), await UniversityOidc.start(), await openBrowser()];
  administrator = await sitDown(browser, 'Daniel Reyes', { at: footing.webUrl });
}, 120_000);
afterAll(async () => {
  await browser.close();
  await saml.stop();
  await oidc.stop();
  await footing.end('SIGTERM');
  rmSync(folder, { recursive: true, force: true });
});

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const address = server.address();
  await new Promise((closed) => server.close(closed));
  return typeof address === 'object' && address ? address.port : 0;
}

/** What axe finds here, and whether the page is wider than a phone. */
async function look(page: Page): Promise<void> {
  const where = await heading(page);
  for (const fault of await axeFaults(page)) wrong.push(`${where}: ${fault}`);
  const sideways = () => document.documentElement.scrollWidth > document.documentElement.clientWidth;
  if (await page.evaluate(sideways)) wrong.push(`${where}: is wider than the screen`);
}

async function testAndTurnOn(page: Page): Promise<void> {
  await look(page);
  await page.getByRole('button', { name: 'Test this connection' }).click();
  await look(page);
  await page.getByRole('button', { name: 'Begin the test' }).click();
}

async function seeWhatArrived(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1, name: 'The connection works' }).waitFor();
  expect(await page.locator('main').innerText()).toContain('student@wharfedale.ac.uk');
  await look(page);
  await page.getByRole('button', { name: 'Back to the service' }).click();
  await press(page, /^Turn on/);
  await page.getByText('People can sign in by this service now.').waitFor();
}

test('an administrator sets a SAML service up by the address of its metadata, and sees what arrives', async () => {
  await administrator.goto('/institution');
  await follow(administrator, 'How people sign in');
  await look(administrator);
  await administrator.getByRole('button', { name: 'Add a sign-in service' }).click();
  await look(administrator);
  await administrator.getByText('SAML 2.0', { exact: true }).click();
  await press(administrator, 'Go on');
  await press(administrator, 'Add this service');
  await administrator.getByText('There is a problem').waitFor();
  await look(administrator);
  await administrator.getByLabel('Words people see').fill('Students, by SAML');
  await administrator.getByLabel('Address of the metadata').fill(`${saml.url}/metadata`);
  await press(administrator, 'Add this service');
  await administrator.getByText('The service is added and turned off.').waitFor();
  await testAndTurnOn(administrator);
  await press(administrator, /^Sign in as/);
  await seeWhatArrived(administrator);
});

test('a consultant looks at the application of a student', async () => {
  const page = await sitDown(browser, 'Priya Nair', { at: footing.webUrl });
  await page.goto('/programmes');
  const round = page.locator('a[href^="/rounds/"]', { hasText: 'Career mentoring 20' }).first();
  await page.goto(`${(await round.getAttribute('href')) ?? ''}/students`);
  const row = page.locator('main table tbody tr').first();
  number = await row.locator('td').first().innerText();
  await row.locator('a').first().click();
  await page.getByRole('heading', { level: 1 }).waitFor();
  expect(number).toMatch(/^s\d+$/);
});

test('and an OpenID Connect service, and says which claim carries the student number', async () => {
  oidc.person = { ...amina, studentNumber: number.toUpperCase() };
  await administrator.goto('/institution/sign-in/new/oidc');
  await administrator.getByLabel('Words people see').fill('Students, by OpenID Connect');
  await administrator.getByLabel('Issuer').fill(oidc.issuer);
  await administrator.getByLabel('Client ID').fill(OIDC_CLIENT.id);
  await administrator.getByLabel('Client secret').fill(OIDC_CLIENT.secret);
  await administrator.getByLabel('Your domains').fill('wharfedale.ac.uk');
  await administrator.getByLabel('Which attribute carries the student number').fill('student number');
  await press(administrator, 'Add this service');
  await administrator.getByText('There is a problem').waitFor();
  await administrator.getByLabel('Which attribute carries the student number').fill('student_number');
  await administrator.getByLabel('Client secret').fill(OIDC_CLIENT.secret);
  await look(administrator);
  await press(administrator, 'Add this service');
  await testAndTurnOn(administrator);
  await administrator.getByText(`${number}: a student record was found`).waitFor();
  await seeWhatArrived(administrator);
  await administrator.goto('/institution/sign-in/keys');
  await look(administrator);
});

test('a student signs in by SAML without script, and is signed out at the university too', async () => {
  const page = await sitDown(browser, null, { at: footing.webUrl, script: false });
  await page.goto('/sign-in?next=/me');
  await follow(page, 'Students, by SAML');
  await press(page, /^Sign in as/);
  await page.getByRole('heading', { level: 1, name: 'My account' }).waitFor();
  expect(await page.locator('body').innerText()).toContain(amina.name);
  await page.goto('/sign-out');
  await page.locator('main').getByRole('button', { name: 'Sign out' }).click();
  await page.getByRole('heading', { level: 1, name: 'You are signed out of the university' }).waitFor();
  await page.goto('/me');
  expect(page.url()).toContain('/sign-in');
});

test('a student who signs in by OpenID Connect sees that the consultant looked at their application', async () => {
  const ben = { ...amina, id: 'e2', name: 'Ben Carter', email: 'ben.carter@wharfedale.example' };
  oidc.person = { ...ben, studentNumber: number };
  const page = await sitDown(browser, null, { at: footing.webUrl });
  await page.goto('/sign-in?next=/me');
  await follow(page, 'Students, by OpenID Connect');
  await page.getByRole('heading', { level: 1, name: 'My account' }).waitFor();
  const words = await page.locator('body').innerText();
  expect(words).toContain('Ben Carter');
  expect(words).toContain('Your university told us which application is yours.');
  await look(page);
  await follow(page, 'Who has looked at my data');
  await page.getByRole('heading', { level: 1, name: 'Who has looked at my data' }).waitFor();
  const line = page.locator('main table tbody tr', { hasText: 'Looked at your application' }).first();
  expect(await line.innerText()).toContain('Priya Nair, Careers consultant');
  await look(page);
});

test('an address that is here already is only offered to be joined', async () => {
  oidc.person = { ...amina, id: 'e3' };
  const page = await sitDown(browser, null, { at: footing.webUrl });
  await page.goto('/sign-in');
  await follow(page, 'Students, by OpenID Connect');
  await page.getByRole('heading', { level: 1, name: 'Have you signed in here another way before?' }).waitFor();
  await look(page);
});

test('every page on the way was clean for axe and fitted a phone', () => {
  expect(wrong).toEqual([]);
});
