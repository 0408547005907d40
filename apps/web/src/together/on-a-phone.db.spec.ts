import { axeFaults, openBrowser } from '@footing/testing';
import { Rejoins } from '@footing/together';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { Paired } from '../pairing/spec/paired';
import { againLinks, nextSignUp } from './spec/next-sign-up';

/*
 * Given a student and a mentor who both have said yes,
 * when they go from their hub through everything on a phone, without script and with the keyboard alone,
 * then each page is clean for axe and as wide as the screen, and at the end it is finished, with thanks, a certificate, and for
 * whoever asked for it a link to the next sign-up.
 */
let paired: Paired;
let browser: Browser;
const wrong: string[] = [];
/** Each kind of page is judged once as it comes, and once more as it stands when something was refused or is over. */
const judged = new Set<string>();

beforeAll(async () => {
  paired = await Paired.open();
  browser = await openBrowser();
}, 60_000);
afterAll(async () => {
  await browser.close();
  await paired.close();
});

/** @param accountId '' for somebody who is not signed in. */
async function sit(accountId: string): Promise<Page> {
  const { port } = paired.web.getHttpServer().address() as AddressInfo;
  const context = await browser.newContext({
    ...{ baseURL: `http://127.0.0.1:${port}`, viewport: { width: 360, height: 800 }, javaScriptEnabled: false },
  });
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  if (accountId !== '') await page.goto(`/enter/${paired.institutionId}/${accountId}`);
  return page;
}

async function look(page: Page): Promise<void> {
  const where = new URL(page.url()).pathname.replace(/[0-9a-f-]{36}/g, ':id');
  const kind = `${where}, ${await page.title()}`;
  if (judged.has(kind)) return;
  judged.add(kind);
  wrong.push(...(await axeFaults(page)).map((fault) => `${where}: ${fault}`));
  if (await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth))
    wrong.push(`${where}: wider than the screen`);
}

/** Presses the button of that name with the keyboard. */
async function press(page: Page, name: string | RegExp): Promise<void> {
  const button = page.getByRole('button', { name });
  await button.focus();
  await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
}

async function open(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await look(page);
}

const words = (page: Page) => page.locator('main').innerText();

test('two people agree, set a goal, read a guide and say goodbye', async () => {
  const { amina, joan } = await paired.publish();
  const id = await paired.pairingOf(amina);
  const [student, mentor] = [await sit(amina), await sit(joan)];
  for (const page of [student, mentor]) {
    await page.goto(`/my-pairings/${id}`);
    await press(page, 'Say yes');
  }
  await press(mentor, 'We have met');
  await open(student, `/together/${id}`);
  await student.getByRole('link', { name: 'What you agree on' }).press('Enter');
  await student.getByLabel('Your name').waitFor();
  await look(student);
  await press(student, 'I agree');
  await look(student);
  await student.getByLabel('I have read this').press('Space');
  await student.getByLabel('Your name').fill('Amina Quince');
  await press(student, 'I agree');
  expect(await words(student)).toContain('Signed as Amina Quince');
  await look(student);
  await open(student, `/together/${id}/goals`);
  await student.getByLabel('What would you like to reach?').fill('Find out what publishers do');
  await press(student, 'Add this goal');
  await look(student);
  await mentor.goto(`/together/${id}/goals`);
  await mentor.getByRole('link', { name: 'Find out what publishers do' }).press('Enter');
  await mentor.getByLabel('Say something in a line').fill('Come and see us');
  await look(mentor);
  await press(mentor, 'Add these words');
  for (const page of ['guides', 'guides/guide-cv-applications', 'certificate'])
    await open(mentor, `/together/${id}/${page}`);
  for (const page of [student, mentor]) {
    await open(page, `/together/${id}/goodbye`);
    await page.getByLabel(/say thank you/).fill('Thank you for everything.');
    await page.getByLabel('Yes', { exact: true }).press('Space');
    await page.getByLabel('Write to me once').press('Space');
    await press(page, 'Say goodbye');
    await look(page);
  }
  expect(await words(mentor)).toContain('Thank you for everything.');
  await open(mentor, `/together/${id}/certificate`);
  expect(await words(mentor)).toContain('Joan Quince');
  await open(mentor, `/together/${id}`);
  const lead = await sit(paired.lead.accountId ?? '');
  for (const page of ['/together-texts', '/together-texts/agreement-career']) await open(lead, page);
  await nextSignUp(paired);
  await paired.get(Rejoins).daily(paired.institutionId);
  const links = await againLinks(paired);
  // Neither is signed in when they open it; the mentor is told there where they go on.
  for (const [link, table] of [
    [links.student, 'sign_up'],
    [links.mentor, 'offer_draft'],
  ] as const) {
    const mail = await sit('');
    await open(mail, `/again/${link}`);
    await press(mail, 'Take part again');
    expect(await words(mail)).toContain('Sign in');
    expect(await paired.db.query(`select from ${table} where round_id <> $1`, [paired.roundId])).toHaveLength(1);
    await look(mail);
  }
  const late = await sit('');
  await open(late, '/again/nothing-of-ours');
  expect(await words(late)).toContain('This link opens nothing now');
  expect(wrong).toEqual([]);
}, 60_000);
