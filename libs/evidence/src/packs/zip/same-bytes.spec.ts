import { writeDocument } from '../documents/write';
import { reportOds } from '../sheets/report-ods';
import { reportXlsx } from '../sheets/report-xlsx';
import { given } from '../spec/a-report';
import { writeZip } from './write-zip';

/** When each file of a zip says it was changed: date and time as the list at its end has them, four bytes. */
function stampsIn(zip: Buffer): number[] {
  const found: number[] = [];
  for (let at = zip.indexOf('PK\u0001\u0002'); at >= 0; at = zip.indexOf('PK\u0001\u0002', at + 1))
    found.push(zip.readUInt32LE(at + 12));
  return found;
}
/** Midnight of the first of January 1980, in the words of DOS. */
const ALWAYS = 0x0021_0000;

test('no file of a zip, a workbook or a spreadsheet tells when it was made', async () => {
  const report = writeDocument('board-page', given('board-page'));
  const zips = [
    await writeZip([{ name: 'a', content: Buffer.from('b') }]),
    await reportXlsx(report),
    await reportOds(report),
  ];
  for (const zip of zips) {
    const stamps = stampsIn(zip);
    expect(stamps.length).toBeGreaterThan(0);
    expect(stamps.filter((stamp) => stamp !== ALWAYS)).toEqual([]);
  }
});
