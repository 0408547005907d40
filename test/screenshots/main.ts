import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openBrowser, sitDown, startFooting } from '@footing/testing';
import type { Page } from 'playwright-core';
import { castStudents } from '../../apps/local/src/demo/cast-students';
import { crawl } from '../journeys/crawl';
import { openRound } from '../journeys/steps';
import { Album } from './album';
import { Camera } from './camera';
import { anybody, lead, mentor, student, type Walker, walkers } from './people';
import { takeReadmePictures } from './readme-pictures';
import * as story from './story';
import * as surveys from './surveys';
import * as tasters from './tasters';
import * as unlinked from './unlinked';

/*
 * `npm run screenshots`: pictures of every page, from a fresh demonstration, into docs/screenshots. With words after
 * `--`, only of pages whose journey, person or name holds one of them; the rest of the folder stays as it is.
 */
const folder = path.resolve(__dirname, '../../docs/screenshots');
const wanted = process.argv.slice(2);

async function main(): Promise<void> {
  const data = mkdtempSync(path.join(tmpdir(), 'footing-pictures-'));
  const footing = await startFooting(data);
  const browser = await openBrowser();
  const [album, started] = [new Album(folder), Date.now()];
  const camera = new Camera(album, wanted);
  try {
    const sit = (who: Walker) => sitDown(browser, who.name, { at: footing.webUrl });
    await takeAll({ sit, camera, album, data });
    if (wanted.length === 0) await takeReadmePictures(browser, footing.webUrl, folder);
  } finally {
    await browser.close();
    await footing.end('SIGTERM');
    rmSync(data, { recursive: true, force: true });
    const bytes = album.close(wanted.length === 0 ? camera.names : null);
    const minutes = ((Date.now() - started) / 60_000).toFixed(1);
    console.log(
      `${camera.names.size} pages seen in ${minutes} minutes; the folder holds ${(bytes / 1e6).toFixed(1)} MB`,
    );
  }
}

interface Studio {
  readonly camera: Camera;
  readonly album: Album;
  readonly data: string;
  readonly sit: (who: Walker) => Promise<Page>;
}

async function takeAll({ sit, camera, album, data }: Studio): Promise<void> {
  const lookFor =
    ({ who }: Walker) =>
    (page: Page, moment = '') =>
      camera.take(page, who, moment);
  const seats = { student: await sit(student), mentor: await sit(mentor), lead: await sit(lead) };
  const asked = [
    [student, seats.student],
    [mentor, seats.mentor],
  ] as const;
  await story.attempt('the pages before anything is decided', async () => {
    for (const [who, page] of asked)
      for (const address of ['/', '/mentoring', '/me/students'])
        await unlinked.openIfThere(page, address, (at) => lookFor(who)(at, 'at-first'));
    const roundId = (await openRound(seats.lead, 'Next round')).split('/').pop() ?? '';
    await unlinked.signingUp(seats.student, lookFor(student), roundId);
    await unlinked.offering(seats.mentor, lookFor(mentor), roundId);
  });
  await tasters.beforePairing({ sit, lookFor });
  await tasters.afterMeetings({ sit, lookFor });
  await surveys.answered({ sit, lookFor });
  const busy: string[] = [];
  await story.attempt('a published round', async () => busy.push(...(await story.publishRound(seats, data))));
  const takePairing = async (moment: string): Promise<void> => {
    for (const [who, page] of asked)
      await story.attempt(`a pairing that is ${moment}`, async () => {
        await story.openPairing(page);
        await lookFor(who)(page, moment);
      });
  };
  await takePairing('proposed');
  await story.beginTogether(seats);
  await story.bookMeeting(seats);
  await takePairing('active');
  await story.fillDesks(seats);
  await tasters.wantsToMentor(await sit(anybody), lookFor(anybody));
  busy.push(...(await tasters.whereLeadLooks(seats.lead)));
  for (const who of walkers) {
    await walk({
      who,
      page: await sit(who),
      camera,
      look: lookFor(who),
      from: who.who === lead.who ? [...busy, '/'] : ['/'],
    });
    // Whatever stops the run from here on, what was taken is in the index.
    album.close(null);
  }
  await story.sayGoodbye(seats);
  for (const [who, page] of asked) await lookFor(who)(page, 'over');
  await takePairing('over');
}

interface Walk {
  readonly who: Walker;
  readonly page: Page;
  readonly camera: Camera;
  readonly look: (page: Page, moment?: string) => Promise<void>;
  readonly from: string[];
}

/** What has been taken for somebody else is only read, for the links in it. */
async function walk({ who, page, camera, look, from }: Walk): Promise<void> {
  const pages = await crawl(
    page,
    async (address) => {
      if (camera.knows(address, who.who)) return (await page.request.get(address)).text();
      await story.attempt(`${who.who} at ${address}`, () => unlinked.openIfThere(page, address, look));
      return undefined;
    },
    from,
  );
  console.log(`${who.who}: ${pages} pages`);
  if (who.name === null) {
    for (const address of unlinked.forAnybody)
      await story.attempt(address, () => unlinked.openIfThere(page, address, look));
    await story.attempt('a link to sign in', () => unlinked.askForLink(page, look, castStudents.amina.email));
    await unlinked.mailAndItsLinks(page, look);
  }
  await page.context().close();
}

void main();
