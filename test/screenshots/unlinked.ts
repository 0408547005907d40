import type { Page } from 'playwright-core';
import { attempt } from './story';

type Look = (page: Page, moment?: string) => Promise<void>;

const joinSteps = ['help', 'direction', 'ways', 'meeting', 'times', 'experience', 'interests', 'needs', 'most'];
const offerSteps = ['help', 'path', 'sectors', 'meeting', 'ways', 'places', 'check', 'share'];

/** Pages for whoever comes by that nothing on the first page leads to. */
export const forAnybody: readonly string[] = [
  ...['/sign-in', '/sign-in/e-mail', '/sign-in/e-mail/sent', '/sign-in/passkey', '/sign-in/join', '/concern'],
  ...[
    '/be-a-mentor',
    '/be-a-mentor/tell-us',
    '/demo/sign-in',
    '/demo/mail',
    '/no-such-page',
    '/stories',
    '/accessibility',
    '/privacy',
  ],
];

/** Steps of signing up are reached by buttons: each is opened by its address once the first is begun. */
export async function signingUp(page: Page, look: Look, roundId: string): Promise<void> {
  await attempt('signing up', async () => {
    await begin(page, `/join/rounds/${roundId}`, look);
    for (const step of joinSteps) await openIfThere(page, `/join/rounds/${roundId}/questions/${step}`, look);
    await openIfThere(page, `/join/rounds/${roundId}/check`, look);
  });
}

export async function offering(page: Page, look: Look, roundId: string): Promise<void> {
  await attempt('offering places', async () => {
    await begin(page, `/me/rounds/${roundId}/offer`, look);
    for (const step of offerSteps) await openIfThere(page, `/me/rounds/${roundId}/offer/${step}`, look);
  });
}

async function begin(page: Page, address: string, look: Look): Promise<void> {
  await page.goto(address);
  await look(page);
  await page.getByRole('button', { name: /^(Start|Go on|Begin)/ }).click();
  await page.waitForLoadState();
}

export async function openIfThere(page: Page, address: string, look: Look): Promise<void> {
  const answer = await page.goto(address);
  if (answer?.status() === 200 || address === '/no-such-page') await look(page);
}

/** Somebody asks for a link to sign in. */
export async function askForLink(page: Page, look: Look, address: string): Promise<void> {
  await page.goto('/sign-in/e-mail');
  await page.getByLabel('Your e-mail address').fill(address);
  await page.getByRole('button', { name: 'Send me a link' }).click();
  await page.getByRole('heading', { level: 1, name: 'Look in your mailbox' }).waitFor();
  await look(page);
}

/** One mail of each subject, and where its links lead for somebody who is not signed in. */
export async function mailAndItsLinks(page: Page, look: Look): Promise<void> {
  await page.goto('/demo/mail');
  const rows = await page
    .locator('main tbody tr')
    .evaluateAll((all) =>
      all.map((one) => [one.querySelector('a')?.textContent ?? '', one.querySelector('a')?.getAttribute('href') ?? '']),
    );
  // What follows a colon is a day or somebody's name, and changes from run to run.
  const bySubject = new Map(rows.map(([subject = '', href = '']) => [subject.split(':')[0] ?? '', href]));
  for (const [subject, href] of bySubject) {
    await page.goto(href);
    await look(page, subject.toLowerCase());
    const links = await page
      .locator('main p a')
      .evaluateAll((all) => all.map((one) => new URL((one as HTMLAnchorElement).href).pathname));
    for (const [at, link] of links.filter((one) => /\/[\w-]{30,}/.test(one)).entries()) {
      // A mail with two links to one page asks two things.
      const lookAt: Look = (of) => look(of, at > 0 && link.startsWith('/met/') ? 'we-did-not' : '');
      await attempt(`the link ${link.slice(0, 14)}…`, () => openIfThere(page, link, lookAt));
    }
  }
}
