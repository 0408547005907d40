import type { Page } from 'playwright-core';
import { castMentors } from '../../apps/local/src/demo/cast-mentors';
import { castStudents } from '../../apps/local/src/demo/cast-students';
import { ownSurvey } from '../../apps/local/src/tasters/own-survey';
import { mailFor, press } from '../journeys/steps';
import { lead, mentor, nameOf, student } from './people';
import { attempt } from './story';
import type { TasterSeats } from './tasters';

type Look = (page: Page, moment?: string) => Promise<void>;

/** Somebody answers a survey from the mail that asked them; a mentor finds one on their own pages; and the lead looks on. */
export async function answered({ sit, lookFor }: TasterSeats): Promise<void> {
  await attempt('a survey from a mail', async () => {
    const page = await sit({ ...student, name: nameOf(castStudents.ben) });
    const look = lookFor(student);
    await page.goto('/mentoring');
    await look(page, 'asked-a-survey');
    const link = await mailFor(page, castStudents.ben.email, 'before mentoring begins', 1);
    await look(page, 'a-survey');
    await page.context().clearCookies();
    await page.goto(link);
    await look(page, 'asked-first');
    await press(page, 'Yes, and start');
    await page.waitForURL(/\/\d+(\?|$)/);
    await answerAll(page, look);
    await press(page, /^Send/);
    await page.waitForURL(/\/thanks/);
    await look(page);
  });
  await attempt('a survey of a mentor', async () => {
    const page = await sit({ ...mentor, name: nameOf(castMentors.nnamdi) });
    await page.goto('/me/students');
    await lookFor(mentor)(page, 'asked-a-survey');
    await page.goto('/me/surveys');
    await lookFor(mentor)(page, 'waiting');
    await page.locator('main a[href^="/me/surveys/"]').first().click();
    await page.waitForURL(/surveys\/[\w-]{36}/);
    await lookFor(mentor)(page, 'asked-first');
  });
  await attempt('surveys that the lead looks after', async () => {
    const [page, look] = [await sit(lead), lookFor(lead)];
    await page.goto('/instruments');
    await look(page);
    await page.getByRole('link', { name: ownSurvey.title['en'] ?? '' }).click();
    await page.waitForURL(/instruments\/[\w-]{36}/);
    await look(page, 'a-draft');
    const survey = new URL(page.url()).pathname;
    await page.goto(`${survey}/items/${ownSurvey.items[1]?.key ?? ''}`);
    await look(page);
    await howItGoes(page, look);
  });
}

/** Ticks the first that is offered on every page, until all is to be checked. */
async function answerAll(page: Page, look: Look): Promise<void> {
  for (const moment of ['choose-one', 'agree', '', 'write']) {
    const names = await page
      .locator('main input[type=radio], main input[type=checkbox]')
      .evaluateAll((all) => [...new Set(all.map((one) => one.getAttribute('name') ?? ''))]);
    if (moment === 'write') await page.locator('main textarea').fill('To know what people with my degree do all day.');
    else for (const name of names) await page.locator(`main [name="${name}"]`).nth(1).check({ force: true });
    if (moment !== '') await look(page, moment);
    const before = page.url();
    await press(page, /^(Save and go on|Continue|Next)/);
    await page.waitForURL((url) => url.href !== before);
  }
  await look(page);
}

async function howItGoes(page: Page, look: Look): Promise<void> {
  await page.goto('/programmes');
  await page.getByRole('link', { name: 'Taster mentoring', exact: true }).click();
  const rounds = await page
    .locator('a[href^="/rounds/"]', { hasText: / taster/ })
    .evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''));
  for (const round of rounds) {
    await page.goto(`${round}/surveys`);
    if ((await page.getByText('What to do', { exact: true }).count()) > 0) return look(page, 'how-it-goes');
  }
}
