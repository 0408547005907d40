import { readAll } from './file-for-tests';
import type { TableLimits } from './limits';
import { FileRefusal, refusalWords } from './refusals';
import { type ZipPart, workbookParts, zipOf } from './xlsx/zip-for-tests';

/** The refusal of a file, or null when it was read. */
const refusal = (content: string | Buffer, limits: Partial<TableLimits> = {}): Promise<FileRefusal | null> =>
  readAll(content, limits).then(
    () => null,
    (error: unknown) => {
      if (error instanceof FileRefusal) return error;
      throw error;
    },
  );
const codeOf = async (content: string | Buffer, limits: Partial<TableLimits> = {}): Promise<string | undefined> =>
  (await refusal(content, limits))?.code;

const ole = (name: string): Buffer =>
  Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(3000), Buffer.from(`${name}\0`, 'utf16le')]);
const zipWith = (...names: string[]): Buffer => zipOf(names.map((name) => ({ name, content: '<a/>' })));
const row = '<row><c t="inlineStr"><is><t>x</t></is></c></row>';
const parts = workbookParts({ sheets: { One: row.repeat(3) } });

test.each<[string, string, Buffer | string]>([
  ['nothing', 'file.empty', ''],
  ['blank lines', 'file.empty', '\n \r\n\n'],
  ['a mark and nothing else', 'file.empty', '\uFEFF'],
  ['separators and nothing else', 'file.empty', ',,\n,,\n'],
  ['a workbook without a cell', 'file.empty', zipOf(workbookParts({ sheets: { One: '<row r="1"/>' } }))],
  ['headings only', 'file.only-headers', 'Name,Email\n\n'],
  ['a photo', 'file.not-a-table', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')],
  ['a PDF', 'file.not-a-table', '%PDF-1.7\nfoo'],
  ['a web page', 'file.not-a-table', '\n<html><table><tr><td>Name</td></tr></table>'],
  ['a Word document', 'file.not-a-table', zipWith('[Content_Types].xml', 'word/document.xml')],
  ['an old Word document', 'file.not-a-table', ole('WordDocument')],
  ['an old Excel workbook', 'file.old-excel', ole('Workbook')],
  ['a workbook with a password', 'file.encrypted', ole('EncryptedPackage')],
  [
    'a zip file with a password',
    'file.encrypted',
    zipOf([{ name: 'xl/workbook.xml', content: 'x', isEncrypted: true }]),
  ],
  ['an OpenDocument spreadsheet', 'file.other-spreadsheet', zipWith('mimetype', 'content.xml')],
  ['a Numbers spreadsheet', 'file.other-spreadsheet', zipWith('Index/Document.iwa')],
  ['text with a NUL in it', 'file.not-a-table', `Name,B\n${'a,b\n'.repeat(50_000)}x\0,y\n`],
  ['half a letter of UTF-16', 'file.damaged', Buffer.from('fffe61', 'hex')],
  ['a workbook that is cut off', 'file.damaged', zipOf(parts).subarray(0, 500)],
  ['a workbook with broken XML', 'file.damaged', zipOf(workbookParts({ sheets: { One: `${row}<row><c></row>` } }))],
  [
    'an entity of its own',
    'file.damaged',
    zipOf(workbookParts({ sheets: { One: `${row}<row><c><v>&bomb;</v></c></row>` } })),
  ],
])('%s is refused: %s', async (_, code, content) => {
  expect(await codeOf(content)).toBe(code);
});

test('a file is accepted at the limit of its size and refused above it', async () => {
  const content = 'a,b\n1,2\n';
  expect(await codeOf(content, { bytes: content.length })).toBeUndefined();
  expect(await codeOf(content, { bytes: content.length - 1 })).toBe('file.too-large');
});

test('50,000 rows are accepted and 50,001 refused, naming the row', async () => {
  const rows = 'a,b\n'.repeat(50_000);
  expect((await readAll(`Name,Email\n${rows}`)).all).toHaveLength(50_000);
  expect(await refusal(`Name,Email\n${rows}c,d\n`)).toMatchObject({ code: 'file.too-many-rows', row: 50_002 });
}, 30_000);

test('blank rows do not count, in text and in a workbook', async () => {
  const text = 'Name,Email\na,b\n\n,\nc,d\n';
  expect(await codeOf(text, { rows: 2 })).toBeUndefined();
  expect(await refusal(text, { rows: 1 })).toMatchObject({ code: 'file.too-many-rows', row: 5 });
  const workbook = zipOf(workbookParts({ sheets: { One: `${row}<row r="7"/>${row}${row}` } }));
  expect(await codeOf(workbook, { rows: 2 })).toBeUndefined();
  expect(await refusal(workbook, { rows: 1 })).toMatchObject({ code: 'file.too-many-rows', row: 9 });
});

test('100 columns are accepted and 101 refused, in text and in a workbook', async () => {
  const wide = (columns: number): string =>
    `${Array.from({ length: columns }, (_, index) => `h${index}`).join(',')}\n1,2\n`;
  expect(await codeOf(wide(100))).toBeUndefined();
  expect(await codeOf(wide(101))).toBe('file.too-many-columns');
  const cell = (address: string): string => `${row}<row r="2"><c r="${address}"><v>1</v></c></row>`;
  expect(await codeOf(zipOf(workbookParts({ sheets: { One: cell('CV2') } })))).toBeUndefined();
  expect(await codeOf(zipOf(workbookParts({ sheets: { One: cell('CW2') } })))).toBe('file.too-many-columns');
});

test('a quotation mark that is never closed is refused at the row where it stands', async () => {
  const long = `Name,B\n1,2\n\n3,"${'no end '.repeat(20_000)}`;
  const found = await refusal(long);
  expect(found).toMatchObject({ code: 'file.record-too-long', row: 4 });
  expect(found?.words.whatToDo).toContain('Check row 4');
  expect(await refusal('Name,B\n1,2\n3,"no end\n4,5\n')).toMatchObject({ code: 'file.record-too-long', row: 3 });
});

test('a cell of a workbook that never ends is refused', async () => {
  const long = `${row}<row r="7"><c t="str"><v>${'x'.repeat(70_000)}</v></c></row>`;
  expect(await refusal(zipOf(workbookParts({ sheets: { One: long } })))).toMatchObject({
    code: 'file.record-too-long',
    row: 7,
  });
});

describe('a workbook that would unpack to too much', () => {
  const bomb: ZipPart = { name: 'xl/media/picture.png', content: Buffer.alloc(8 * 1024 * 1024) };
  const sheet = { name: 'xl/worksheets/sheet0.xml', content: `<worksheet><sheetData>${row.repeat(50_000)}` };

  test('is refused by what it claims, before anything is unpacked', async () => {
    expect(await codeOf(zipOf([...parts, bomb]))).toBe('file.zip-bomb');
    expect(await codeOf(zipOf([...parts, { ...bomb, content: 'x', claims: 500 * 1024 * 1024 }]))).toBe('file.zip-bomb');
    expect(await codeOf(zipOf(parts), { unpackedBytes: 100 })).toBe('file.zip-bomb');
  });

  test('is refused by the number of its parts', async () => {
    const many = Array.from({ length: 2_001 }, (_, index) => ({ name: `xl/${index}`, content: '' }));
    expect(await codeOf(zipOf(many))).toBe('file.zip-bomb');
  });

  test('is refused while unpacking, when a part is larger than it claims', async () => {
    expect(await codeOf(zipOf([...parts.slice(0, -1), { ...sheet, claims: 1000 }]))).toBe('file.zip-bomb');
  });

  test('is refused when the list of texts would fill the memory', async () => {
    const texts = Array.from({ length: 300 }, (_, n) => `<si><t>text ${n}</t></si>`).join('');
    const book = zipOf(workbookParts({ sheets: { One: row.repeat(2) }, texts }));
    expect(await codeOf(book, { texts: 300 })).not.toBe('file.zip-bomb');
    expect(await codeOf(book, { texts: 299 })).toBe('file.zip-bomb');
    expect(await codeOf(book, { textChars: 2_000 })).toBe('file.zip-bomb');
  });

  test.each([
    ['a text', (long: string) => ({ texts: `<si><t>${long}</t></si>` })],
    ['a tag', (long: string) => ({ texts: `<si x="${long}"/>` })],
    ['a comment', (long: string) => ({ texts: `<!-- ${long} -->` })],
    [
      'a list of formats',
      (long: string) => ({ styles: `<x/>${long.slice(0, 8_000).repeat(2_500).replaceAll('ab', '<x/>')}` }),
    ],
  ])('is refused when %s does not end', async (_, partsWith) => {
    const long = Array.from({ length: 600_000 }, (_, n) => `${(n * 7_919) % 99_991}ab`).join('');
    const book = zipOf(workbookParts({ sheets: { One: row.repeat(2) }, ...partsWith(long.repeat(2)) }));
    expect(await codeOf(book, { unpackRatio: 10_000 })).toBe('file.zip-bomb');
  });

  test('is refused quickly when two cells are a million rows apart', async () => {
    const far = `${row}<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>`;
    expect(await codeOf(zipOf(workbookParts({ sheets: { One: far } })))).toBe('file.too-many-columns');
  });
});

test('every refusal has words that fit for a heading and for what to do', () => {
  for (const { title, whatToDo } of Object.values(refusalWords)) {
    expect(title).toMatch(/^[A-Z].*[^.]$/);
    expect(whatToDo).toMatch(/\.$/);
  }
  expect(new FileRefusal('file.empty').fields).toEqual([
    { field: 'file', message: expect.stringContaining('This file is empty. ') },
  ]);
});
