import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { writeCsv } from '@footing/spreadsheets';
import type { Page } from 'playwright-core';
import type { Table } from '../../apps/local/src/demo/table';
import { demoUniversity } from '../../apps/local/src/demo/university';
import { bringIn, makeDraft, openRound, passTraining, press } from '../journeys/steps';

/** A student and a mentor in a small round of their own, and those who look after it. */
export interface Seats {
  readonly student: Page;
  readonly mentor: Page;
  readonly lead: Page;
}

/** What goes wrong on the way is said, and the pictures go on: pages change, and each picture is one of many. */
export async function attempt(what: string, does: () => Promise<unknown>): Promise<void> {
  await does().catch((error: unknown) => {
    console.error(`  not done: ${what}: ${String(error).split('\n').slice(0, 3).join(' ')}`);
  });
}

/** A round with the two of them and one student more, as far as the published draft. @returns its addresses: what there is most to see on first. */
export async function publishRound({ lead }: Seats, folder: string): Promise<string[]> {
  const { students, mentors } = demoUniversity('wexmere', 2026);
  const round = await openRound(lead, 'Small round');
  await bringIn(lead, round, 'students', fileOf(folder, 'students', students, 2));
  await bringIn(lead, round, 'mentors', fileOf(folder, 'mentors', mentors, 1));
  const draft = await makeDraft(lead, round);
  for (let open = 2; open > 0; open--) {
    await lead.goto(`${draft}/review?status=open`);
    await lead.locator('main table a').first().click();
    await press(lead, /^Approve/);
    await lead.getByText('Approved.').waitFor();
  }
  await lead.goto(`${draft}/publish`);
  await press(lead, /^Publish \d+/);
  await lead.waitForLoadState();
  return [draft, `${draft}/review`, `${round}/pairings`, round];
}

/** The named cast come first in the tables. */
function fileOf(folder: string, name: string, { headers, rows }: Table, count: number): string {
  const file = path.join(folder, `${name}.csv`);
  writeFileSync(file, writeCsv({ headers, rows: rows.slice(0, count) }));
  return file;
}

/** Opens the page of the two's own pairing. */
export async function openPairing(page: Page): Promise<string> {
  await page.goto('/my-pairings');
  const link = page.locator('main a[href^="/my-pairings/"]').first();
  if (await link.count()) await page.goto((await link.getAttribute('href')) ?? '');
  return new URL(page.url()).pathname;
}

/** Both have said yes and the mentor is trained; they agree, have a goal, and write. */
export async function beginTogether({ student, mentor }: Seats): Promise<void> {
  const training = await openTraining(mentor);
  for (const address of training) await attempt(`training ${address}`, () => passTraining(mentor, address));
  for (const page of [student, mentor])
    await attempt('yes', async () => {
      await openPairing(page);
      await press(page, 'Say yes');
    });
  const id = (await openPairing(student)).split('/').pop() ?? '';
  await attempt('agreement', async () => {
    await student.goto(`/together/${id}/agreement`);
    await student.getByLabel('I have read this').press('Space');
    await student.getByLabel('Your name').fill('Amina Yusuf');
    await press(student, 'I agree');
  });
  await attempt('goal', async () => {
    await student.goto(`/together/${id}/goals`);
    await student.getByLabel('What would you like to reach?').fill('Find out what publishers do');
    await press(student, 'Add this goal');
  });
  for (const [page, words] of [
    [student, 'Hello Joan, when would be good for you?'],
    [mentor, 'Hello Amina, how about Tuesday evening?'],
  ] as const)
    await attempt('message', async () => {
      await page.goto(`/messages/${id}`);
      await page.getByLabel('Your message').fill(words);
      await press(page, 'Send');
    });
}

/** Both say when they can meet, and the student books the first time that suits both. */
export async function bookMeeting({ student, mentor }: Seats): Promise<void> {
  for (const page of [mentor, student])
    await attempt('when they can meet', async () => {
      await page.goto('/me/when');
      for (const box of await page.locator('main input[type=checkbox]').all()) await box.check({ force: true });
      await press(page, 'Save when I can meet');
    });
  await attempt('a meeting', async () => {
    const pairing = await openPairing(student);
    await student.goto(`${pairing}/meetings`);
    await student.getByRole('button', { name: /^Book/ }).first().click();
    await student.waitForLoadState();
  });
}

async function openTraining(page: Page): Promise<readonly string[]> {
  await page.goto('/me/training');
  return page
    .locator('main a[href^="/me/training/"]')
    .evaluateAll((all) => all.map((one) => (one.getAttribute('href') ?? '').replace(/\?.*/, '')));
}

/** What others begin, so that those who look after it have something on their pages. */
export async function fillDesks({ student, lead }: Seats): Promise<void> {
  await attempt('an invitation', async () => {
    await lead.goto('/mentors-invited/new');
    await lead.getByLabel('Invite mentors').fill('Ada Brook <ada.brook@example.org>');
    await press(lead, 'Send the invitations');
  });
  await attempt('a campaign', async () => {
    await lead.goto('/campaigns/new');
    const rounds = lead.getByLabel('Round', { exact: true });
    const small = await rounds.locator('option', { hasText: 'Small round' }).getAttribute('value');
    await rounds.selectOption(small);
    await lead.getByLabel('Name in your own list').fill('Remind those who began');
    await lead.locator('[name=standing]').first().check({ force: true });
    await lead.getByLabel('Subject').fill('Mentoring this year');
    await lead.getByLabel('Text', { exact: true }).fill('It takes a few minutes.\n\nYou can stop at any page.');
    await press(lead, 'Save and see who gets it');
  });
  await attempt('a request about data', async () => {
    await student.goto('/me/data/rights/new');
    await student.locator('main input[type=radio]').first().check({ force: true });
    await student.locator('main form button').last().click();
  });
  await attempt('a concern', async () => {
    await openPairing(student);
    await student.getByRole('main').getByRole('link', { name: 'Raise a concern' }).click();
    await student.getByLabel('What happened?').fill('An example: nobody here is real.');
    await student.locator('main input[type=radio]').first().check({ force: true });
    await press(student, 'Send to the safeguarding lead');
  });
}

/** The end: both say goodbye. */
export async function sayGoodbye({ student, mentor }: Seats): Promise<void> {
  const id = (await openPairing(student)).split('/').pop() ?? '';
  for (const page of [student, mentor])
    await attempt('goodbye', async () => {
      await page.goto(`/together/${id}/goodbye`);
      await page.getByLabel(/say thank you/).fill('Thank you for everything.');
      await page.getByLabel('Yes', { exact: true }).check({ force: true });
      await press(page, 'Say goodbye');
      await page.goto(`/together/${id}`);
    });
}
