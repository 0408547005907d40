import { openBrowser, sitDown } from '@footing/testing';
import type { Browser, Page } from 'playwright-core';
import { arrive, faultsHere, follow, heading, press } from './steps';

/*
 * Given a graduate who was invited to mentor, with a phone that unlocks by a finger,
 * when they come in by a link for the first time, take the passkey they are offered, and sign out,
 * then they sign in with their finger alone and no name is asked for, until they remove the passkey.
 */
const BUTTON = 'Sign in with your face, finger or PIN';
const MOST_LOOKS = 120;
let browser: Browser;
let wrong: string[];

beforeAll(async () => (browser = await openBrowser()));
afterAll(() => browser.close());
beforeEach(() => (wrong = []));

/** Everything that is not as it should be on the page as it stands. */
async function look(page: Page): Promise<void> {
  wrong.push(...(await faultsHere(page)));
  const isWide = await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
  if (isWide) wrong.push(`${await heading(page)}: wider than the screen`);
}
const main = (page: Page) => page.locator('main').innerText();

/** A phone that keeps passkeys, and lends its owner's finger. */
async function withFinger(page: Page) {
  // Chromium tells of every sign-out that it cleared what was asked.
  page.on('console', (said) => /^Clear-Site-Data/.test(said.text()) || wrong.push(`console: ${said.text()}`));
  page.on('pageerror', (error) => wrong.push(`script: ${error.message}`));
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  const { authenticatorId } = await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      ...{ protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true },
      ...{ isUserVerified: true, automaticPresenceSimulation: true },
    },
  });
  return {
    /** Whether the phone knows the finger that touches it. */
    knows: (isUserVerified: boolean) => devtools.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified }),
    passkeys: async () => (await devtools.send('WebAuthn.getCredentials', { authenticatorId })).credentials,
  };
}

/** Opens the newest mail to this address; the work behind the pages takes a moment. */
async function openMail(page: Page, address: string, subject: string): Promise<void> {
  const row = page.locator('tr', { hasText: address }).filter({ hasText: subject });
  for (let looks = 0; looks === 0 || (await row.count()) === 0; looks += 1) {
    if (looks === MOST_LOOKS) throw new Error(`no “${subject}” came to ${address}`);
    await page.goto('/demo/mail');
  }
  await row.first().getByRole('link').click();
}

async function openLink(page: Page, address: string, subject: string): Promise<void> {
  await openMail(page, address, subject);
  await page.goto(new URL((await page.locator('main p a').first().getAttribute('href')) ?? '').pathname);
}

async function signOut(page: Page): Promise<void> {
  await page.goto('/sign-out');
  await page.locator('main').getByRole('button', { name: 'Sign out' }).click();
  await arrive(page, 'You are signed out');
}

/** Somebody new who was invited, as far as their first visit. */
async function invited(address: string): Promise<Page> {
  const rosa = await sitDown(browser, 'Rosa Whitfield');
  await rosa.goto('/mentors-invited/new');
  await rosa.getByLabel('Invite mentors').fill(`Joan Smith <${address}>`);
  await press(rosa, 'Send the invitations');
  await arrive(rosa, 'Mentors invited');
  await rosa.context().close();
  const joan = await sitDown(browser, null);
  await openLink(joan, address, 'Would you mentor a student?');
  await press(joan, 'Yes, send me the link');
  await openLink(joan, address, 'Your link to sign in');
  await press(joan, 'Sign in');
  await arrive(joan, 'Sign in faster next time');
  return joan;
}

test('a mentor takes a passkey on the first visit, signs in with it, and removes it', async () => {
  const joan = await invited('joan-passkey@example.org');
  const phone = await withFinger(joan);
  await joan.reload();
  await look(joan);
  await press(joan, 'Set it up');
  await joan.getByText('Your passkey is ready.').waitFor();
  expect(await phone.passkeys()).toMatchObject([{ rpId: 'localhost', isResidentCredential: true }]);
  await signOut(joan);

  await joan.goto('/sign-in?next=/me/passkeys');
  await look(joan);
  await follow(joan, 'Sign in with a passkey');
  await look(joan);
  await press(joan, BUTTON);
  await arrive(joan, 'Passkeys');
  expect(await main(joan)).toContain('Chrome on a Linux computer');
  await look(joan);

  await press(joan, 'Add a passkey');
  await joan.getByText('This device has a passkey for your account already.').waitFor();
  await follow(joan, 'Rename');
  await look(joan);
  await joan.getByLabel('New name').fill('');
  await press(joan, 'Save the name');
  expect(await joan.title()).toMatch(/^Error: /);
  await look(joan);
  await joan.getByLabel('New name').fill('My phone');
  await press(joan, 'Save the name');
  await joan.getByText('The passkey has a new name.').waitFor();
  await joan.getByRole('link', { name: 'Remove My phone' }).click();
  await look(joan);
  await press(joan, 'Remove the passkey');
  await joan.getByText('The passkey is removed.').waitFor();
  await signOut(joan);

  await joan.goto('/sign-in/passkey');
  await press(joan, BUTTON);
  await joan.getByText('That passkey does not work here.').waitFor();
  await look(joan);
  expect(wrong.filter((one) => !one.includes('422'))).toEqual([]);
  await openMail(joan, 'joan-passkey@example.org', 'A change to how you sign in');
  expect(await main(joan)).toContain('A passkey was removed from your account.');
  await joan.context().close();
});

test('a finger that the phone does not know makes no passkey and signs nobody in', async () => {
  const kofi = await sitDown(browser, 'Kofi Mensah');
  const phone = await withFinger(kofi);
  await phone.knows(false);
  await kofi.goto('/me/passkeys');
  await press(kofi, 'Add a passkey');
  await kofi.getByText('No passkey was made.').waitFor();
  await look(kofi);
  await phone.knows(true);
  await press(kofi, 'Add a passkey');
  await kofi.getByText('Your passkey is ready.').waitFor();
  await signOut(kofi);
  await phone.knows(false);
  await kofi.goto('/sign-in/passkey?next=/me');
  await press(kofi, BUTTON);
  await kofi.getByText('No passkey was used.').waitFor();
  await phone.knows(true);
  await press(kofi, BUTTON);
  await arrive(kofi, 'My account');
  expect(await main(kofi)).toContain('Kofi Mensah');
  expect(wrong).toEqual([]);
  await kofi.context().close();
});

test('without script the pages say so and lead on by other ways', async () => {
  const nobody = await sitDown(browser, null, { script: false });
  await nobody.goto('/sign-in/passkey?next=/me');
  expect(await main(nobody)).toContain('Your browser cannot use passkeys here.');
  expect(await nobody.getByRole('button', { name: BUTTON }).isVisible()).toBe(false);
  await look(nobody);
  await follow(nobody, 'Sign in with your e-mail address');
  await arrive(nobody, 'Sign in with your e-mail address');
  expect(nobody.url()).toContain('next=%2Fme');
  const margaret = await sitDown(browser, 'Margaret Lowe', { script: false });
  await margaret.goto('/me/passkeys');
  expect(await main(margaret)).toContain('Your browser cannot make passkeys here.');
  await look(margaret);
  expect(wrong).toEqual([]);
  for (const page of [nobody, margaret]) await page.context().close();
});
