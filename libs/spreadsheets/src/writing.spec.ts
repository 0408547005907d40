import fc from 'fast-check';
import { cellsOf, readAll } from './file-for-tests';
import { writeCsv } from './write-csv';
import { writeXlsx } from './write-xlsx';

const dangerous = ['=1+1', '+44 20', '-1', '@x', '\tx', '\rx', '\nx', '＝x', '＋x', '－x', '＠x'];

test.each(dangerous)('%j is written so that no spreadsheet runs it, and is read as it was', async (text) => {
  const csv = writeCsv({ headers: ['A', 'B'], rows: [[text, 'x']] });
  expect(csv.toString()).toContain(`"'${text}"`);
  expect(await cellsOf(csv)).toEqual([[text, 'x']]);
});

test('a CSV file says that it is UTF-8 and has every cell in quotation marks', () => {
  const csv = writeCsv({ headers: ['A'], rows: [[1], [null], ['say "hi"']] });
  expect(csv.toString()).toBe('\uFEFF"A"\r\n"1"\r\n""\r\n"say ""hi"""\r\n');
});

test('texts are typed as text in a workbook, numbers as numbers; headers stay in sight', async () => {
  const content = await writeXlsx([{ name: 'People', headers: ['A', 'B'], rows: [['=1+1', 2]] }]);
  expect(await cellsOf(content)).toEqual([['=1+1', '2']]);
  const { sheet, styles } = await partsOf(content);
  expect(sheet).not.toContain('<f>');
  expect(sheet).toMatch(/<pane [^>]*ySplit="1"[^>]*state="frozen"/);
  expect(styles).toMatch(/<b\s*\/>/);
});

test('words that are members of every object are words', async () => {
  const rows = [['constructor', '__proto__', 'valueOf', 'toString']];
  expect(await cellsOf(await writeXlsx([{ name: 'S', headers: ['hasOwnProperty', 'B', 'C', 'D'], rows }]))).toEqual(
    rows,
  );
  expect(await cellsOf(writeCsv({ headers: ['hasOwnProperty', 'B', 'C', 'D'], rows }))).toEqual(rows);
});

test('sheets get names that Excel allows, each its own', async () => {
  const sheet = (name: string) => ({ name, headers: ['A'], rows: [['1']] });
  const content = await writeXlsx(['A/B', 'a:b', '', 'x'.repeat(40)].map(sheet));
  expect((await readAll(content)).sheetNames).toEqual(['A B', 'a b (2)', 'Sheet', 'x'.repeat(31)]);
});

/** Cells as people type them: quotes, separators, line ends, formulas, apostrophes, other alphabets; not blank. */
const typed = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }),
  fc.string({
    unit: fc.constantFrom('_x0041_', ...Array.from(`'"=+-@,;\t\n\r|_x0D aZoë李ـ＝`)),
    minLength: 1,
    maxLength: 12,
  }),
);
/** What no spreadsheet file holds, or what the writer of workbooks drops: nothing that a person types. */
const unwritable = /(?![\t\n\r])\p{Cc}|\p{Noncharacter_Code_Point}|\uFFFD/u;
const cell = typed.filter((text) => text.trim() !== '' && !unwritable.test(text));
const records = fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 8 });
const headers = ['A', 'B', 'C'];

test('whatever is written to CSV is read again', async () => {
  await fc.assert(
    fc.asyncProperty(records, async (rows) => {
      expect(await cellsOf(writeCsv({ headers, rows }))).toEqual(rows);
    }),
    { numRuns: 150 },
  );
}, 30_000);

test('whatever is written to a workbook is read again', async () => {
  await fc.assert(
    fc.asyncProperty(records, async (rows) => {
      expect(await cellsOf(await writeXlsx([{ name: 'S', headers, rows }]))).toEqual(rows);
    }),
    { numRuns: 60 },
  );
}, 30_000);

async function partsOf(content: Buffer): Promise<{ sheet: string; styles: string }> {
  const { fromBufferPromise } = await import('yauzl');
  const zip = await fromBufferPromise(content, { lazyEntries: true });
  const texts = new Map<string, string>();
  for await (const entry of zip.eachEntry()) {
    const chunks: Buffer[] = [];
    for await (const chunk of (await zip.openReadStreamPromise(entry)) as AsyncIterable<Buffer>) chunks.push(chunk);
    texts.set(entry.fileName, Buffer.concat(chunks).toString());
  }
  return { sheet: texts.get('xl/worksheets/sheet1.xml') ?? '', styles: texts.get('xl/styles.xml') ?? '' };
}
