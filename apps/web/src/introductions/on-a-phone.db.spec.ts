import { OwnShortlists } from '@footing/introductions';
import { Places } from '@footing/pairings';
import { axeFaults, openBrowser } from '@footing/testing';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { inDays, Meeting } from './spec/meeting';

/*
 * Given a round in which students meet three mentors before the final draft,
 * when a student chooses, the mentor has time for calls, they agree on a time, move it, talk, and both say how it was, and a call is off,
 * on a phone, without script and with the keyboard alone,
 * then each page is clean for axe and as wide as the screen, and neither ever reads what the other said.
 */
let at: Meeting;
let browser: Browser;
const wrong: string[] = [];
const judged = new Set<string>();

beforeAll(async () => {
  at = await Meeting.open();
  browser = await openBrowser();
}, 60_000);
afterAll(async () => {
  await browser.close();
  await at.close();
});

async function sit(accountId: string): Promise<Page> {
  const { port } = at.paired.web.getHttpServer().address() as AddressInfo;
  const context = await browser.newContext({
    ...{ baseURL: `http://127.0.0.1:${port}`, viewport: { width: 360, height: 800 }, javaScriptEnabled: false },
  });
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  await page.goto(`/enter/${at.paired.institutionId}/${accountId}`);
  return page;
}

async function look(page: Page, as: string): Promise<void> {
  if (judged.has(as)) return;
  judged.add(as);
  wrong.push(...(await axeFaults(page)).map((fault) => `${as}: ${fault}`));
  if (await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth))
    wrong.push(`${as}: wider than the screen`);
}

/** Presses the button of that name with the keyboard. */
async function press(page: Page, name: string | RegExp): Promise<void> {
  const button = page.getByRole('button', { name, exact: true }).first();
  await button.focus();
  await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
}

async function fillDay(page: Page, name: string, day: string): Promise<void> {
  const [year = '', month = '', date = ''] = day.split('-');
  for (const [part, value] of Object.entries({ day: date, month, year }))
    await page.locator(`#${name}-${part}`).fill(value);
}

const words = (page: Page) => page.locator('main').innerText();

test('two people meet before anybody is paired', async () => {
  await at.newRound();
  const lead = await sit(at.lead.accountId ?? '');
  await lead.goto(`/rounds/${at.roundId}/introductions`);
  await look(lead, 'the switch, off');
  await press(lead, 'Switch it on');
  await look(lead, 'the switch, with faults');
  for (const [name, days] of Object.entries({ listsOn: 0, picksBy: 8, callsBy: 16, ratingsBy: 20 }))
    await fillDay(lead, name, inDays(days));
  await lead.getByLabel('Hide first names').press('Space');
  await press(lead, 'Switch it on');
  await at.tick();
  await lead.reload();
  await look(lead, 'the switch, on');
  expect(await words(lead)).toContain('4 students have one');

  const [student, mentor] = [await sit(at.of('Amina').accountId), await sit(at.of('Joan').accountId)];
  await student.goto('/mentoring');
  await look(student, 'my mentoring');
  await student.getByRole('button', { name: 'Go to my shortlist' }).press('Enter');
  await student.getByRole('button', { name: 'Keep my answer' }).waitFor();
  await look(student, 'the shortlist');
  await press(student, 'Keep my answer');
  await look(student, 'the shortlist, with faults');
  await student.getByLabel('First choice').selectOption(at.of('Joan').partId);
  await press(student, 'Keep my answer');
  expect(await words(student)).toContain('Your first choice');
  const picks = [at.of('Joan').partId];
  await at.paired
    .get(OwnShortlists)
    .pick(at.actor('Ben', 'student'), at.roundId, { picks, isNone: false, missing: '' });

  await at.daysLater(9);
  await mentor.goto('/me/students');
  await look(mentor, 'my students');
  await mentor.getByRole('link', { name: 'Go to my short calls' }).press('Enter');
  await mentor.getByLabel('For how many short calls').fill('2');
  await lead.goto(`/rounds/${at.roundId}/introductions/missing`);
  await look(lead, 'what students miss');
  await look(mentor, 'short calls');
  await press(mentor, 'Say so');
  await mentor.getByRole('link', { name: 'Your short call with Amina' }).press('Enter');
  await mentor.getByRole('button', { name: 'Send these times' }).waitFor();
  await mentor.getByText('I cannot make this call').click();
  await look(mentor, 'a call');
  await fillDay(mentor, 'day-1', inDays(3));
  await mentor.locator('#time-1').fill('15:30');
  await mentor.getByLabel('How do you talk?').fill('I ring you');
  await press(mentor, 'Send these times');

  await student.goto(`/shortlist/${at.roundId}`);
  await look(student, 'the shortlist, afterwards');
  await student.getByRole('link', { name: 'Your short call with Joan' }).press('Enter');
  await student.getByLabel(', 15:30').press('Space');
  await look(student, 'a call, with times');
  await press(student, 'Agree to this time');
  expect(await words(student)).toMatch(/Agreed: .*, 15:30 \(London time\)/);
  await at.free('Amina', 'Ben', 'Joan');
  await student.reload();
  await student.getByText('Change the time').click();
  await look(student, 'a call, with times in one tap');
  // The next that suits both: what that is depends on when this is read.
  const next = await student
    .getByRole('button', { name: /^Talk / })
    .first()
    .innerText();
  const [time = 'none'] = /\d{2}:\d{2}/.exec(next) ?? [];
  await press(student, /^Talk /);
  expect(await words(student)).toMatch(new RegExp(`Agreed: .*, ${time} \\(London time\\)`));
  await at.timeCame(await at.callOf('Amina', 'Joan'));
  await student.reload();
  await press(student, 'We have talked');
  await look(student, 'a call that was held');
  for (const [page, said] of [
    [student, 'Zinnia listens'],
    [mentor, 'Rowan was shy'],
  ] as const) {
    await page.goto(`/intro-calls/${await at.callOf('Amina', 'Joan')}`);
    await page.getByLabel('4: It would be good').press('Space');
    await page.getByLabel('Anything to remember?').fill(said);
    await press(page, 'Keep this');
  }
  expect(await student.content()).not.toContain('Rowan');
  expect(await mentor.content()).not.toContain('Zinnia');
  await look(mentor, 'a call that is rated');
  const off = await at.callOf('Ben', 'Joan');
  const ben = await sit(at.of('Ben').accountId);
  await ben.goto(`/intro-calls/${off}`);
  await look(ben, 'a call, with the next times in one tap');
  await at.paired.get(Places).pause(at.actor('Joan', 'mentor'), at.of('Joan').partId, inDays(30));
  await ben.reload();
  expect(await words(ben)).toContain('This call is off');
  await look(ben, 'a call that is off');
  expect(wrong).toEqual([]);
}, 60_000);
