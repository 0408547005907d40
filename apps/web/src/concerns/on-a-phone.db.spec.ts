import type { AddressInfo } from 'node:net';
import { Accounts } from '@footing/identity';
import { systemActor } from '@footing/kernel';
import { axeFaults, openBrowser } from '@footing/testing';
import type { Browser, Page } from 'playwright-core';
import { Paired } from '../pairing/spec/paired';

let paired: Paired;
let browser: Browser;
let at = '';
beforeAll(async () => {
  paired = await Paired.open();
  browser = await openBrowser();
  const { port } = paired.web.getHttpServer().address() as AddressInfo;
  at = `http://127.0.0.1:${port}`;
}, 90_000);
afterAll(async () => {
  await browser.close();
  await paired.close();
});

async function sit(accountId: string | null, javaScriptEnabled = false): Promise<Page> {
  const context = await browser.newContext({ baseURL: at, viewport: { width: 360, height: 740 }, javaScriptEnabled });
  context.setDefaultTimeout(10_000);
  const page = await context.newPage();
  if (accountId) await page.goto(`/enter/${paired.institutionId}/${accountId}`);
  return page;
}

/** What is wrong with a page as it stands: wider than the phone, or what axe finds. */
async function wrong(page: Page): Promise<string[]> {
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
  return [...(wide ? ['wider than the phone'] : []), ...(await axeFaults(page))];
}

test('a student writes, raises a concern and follows it, on a phone without script; the safeguarding lead answers', async () => {
  const sana = { name: 'Sana', email: 'sana@w.example', roles: ['safeguarding-lead' as const] };
  const lead = await paired.get(Accounts).create(systemActor(paired.institutionId), sana);
  const { amina, joan } = await paired.publish();
  const id = await paired.pairingOf(amina);
  for (const who of [amina, joan]) await (await paired.visitor(who)).tap(`/my-pairings/${id}`, /Say yes/);
  const student = await sit(amina);
  await student.goto(`/my-pairings/${id}`);
  expect(await wrong(student)).toEqual([]);
  await student.getByRole('link', { name: 'Messages with Joan' }).click();
  await student.getByLabel('Your message').fill('Hello Joan');
  await student.getByRole('button', { name: 'Send' }).click();
  expect(await student.getByText('Hello Joan').count()).toBe(1);
  expect(await wrong(student)).toEqual([]);
  await student.getByRole('main').getByRole('link', { name: 'Raise a concern' }).click();
  await student.getByRole('button', { name: 'Send to the safeguarding lead' }).click();
  expect(await wrong(student)).toEqual([]);
  await student.getByLabel('What happened?').fill('He asked for money');
  await student.getByText('It cannot wait long').click();
  await student.getByText('Pause contact with Joan now').click();
  await student.getByRole('button', { name: 'Send to the safeguarding lead' }).click();
  await student.getByRole('main').getByRole('listitem').getByRole('link').click();
  expect(await wrong(student)).toEqual([]);
  const desk = await sit(lead.id, true);
  await desk.goto('/concerns');
  expect(await wrong(desk)).toEqual([]);
  await desk.getByRole('main').getByRole('table').getByRole('link').click();
  expect(await wrong(desk)).toEqual([]);
  await desk.getByRole('button', { name: 'I am looking at it' }).click();
  await desk.getByLabel('Write to whoever raised it').fill('Thank you for telling me');
  await desk.getByRole('button', { name: 'Send the answer' }).click();
  await student.reload();
  expect(await student.getByText('Thank you for telling me').count()).toBe(1);
  const nobody = await sit(null);
  await nobody.goto('/concern');
  expect(await wrong(nobody)).toEqual([]);
}, 90_000);

test('new messages come by themselves where there is script: each once, said politely, without moving what is being typed', async () => {
  const { amina, joan } = await paired.publish();
  const id = await paired.pairingOf(amina);
  const [a, j] = [await paired.visitor(amina), await paired.visitor(joan)];
  for (const who of [a, j]) await who.tap(`/my-pairings/${id}`, /Say yes/);
  const mentor = await sit(joan, true);
  await mentor.clock.install();
  await mentor.goto(`/messages/${id}`);
  const box = mentor.getByLabel('Your message');
  await box.fill('I am still writing');
  const before = await box.boundingBox();
  for (const words of ['Hello Joan', 'Are you there?']) await a.tap(`/messages/${id}`, /Send/, { words });
  await mentor.clock.runFor(6_000);
  await mentor.getByText('Are you there?').waitFor();
  expect(await mentor.locator('[data-messages-said]').textContent()).toBe('There are 2 new messages.');
  const moved = Math.abs(((await box.boundingBox())?.y ?? 0) - (before?.y ?? 0));
  expect([await box.inputValue(), moved < 2]).toEqual(['I am still writing', true]);
  expect(await wrong(mentor)).toEqual([]);
  await a.tap(`/messages/${id}`, /Send/, { words: 'Third' });
  await mentor.clock.runFor(6_000);
  await mentor.getByText('Third').waitFor();
  const numbers = (all: Element[]) => all.map((one) => one.getAttribute('data-number'));
  expect(await mentor.locator('[data-number]').evaluateAll(numbers)).toEqual(['1', '2', '3']);
  // Half an hour after anybody touched the page it asks no more.
  let asked = 0;
  mentor.on('request', () => (asked += 1));
  await mentor.clock.fastForward(31 * 60_000);
  await mentor.clock.runFor(61_000);
  const last = asked;
  await mentor.clock.runFor(600_000);
  expect(asked).toBe(last);
}, 60_000);
