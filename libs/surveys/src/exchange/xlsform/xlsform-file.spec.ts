import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { writeXlsx } from '@footing/spreadsheets';
import { shippedSurveys } from '../../shipped/surveys';
import { readXlsFormFile, xlsFormFile } from './xlsform-file';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'xlsform-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function read(file: Buffer) {
  const at = path.join(folder, 'form.xlsx');
  await writeFile(at, file);
  return readXlsFormFile({ path: at }, 'student-middle');
}

test('a survey goes into a workbook and comes back out of it', async () => {
  const { instrument } = shippedSurveys.find((one) => one.instrument.key === 'student-middle')!;
  const { file, dropped } = await xlsFormFile(instrument);
  expect(dropped.map(({ path: at }) => at)).toEqual([
    'scales[0]',
    'scales[1]',
    'items[0].personal',
    'welcome',
    'thanks',
  ]);
  const items = instrument.items.map((item) => (item.type === 'information' ? item : { ...item, personal: 'low' }));
  expect(await read(file)).toEqual({
    instrument: { ...instrument, items, scales: [], welcome: {}, thanks: {} },
    dropped: [],
  });
});

test('sheets are found by their names, and choices and settings may be missing', async () => {
  const notes = { name: 'Notes', headers: ['a', 'b'], rows: [['1', '2']] };
  const survey = { name: 'Survey', headers: ['type', 'name', 'label'], rows: [['note', 'hello', 'Hello']] };
  expect((await read(await writeXlsx([notes, survey])))?.instrument.items).toEqual([
    { type: 'information', key: 'hello', text: { en: 'Hello' } },
  ]);
  await expect(read(await writeXlsx([notes]))).rejects.toThrow(expect.objectContaining({ code: 'file.empty' }));
});
