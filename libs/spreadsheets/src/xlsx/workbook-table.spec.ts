import writeExcelFile from 'write-excel-file/node';
import { cellsOf, readAll } from '../file-for-tests';
import { numberWords, shownAs } from './number-words';
import { type WorkbookXml, workbookParts, zipOf } from './zip-for-tests';

const header = '<row r="1"><c r="A1" t="str"><v>A</v></c><c r="B1" t="str"><v>B</v></c></row>';
const read = (rows: string, more: Partial<WorkbookXml> = {}): ReturnType<typeof readAll> =>
  readAll(zipOf(workbookParts({ sheets: { One: header + rows }, ...more })));

test('texts, numbers, answers of formulas and ticks read as they are shown', async () => {
  const { all, kind } = await read(
    `<row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2" t="inlineStr"><is><r><t>Zo</t></r><r><t>ë</t></r></is></c></row>
     <row r="3"><c r="A3"><f>0.1+0.2</f><v>0.30000000000000004</v></c><c r="B3" t="b"><v>1</v></c></row>
     <row r="4"><c r="A4" t="str"><f>A1</f><v>said</v></c><c r="B4"><v>1E+21</v></c></row>
     <row r="5"><c r="A5"><v>2.01812345678E11</v></c><c r="B5"><v>-1.5</v></c></row>`,
    { texts: '<si><r><t>two</t></r><r><t xml:space="preserve"> runs</t></r><rPh><t>reading</t></rPh></si>' },
  );
  expect(kind).toBe('xlsx');
  expect(all.map(({ cells }) => cells)).toEqual([
    ['two runs', 'Zoë'],
    ['0.3', 'TRUE'],
    ['said', '1000000000000000000000'],
    ['201812345678', '-1.5'],
  ]);
});

test('rows keep the number that Excel shows, blank ones and cells without addresses included', async () => {
  const { all } = await read(
    '<row r="3"><c r="A3" s="1"/></row><row r="9"><c r="B9"><v>1</v></c></row><row><c><v>2</v></c></row>',
  );
  expect(all).toEqual([
    { number: 9, cells: ['', '1'], extra: [] },
    { number: 10, cells: ['2', ''], extra: [] },
  ]);
});

test('an error from Excel reads as empty, and is told once', async () => {
  const { all, notes } = await read('<row r="2"><c r="A2" t="e"><v>#REF!</v></c><c r="B2"><v>1</v></c></row>');
  expect(all[0]?.cells).toEqual(['', '1']);
  expect(notes).toEqual(['One cell shows an Excel error such as #REF! or #N/A, read as empty (first: A2).']);
});

test('the first visible sheet with anything in it is read, and the others are named', async () => {
  const sheets = { 'hidden:Notes': header, Empty: '', People: `${header}<row><c><v>1</v></c></row>`, More: header };
  const { all, sheetNames, notes } = await readAll(zipOf(workbookParts({ sheets })));
  expect(all).toHaveLength(1);
  expect(sheetNames).toEqual(['Empty', 'People', 'More']);
  expect(notes).toEqual(['Only the sheet "People" is read. Not read: "More".']);
});

test('what XML cannot hold is read as Excel writes it', async () => {
  const { all } = await read('<row><c t="inlineStr"><is><t>a_x000A_b &amp; &#233;</t></is></c></row>');
  expect(all[0]?.cells[0]).toBe('a\nb & é');
});

const styles = `<numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy;@"/><numFmt numFmtId="165" formatCode="00000000"/></numFmts>
  <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="22"/></cellXfs>`;
const styled = '<row r="2"><c r="A2" s="1"><v>46329</v></c><c r="B2" s="4"><v>46329.583333333336</v></c></row>';

test('dates are found by the style of the cell, in both ways of counting days', async () => {
  expect((await read(styled, { styles })).all[0]?.cells).toEqual(['2026-11-03', '2026-11-03T14:00']);
  const from1904 = await read(styled.replaceAll('46329', '44867'), {
    styles,
    properties: '<workbookPr date1904="1"/>',
  });
  expect(from1904.all[0]?.cells).toEqual(['2026-11-03', '2026-11-03T14:00']);
});

test('a student number keeps the zeros that its style shows', async () => {
  const { all } = await read('<row r="2"><c r="A2" s="3"><v>123456</v></c><c r="B2" s="0"><v>46329</v></c></row>', {
    styles,
  });
  expect(all[0]?.cells).toEqual(['00123456', '46329']);
});

test.each([
  [1, 'd mmm yyyy', '1900-01-01'],
  [59, 'yyyy-mm-dd', '1900-02-28'],
  [61, 'dd.mm.yy', '1900-03-01'],
  [0.75, 'hh:mm', '18:00'],
  [43466, 'yyyy', '2019'],
  [43466, 'mmm-yy', '2019-01-01'],
  [43466.5, '[$-809]dd mmmm yyyy hh:mm', '2019-01-01T12:00'],
  [7, '0.00', '7'],
  [7, '#,##0 "days"', '7'],
  [7, '[Red]0', '7'],
  [7, 'General', '7'],
  [0.0000001, '0%', '0.0000001'],
  [-3, 'dd/mm/yyyy', '-3'],
  [3e6, 'dd/mm/yyyy', '3000000'],
])('%d with the style %s reads as %s', (value, code, expected) => {
  expect(numberWords(value, shownAs(170, code), false)).toBe(expected);
});

test('a workbook written by a library reads as it was meant', async () => {
  const content = await writeExcelFile([
    ['Name', 'Since', 'Places'],
    ['Zoë', { value: new Date(Date.UTC(2019, 6, 1)), type: Date, format: 'dd/mm/yyyy' }, 2],
  ]).toBuffer();
  expect(await cellsOf(content)).toEqual([['Zoë', '2019-07-01', '2']]);
});

test('a title in merged cells above the headings is left out, with a note, and rows keep their numbers', async () => {
  const content = await writeExcelFile([
    [{ value: 'Mentors 2026', columnSpan: 3 }, null, null],
    [],
    ['Name', 'School', 'Places'],
    ['Zoë', 'Law', 2],
  ]).toBuffer();
  const { headers, all, notes } = await readAll(content);
  expect(headers).toEqual(['Name', 'School', 'Places']);
  expect(all).toEqual([{ number: 4, cells: ['Zoë', 'Law', '2'], extra: [] }]);
  expect(notes).toEqual(['We took row 3 as the headings, and left out what stands above it.']);
});
