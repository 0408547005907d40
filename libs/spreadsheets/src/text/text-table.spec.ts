import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cellsOf, readAll } from '../file-for-tests';
import { openTable } from '../open-table';

const table = 'Name,Likes\nZoë,"tea, cake"\nAmélie,“cats”\n';
const expected = [
  ['Zoë', 'tea, cake'],
  ['Amélie', '“cats”'],
];
const swapped = (buffer: Buffer): Buffer => Buffer.from(buffer).swap16();
const utf16 = Buffer.from(`\uFEFF${table}`, 'utf16le');
const windows = Buffer.from(
  table.replace(/[“”]/g, (mark) => (mark === '“' ? '\x93' : '\x94')),
  'latin1',
);

test.each([
  ['UTF-8', Buffer.from(table)],
  ['UTF-8 with a mark', Buffer.from(`\uFEFF${table}`)],
  ['UTF-16, little end first', utf16],
  ['UTF-16, big end first', swapped(utf16)],
  ['Windows-1252', windows],
])('a table in %s reads the same', async (_, content) => {
  const read = await readAll(content);
  expect(read.headers).toEqual(['Name', 'Likes']);
  expect(read.all.map(({ cells }) => cells)).toEqual(expected);
  expect(read.notes.some((note) => note.includes('Windows-1252'))).toBe(content === windows);
});

test('a letter of UTF-8 that is cut in two by the reading still counts as UTF-8', async () => {
  const long = `Name,B\n${'é'.repeat(20_000)},x\naa${'é'.repeat(20_000)},y\n`;
  const { notes, all } = await readAll(long);
  expect(notes).toEqual([]);
  expect(all[1]?.cells[0]).toBe(`aa${'é'.repeat(20_000)}`);
});

test('marked UTF-8 with a broken letter stays UTF-8, and the place shows', async () => {
  const content = Buffer.concat([Buffer.from('\uFEFFName,B\nZoë,'), Buffer.from([0xe9]), Buffer.from('x\n')]);
  expect(await cellsOf(content)).toEqual([['Zoë', '\uFFFDx']]);
});

test.each([
  ['semicolons', 'a;b;c\n1,5;2;3\n'],
  ['tabs', 'a\tb\tc\n1,5\t2\t3\n'],
  ['bars', 'a|b|c\n1,5|2|3\n'],
  ['Excel saying so', 'sep=;\r\na;b;c\r\n1,5;2;3\r\n'],
])('the separator is found: %s', async (_, content) => {
  expect(await cellsOf(content)).toEqual([['1,5', '2', '3']]);
});

test('separators inside quotation marks do not count', async () => {
  expect(await cellsOf('Name,"a;b;c"\nZoë,"x;y;z"\n')).toEqual([['Zoë', 'x;y;z']]);
});

test.each([
  ['line feeds', '\n'],
  ['Windows line ends', '\r\n'],
  ['old Mac line ends', '\r'],
])('%s end a row, but not inside quotation marks', async (_, end) => {
  expect(await cellsOf(['a,b', '1,"x\ny"', '2,z'].join(end))).toEqual([
    ['1', 'x\ny'],
    ['2', 'z'],
  ]);
});

test('rows are numbered as Excel does: blank rows count, a line break in a cell does not', async () => {
  const { headers, all } = await readAll('\n,,\nName,Likes\n"A\nB",x\n\n ,\nC,y\n');
  expect(headers).toEqual(['Name', 'Likes']);
  expect(all.map(({ number }) => number)).toEqual([4, 7]);
});

test('a short row is filled up, and what stands beyond the last heading is told', async () => {
  const { all } = await readAll('a,b\n1\n1,2,,3\n1,2,,\n');
  expect(all.map(({ cells, extra }) => [cells, extra])).toEqual([
    [['1', ''], []],
    [['1', '2'], ['3']],
    [['1', '2'], []],
  ]);
});

test('a heading that is missing is named by its place, and one that is repeated gets a number', async () => {
  const { headers, notes } = await readAll('Grade,,grade,Grade (2),Column 2,\n1,2,3,4,5,\n');
  expect(headers).toEqual(['Grade', 'Column 2 (2)', 'grade (3)', 'Grade (2)', 'Column 2']);
  expect(notes).toHaveLength(2);
});

test('one protective apostrophe is taken away, and no other', async () => {
  const { headers, all } = await readAll(`'=a,b\n'+44,''=x\n'tis,O'Hara\n`);
  expect(headers).toEqual(['=a', 'b']);
  expect(all.map(({ cells }) => cells)).toEqual([
    ['+44', `'=x`],
    [`'tis`, `O'Hara`],
  ]);
});

test('a quotation mark in the middle of a cell is a quotation mark', async () => {
  expect(await cellsOf('a,b\n5" tall,x\n')).toEqual([['5" tall', 'x']]);
});

test('a table may have one column only, and columns with the names of built-in things', async () => {
  expect(await cellsOf('Name\nZoë\n')).toEqual([['Zoë']]);
  const { headers, all } = await readAll('__proto__,constructor\n1,2\n');
  expect([headers, all[0]?.cells]).toEqual([
    ['__proto__', 'constructor'],
    ['1', '2'],
  ]);
});

test('rows can be walked again, also after a walk that was left early', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'walk-'));
  await writeFile(`${folder}/f`, 'a,b\n1,2\n3,4\n');
  const { rows } = await openTable({ path: `${folder}/f` });
  for await (const row of rows) if (row.number === 2) break;
  const numbers: number[] = [];
  for await (const row of rows) numbers.push(row.number);
  await rm(folder, { recursive: true });
  expect(numbers).toEqual([2, 3]);
});

test.each([
  ['a title and a date', 'Mentors 2026\n\nExported on 3 November\nName;Likes\nZoë;tea\n', 4],
  ['a title that is filled up with separators', 'Mentors 2026,\nName,Likes\nZoë,tea\n', 2],
  ['a title below the line that names the separator', 'sep=;\nMentors, 2026\nName;Likes\nZoë;tea\n', 2],
  ['nine rows of one cell', `${'A note\n'.repeat(9)}Name,Likes\nZoë,tea\n`, 10],
])('%s above the headings is left out, with a note, and rows keep their numbers', async (_, content, at) => {
  const { headers, all, notes } = await readAll(content);
  expect(headers).toEqual(['Name', 'Likes']);
  expect(all).toEqual([{ number: at + 1, cells: ['Zoë', 'tea'], extra: [] }]);
  expect(notes).toEqual([`We took row ${at} as the headings, and left out what stands above it.`]);
});

test.each([
  ['no row of several cells', 'Name\nZoë\nBob\n', ['Zoë', 'Bob']],
  ['one odd row', 'Name\nZoë\nBob,x\nAnn\n', ['Zoë', 'Bob', 'Ann']],
  ['a wide row too far down', `Name\n${'A\n'.repeat(9)}B,x\nC,y\n`, [...Array.from('AAAAAAAAA'), 'B', 'C']],
])('a table of one column keeps its heading: %s', async (_, content, cells) => {
  const { headers, all, notes } = await readAll(content);
  expect([headers, notes]).toEqual([['Name'], []]);
  expect(all.map((row) => row.cells[0])).toEqual(cells);
});

test('a title and headings with nothing below them have no rows to read', async () => {
  await expect(readAll('Mentors 2026\nName,Likes\n')).rejects.toMatchObject({ code: 'file.only-headers' });
});
