import type { Page } from 'playwright-core';
import { castMentors } from '../../apps/local/src/demo/cast-mentors';
import { castStudents } from '../../apps/local/src/demo/cast-students';
import { mailFor, press } from '../journeys/steps';
import { mentor, nameOf, student, type Walker } from './people';
import { attempt } from './story';

type Look = (page: Page, moment?: string) => Promise<void>;

/** With whom the pages of the second programme are looked at. */
export interface TasterSeats {
  readonly sit: (who: Walker) => Promise<Page>;
  readonly lookFor: (who: Walker) => Look;
}

/** Somebody of the cast, filed under the student or the mentor. */
const as = (who: Walker, person: { firstName: string; lastName: string }): Walker => ({ ...who, name: nameOf(person) });

const follow = async (page: Page, start: string, nth = 0): Promise<string> => {
  const link = page.locator(`main a[href^="${start}"]`).nth(nth);
  await page.goto((await link.getAttribute('href')) ?? '');
  return new URL(page.url()).pathname;
};

/** Before anybody is paired: a shortlist, short calls, and how they were. */
export async function beforePairing({ sit, lookFor }: TasterSeats): Promise<void> {
  await attempt('choosing from a shortlist', async () => {
    const [page, look] = [await sit(as(student, castStudents.ben)), lookFor(student)];
    await page.goto('/mentoring');
    await look(page, 'choosing');
    await follow(page, '/shortlist/');
    await look(page, 'choosing');
    await page.locator('main select').first().selectOption({ index: 1 });
    await press(page, 'Keep my answer');
    await page.waitForLoadState();
    await look(page, 'chosen');
  });
  await attempt('short calls of a student', async () => {
    const [page, look] = [await sit(as(student, castStudents.chloe)), lookFor(student)];
    await page.goto('/mentoring');
    await look(page, 'calls');
    const shortlist = await follow(page, '/shortlist/');
    await look(page, 'calls');
    for (let nth = 0; nth < (await page.locator('main a[href^="/intro-calls/"]').count()); nth++) {
      await follow(page, '/intro-calls/', nth);
      const isHeld = (await page.getByRole('heading', { name: 'How was it?' }).count()) > 0;
      await look(page, isHeld ? 'held' : 'finding-a-time');
      await (isHeld ? rate(page, look) : agree(page, look));
      await page.goto(shortlist);
    }
  });
  await attempt('short calls of a mentor', async () => {
    const [page, look] = [await sit(as(mentor, castMentors.curtis)), lookFor(mentor)];
    await page.goto('/me/students');
    await look(page, 'asked-for-calls');
    const address = await follow(page, '/short-calls/');
    await look(page, 'asked');
    await page.getByLabel(/how many/i).fill('2');
    await page.locator('main form button').first().click();
    await page.waitForLoadState();
    await page.goto(address);
    await look(page, 'said');
    await follow(page, '/intro-calls/');
    await look(page, 'no-time-yet');
  });
}

async function agree(page: Page, look: Look): Promise<void> {
  await page
    .getByRole('button', { name: /^Talk / })
    .first()
    .click();
  await page.waitForLoadState();
  await look(page, 'agreed');
}

async function rate(page: Page, look: Look): Promise<void> {
  await page.locator('main input[name=stars]').nth(1).check({ force: true });
  await press(page, 'Keep this');
  await page.waitForLoadState();
  await look(page, 'rated');
}

/** After a meeting: one tap, and what each wrote. */
export async function afterMeetings({ sit, lookFor }: TasterSeats): Promise<void> {
  await attempt('a student after a meeting', async () => {
    const [page, look] = [await sit(as(student, castStudents.rhys)), lookFor(student)];
    await page.goto('/mentoring');
    await look(page, 'met-yesterday');
    const pairing = await follow(page, '/my-pairings/');
    await look(page, 'met-yesterday');
    await page.goto(`${pairing}/meetings`);
    await look(page, 'met-yesterday');
    await page.goto(pairing);
    await page.goto((await page.locator('main a[href$="/after"]').first().getAttribute('href')) ?? '');
    await look(page, 'not-said-yet');
    await press(page, 'Yes, we met');
    await page.waitForLoadState();
    await look(page, 'said');
    await page
      .locator('[name=good]')
      .fill('We practised the interview twice, and the second time I did not look at my notes.');
    await page.locator('[name=share][value=pair-when-both]').check({ force: true });
    await press(page, 'Keep what I wrote');
    await page.waitForLoadState();
    await look(page, 'both-wrote');
  });
  await attempt('two who say different things', async () => {
    const [page, look] = [await sit(as(student, castStudents.tunde)), lookFor(student)];
    await page.goto('/mentoring');
    await look(page, 'two-answers');
    await page.goto((await page.locator('main a[href$="/after"]').first().getAttribute('href')) ?? '');
    await look(page, 'two-answers');
  });
  await attempt('a mentor after a meeting', async () => {
    const [page, look] = [await sit(as(mentor, castMentors.nnamdi)), lookFor(mentor)];
    await page.goto('/me/students');
    await look(page, 'met-yesterday');
  });
}

/** Where the lead sees how the second programme goes. @returns addresses to begin from. */
export async function whereLeadLooks(lead: Page): Promise<string[]> {
  const found: string[] = [];
  await attempt('how it goes', async () => {
    await lead.goto('/programmes');
    await lead.getByRole('link', { name: 'Taster mentoring', exact: true }).click();
    const rounds = await lead
      .locator('a[href^="/rounds/"]', { hasText: / taster/ })
      .evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''));
    for (const round of rounds) {
      await lead.goto(`${round}/how-it-goes?show=all`);
      const written = await lead
        .locator('main a[href$="/reflections"]')
        .evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''));
      if (written.length > 0) found.push(`${round}/how-it-goes?show=all`, ...written);
      await lead.goto(`${round}/introductions`);
      if ((await lead.getByText(/^[1-9]\d* agreed to/).count()) > 0) found.push(`${round}/introductions`);
    }
  });
  return found;
}

/** Somebody whom nobody invited writes that they want to mentor. */
export async function wantsToMentor(page: Page, look: Look): Promise<void> {
  await attempt('somebody who wants to mentor', async () => {
    const address = 'idris.cole@example.org';
    await page.goto('/be-a-mentor/tell-us');
    await look(page);
    await page.getByLabel('Your name').fill('Idris Cole');
    await page.getByLabel('Your e-mail address').fill(address);
    await page.getByLabel('What do you do now?').fill('I am a transport planner. I studied geography here.');
    await press(page, 'Send');
    await page.getByRole('heading', { name: 'Look at your mail' }).waitFor();
    await look(page);
    await page.goto(await mailFor(page, address, '', 1));
    await look(page, 'to-confirm');
    await press(page, 'Yes, it was me');
    await page.getByRole('heading', { name: 'Thank you' }).waitFor();
    await look(page);
  });
}
