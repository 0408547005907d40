import { writeXlsx } from '@footing/spreadsheets';
import { Folder, readBack } from './rig-for-tests';
import { withoutTimes } from './without-times';

const LOCAL_TIME = 10;
const DIRECTORY_TIME = 12;

/** The same workbook, made at another time: its first file says so twice. */
function madeLater(workbook: Buffer): Buffer {
  const later = Buffer.from(workbook);
  const directory = later.readUInt32LE(later.length - 6);
  for (const place of [LOCAL_TIME, directory + DIRECTORY_TIME]) later.writeUInt32LE(0x5b_21_12_34, place);
  return later;
}

test('a workbook made at another time is the same file, and still a workbook', async () => {
  const workbook = await writeXlsx([{ name: 'One', headers: ['A'], rows: [['x']] }]);
  const later = madeLater(workbook);
  expect(later.equals(workbook)).toBe(false);
  expect(withoutTimes(later).equals(withoutTimes(workbook))).toBe(true);
  const folder = new Folder();
  folder.put('one.xlsx', withoutTimes(later));
  expect(await readBack(folder.at('one.xlsx'))).toEqual([{ A: 'x' }]);
  folder.remove();
});

test('what is no zip file is left as it is', () => {
  expect(withoutTimes(Buffer.from('short')).toString()).toBe('short');
  expect(withoutTimes(Buffer.alloc(100, 'a')).toString()).toBe('a'.repeat(100));
});
