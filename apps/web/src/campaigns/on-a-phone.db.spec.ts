import type { AddressInfo } from 'node:net';
import { CampaignRuns } from '@footing/campaigns';
import { MailRuns } from '@footing/messages';
import { axeFaults, type MailServer, openBrowser, startMailServer } from '@footing/testing';
import type { Browser, Page } from 'playwright-core';
import { Paired } from '../pairing/spec/paired';

/*
 * Given a mentor who offers places in a round,
 * when a programme lead chooses them, reads what they would get, tries it and sends it, on a phone with the keyboard alone,
 * then one mail comes to that mentor and to nobody else, says what the preview said, and each page is clean for axe.
 */
let paired: Paired;
let mail: MailServer;
let browser: Browser;
const wrong: string[] = [];

beforeAll(async () => {
  mail = await startMailServer();
  paired = await Paired.open({ SMTP_URL: mail.url, MAIL_FROM: 'mentoring@w.example' });
  browser = await openBrowser();
}, 60_000);
afterAll(async () => {
  await browser.close();
  await paired.close();
  await mail.close();
});

async function sit(accountId: string): Promise<Page> {
  const { port } = paired.web.getHttpServer().address() as AddressInfo;
  const context = await browser.newContext({
    ...{ baseURL: `http://127.0.0.1:${port}`, viewport: { width: 360, height: 800 } },
  });
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  await page.goto(`/enter/${paired.institutionId}/${accountId}`);
  return page;
}

async function look(page: Page): Promise<void> {
  const title = await page.title();
  wrong.push(...(await axeFaults(page)).map((fault) => `${title}: ${fault}`));
  if (await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth))
    wrong.push(`${title}: wider than the screen`);
}

/** Presses the button of that name with the keyboard. */
async function press(page: Page, name: string): Promise<void> {
  const button = page.getByRole('button', { name, exact: true });
  await button.focus();
  await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
}

/** Everything whose time has come is sent, as the service does every minute. */
async function letMailGo(): Promise<void> {
  await paired.get(CampaignRuns).round(paired.institutionId);
  const waiting = await paired.db.query<{ id: string }>(`select id from mail where state = 'waiting' order by made_at`);
  for (const { id } of waiting) await paired.get(MailRuns).run(paired.institutionId, id);
}

const words = (page: Page) => page.locator('main').innerText();
const came = (subject: string) => mail.arrived.filter((one) => one.mail.subject === subject);

test('from whom it is for to the mail that comes', async () => {
  await paired.publish();
  const lead = await sit(paired.lead.accountId ?? '');
  await lead.goto('/campaigns/settings');
  for (const [hour, value] of [
    ['from', '24'],
    ['until', '0'],
  ] as const)
    await lead.locator(`#${hour}`).fill(value);
  await lead.getByLabel('Send nothing on Sundays').press('Space');
  await look(lead);
  await press(lead, 'Save');

  await lead.goto('/campaigns/new');
  await lead.getByLabel('Round', { exact: true }).selectOption({ index: 1 });
  await lead.getByLabel('Name in your own list').fill('Before we begin');
  await lead.getByLabel('Subject').fill('Your students are waiting');
  await press(lead, 'Save and see who gets it');
  await look(lead);
  expect(await lead.getByLabel('Subject').inputValue()).toBe('Your students are waiting');
  await lead.getByLabel('Mentors who offer places in this round').press('Space');
  await lead.getByLabel('Text', { exact: true }).fill('Thank you for your time.\n\nPlease say when you can meet.');
  await press(lead, 'Save and see who gets it');
  await look(lead);
  const preview = await words(lead);
  expect(preview).toContain('All of them would get it');
  expect(preview).toMatch(/Hello Amina[^]*Please say when you can meet\.[^]*because you offer to be a mentor/);
  await press(lead, 'Send a trial to myself');
  await letMailGo();
  expect(mail.arrived.filter(({ mail: { text } }) => text?.includes('Please say when you can meet.'))).toHaveLength(1);

  await press(lead, 'Send it to them');
  await look(lead);
  await letMailGo();
  await letMailGo();
  const [letter, ...more] = came('Your students are waiting').filter((one) => one.mail.text?.includes('Hello Joan'));
  expect(letter?.mail.text).toMatch(
    /Please say when you can meet\.[^]*\/me\/students[^]*because you offer to be a mentor/,
  );
  expect(more).toEqual([]);
  await lead.reload();
  expect(await words(lead)).toMatch(/Sent to 1 (person|people)/);
  await look(lead);
  expect(wrong).toEqual([]);
}, 60_000);
