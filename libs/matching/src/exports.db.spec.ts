import path from 'node:path';
import { tmpdir } from 'node:os';
import { writeFile, mkdtemp } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { openTable } from '@footing/spreadsheets';
import { fromBufferPromise } from 'yauzl';
import { Exports } from './exports.service';
import { Forecasts } from './forecasts.service';
import { OpenDrafts } from './open-drafts.service';
import type { Desk } from './spec/desk';
import { Stage } from './spec/stage';

let stage: Stage;
let desk: Desk;
let draftId: string;
beforeAll(async () => {
  stage = await Stage.open();
  desk = await stage.desk();
  await stage.newRound();
  await stage.student('=Amina', { helpWanted: ['law'] }, 1);
  await stage.student('Ben', { helpWanted: ['art'] }, 2);
  await stage.mentor('Joan', 1, { helpOffered: ['law'] });
  const { id, institutionId } = await desk.drafts.make(stage.priya, stage.roundId, { keep: 'nothing' });
  await desk.drafts.run(institutionId, id);
  draftId = id;
  await desk.reviews.approve(stage.priya, { draftId, applicationId: stage.id('=Amina'), seen: 0 });
});
afterAll(() => stage.close());

async function readBack(file: Buffer, name: string) {
  const place = path.join(await mkdtemp(path.join(tmpdir(), 'footing-export-')), name);
  await writeFile(place, file);
  const table = await openTable({ path: place });
  const rows: Record<string, string>[] = [];
  for await (const { cells } of table.rows)
    rows.push(Object.fromEntries(table.headers.map((header, at) => [header, cells[at] ?? ''])));
  return { rows, sheetNames: table.sheetNames };
}

test('a row a pairing: who, how well, why, and who decided', async () => {
  const { rows } = await readBack(await desk.exports.toCsv(stage.priya, draftId), 'pairings.csv');
  expect(rows).toHaveLength(1);
  expect(rows[0]).toMatchObject({
    ...{ Student: '=Amina Example', School: 'Law', Mentor: 'Joan Example', Score: '1', Review: 'Approved' },
    ...{ Pinned: 'no', 'Decided by': 'Priya', 'Decided on': '2026-11-03 09:00' },
  });
  expect(rows[0]?.['Reasons']).toContain('Wanted and offered: law.');
  expect(Object.keys(rows[0] ?? {}).join(' ')).not.toMatch(/tier|priority/i);
});

test('a name that a spreadsheet would run stands as text', async () => {
  expect((await desk.exports.toCsv(stage.priya, draftId)).toString('utf8')).toContain(`"'=Amina Example"`);
});

test('who has no mentor is in a table of their own, with the reason', async () => {
  const { rows } = await readBack(await desk.exports.toCsv(stage.priya, draftId, 'unmatched'), 'unmatched.csv');
  expect(rows).toMatchObject([
    { Student: 'Ben Example', 'Why there is no mentor': expect.stringContaining('compete') },
  ]);
});

test('the workbook holds both tables, how the draft was made, and which mentors the round lacks', async () => {
  // A workbook waits some seconds for the forecast, a busy machine may need more: it is there by then.
  while ((await desk.forecasts.gaps(stage.priya, draftId)) === null);
  const { rows, sheetNames } = await readBack(await desk.exports.toXlsx(stage.priya, draftId), 'draft.xlsx');
  expect(sheetNames).toEqual(['Pairings', 'Not matched', 'How it was made', 'Mentor gaps']);
  expect(rows).toMatchObject([{ Mentor: 'Joan Example', Score: '1', 'Fit: Help wanted and offered': '1' }]);
});

test('the promise of the lottery is in the workbook, and its secret is not while nothing is published', async () => {
  const { lottery } = await desk.drafts.find(stage.priya, draftId);
  const [drawn] = await stage.db.query<{ seed: string }>('select seed from draft where id = $1', [draftId]);
  const seed = drawn?.seed ?? '';
  expect(seed).toHaveLength(32);
  const text = await textIn(await desk.exports.toXlsx(stage.priya, draftId));
  expect(text).toContain(lottery.commitment);
  expect(text).not.toContain(seed);
});

test('a draft without a result, or a forecast that breaks, leaves the other sheets as they are', async () => {
  const { id } = await desk.drafts.make(stage.priya, stage.roundId, { keep: 'nothing' });
  expect((await desk.exports.toXlsx(stage.priya, id)).length).toBeGreaterThan(0);
  const broken = new Exports(desk.database, new Broken(new OpenDrafts(desk.database, desk.engine)));
  const { sheetNames } = await readBack(await broken.toXlsx(stage.priya, draftId), 'draft.xlsx');
  expect(sheetNames).toEqual(['Pairings', 'Not matched', 'How it was made']);
});

class Broken extends Forecasts {
  override gaps(): Promise<never> {
    return Promise.reject(new Error('the thread ended'));
  }
}

/** Everything that a workbook says, as text. */
async function textIn(workbook: Buffer): Promise<string> {
  const zip = await fromBufferPromise(workbook);
  let text = '';
  for await (const entry of zip.eachEntry()) text += (await buffer(await zip.openReadStreamPromise(entry))).toString();
  return text;
}
