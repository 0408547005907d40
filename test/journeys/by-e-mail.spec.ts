import { axeFaults, openBrowser, sitDown } from '@footing/testing';
import { Secret, TOTP } from 'otpauth';
import type { Browser, Page } from 'playwright-core';
import { arrive, faultsHere, follow, heading, mailFor, press } from './steps';

/*
 * Given a university that knows some people by nothing but their e-mail addresses,
 * when they are invited, ask for links, open them on whatever device is at hand and set up an app for codes,
 * then they are in, on a phone and without script too, and a link alone lets nobody in who turned codes on.
 */
let browser: Browser;
const wrong: string[] = [];

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

/** A phone of somebody's own, which tells what it does not like. */
async function phone(script: boolean): Promise<Page> {
  const page = await sitDown(browser, null, { script });
  page.on('console', (message) => wrong.push(`console: ${message.text()}`));
  page.on('pageerror', (error) => wrong.push(`script: ${error.message}`));
  return page;
}

/** What is wrong with the page as it stands: axe, and whether it is wider than a phone. */
async function look(page: Page): Promise<void> {
  wrong.push(...(await faultsHere(page)));
  const isWide = await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
  if (isWide) wrong.push(`${await heading(page)}: wider than the screen`);
}

const askFor = async (page: Page, address: string, next = '/me') => {
  await page.goto(`/sign-in/e-mail?next=${encodeURIComponent(next)}`);
  await page.getByLabel('Your e-mail address').fill(address);
  await press(page, 'Send me a link');
  await arrive(page, 'Look in your mailbox');
};

test.each([
  ['with script', true],
  ['without script', false],
])('an invited graduate becomes a mentor, on a phone %s', async (_, script) => {
  const address = `joan-${String(script)}@example.org`;
  const lead = await sitDown(browser, 'Grace Okafor', { script });
  await lead.goto('/mentors-invited/new');
  await look(lead);
  await lead.getByLabel('Invite mentors').fill('nobody at all');
  await press(lead, 'Send the invitations');
  expect(await lead.getByLabel('Invite mentors').inputValue()).toBe('nobody at all');
  await look(lead);
  await lead.getByLabel('Invite mentors').fill(`Joan Smith <${address}>`);
  await press(lead, 'Send the invitations');
  await arrive(lead, 'Mentors invited');
  await look(lead);

  const joan = await phone(script);
  const invitation = await mailFor(joan, address, 'Would you mentor a student?', 1);
  await look(joan);
  await joan.goto(invitation);
  await arrive(joan, 'Would you mentor a student?');
  await look(joan);
  await press(joan, 'Yes, send me the link');
  await arrive(joan, 'Look in your mailbox');
  await look(joan);
  await joan.goto(await mailFor(joan, address, 'Your link to sign in', 1));
  await look(joan);
  await press(joan, 'Sign in');
  await arrive(joan, 'Sign in faster next time');
  await look(joan);
  await press(joan, 'Not now');
  await arrive(joan, 'My students');
  await look(joan);
  expect(await joan.locator('body').innerText()).toContain('Joan Smith');

  await lead.reload();
  expect(await lead.locator('tr', { hasText: address }).innerText()).toContain('Signed in');
  await joan.goto(invitation);
  await arrive(joan, 'This invitation no longer works');
  await look(joan);
  expect(wrong.filter((one) => !one.includes('410'))).toEqual([]);
  await lead.context().close();
  await joan.context().close();
});

test.each([
  ['with script', true],
  ['without script', false],
])('a consultant signs in by a link opened elsewhere and a code from an app, %s', async (_, script) => {
  const address = script ? 'tom.ashworth@example.ac.uk' : 'helen.marsh@example.ac.uk';
  const [desk, other] = [await phone(script), await phone(script)];
  await askFor(desk, address, '/programmes');
  await other.goto(await mailFor(other, address, 'Your link to sign in', 1));
  await arrive(other, 'Type this code where you asked for the link');
  await look(other);
  const code = await other.locator('main strong').first().innerText();
  await desk.getByLabel('Opened it on another device?').fill('AAAA-AAAA');
  await press(desk, 'Sign in with the code');
  expect(await desk.locator('main').innerText()).toContain('You can try 4 times more');
  await look(desk);
  await desk.getByLabel('Opened it on another device?').fill(code);
  await press(desk, 'Sign in with the code');
  await arrive(desk, 'Set up an app for codes');
  await look(desk);
  await press(desk, 'Start');
  await look(desk);
  expect(await desk.locator('img').evaluate((picture: HTMLImageElement) => picture.naturalWidth)).toBeGreaterThan(0);
  await desk.getByText('I cannot take a picture').click();
  const secret = (await desk.locator('.govuk-inset-text').innerText()).replaceAll(' ', '');
  const codeFor = (away: number) =>
    new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.now() + away * 30_000 });
  await desk.getByLabel('The 6 figures that your app shows now').fill(codeFor(-1));
  await press(desk, 'Turn codes on');
  await arrive(desk, 'Keep these spare codes');
  await look(desk);
  const spare = await desk.locator('main code').first().innerText();
  await desk.getByRole('button', { name: 'I have kept them' }).click();
  expect(new URL(desk.url()).pathname).toBe('/programmes');
  await desk.goto('/me/codes');
  await look(desk);

  await askFor(other, address, '/me/codes');
  await other.goto(await mailFor(other, address, 'Your link to sign in', 2));
  await look(other);
  await press(other, 'Sign in');
  await arrive(other, 'Enter a code from your app');
  await look(other);
  await other.getByText('I cannot use my app').click();
  await follow(other, 'see what else you can do');
  await arrive(other, 'I have lost my app and my spare codes');
  await look(other);
  await other.goBack();
  await other.getByLabel('Enter a code from your app').fill(spare);
  await press(other, 'Go on');
  await arrive(other, 'Codes from an app');
  expect(await other.locator('main').innerText()).toContain('9 of 10');
  await press(other, 'Turn codes off');
  await arrive(other, 'Codes from an app');
  expect(await other.locator('main').innerText()).toContain('Set up an app');
  expect(wrong.filter((one) => !/410|422/.test(one))).toEqual([]);
  await desk.context().close();
  await other.context().close();
});

test('administrators see who lost their codes, on a page that is clean', async () => {
  const administrator = await sitDown(browser, 'Daniel Reyes');
  await administrator.goto('/institution/codes-lost');
  await arrive(administrator, 'People who lost their codes');
  expect(await axeFaults(administrator)).toEqual([]);
  await administrator.getByLabel('Their e-mail address').fill('nobody@example.org');
  await press(administrator, 'Ask to take codes off');
  expect(await administrator.locator('main').innerText()).toContain('Nobody here has this e-mail address');
  expect(await axeFaults(administrator)).toEqual([]);
  await administrator.context().close();
});
