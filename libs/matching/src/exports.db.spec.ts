import path from 'node:path';
import { tmpdir } from 'node:os';
import { writeFile, mkdtemp } from 'node:fs/promises';
import { openTable } from '@footing/spreadsheets';
import { type Desk, Stage } from './spec/stage';

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

test('the workbook holds both tables', async () => {
  const { rows, sheetNames } = await readBack(await desk.exports.toXlsx(stage.priya, draftId), 'draft.xlsx');
  expect(sheetNames).toEqual(['Pairings', 'Not matched']);
  expect(rows).toMatchObject([{ Mentor: 'Joan Example', Score: '1' }]);
});
