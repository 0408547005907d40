import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TableRow, openTable, writeCsv, writeXlsx } from '@footing/spreadsheets';
import fc from 'fast-check';
import { checkMapping } from './check-mapping';
import type { PersonKind } from './fields';
import type { Fault } from './faults';
import { repeatCheck } from './person-keys';
import { type ProposedColumn, proposeMapping } from './propose-mapping';
import { type RowReading, readRow } from './read-row';

interface FileReading {
  readonly mapping: readonly ProposedColumn[];
  readonly people: readonly RowReading[];
  readonly faults: readonly Fault[];
}

/** From a file to people with nobody's help: open, propose, read every row. */
async function readFile(kind: PersonKind, path: string): Promise<FileReading> {
  const table = await openTable({ path });
  const rows: TableRow[] = [];
  for await (const row of table.rows) rows.push(row);
  const mapping = proposeMapping(
    kind,
    table.headers,
    rows.slice(0, 50).map(({ cells }) => cells),
  );
  const repeats = repeatCheck(mapping);
  const people = rows.map(({ number, cells, extra }) => readRow(kind, mapping, cells, number, extra));
  return { mapping, people, faults: people.flatMap((person) => [...person.faults, ...repeats(person)]) };
}

async function readContent(kind: PersonKind, content: string | Buffer): Promise<FileReading> {
  const folder = mkdtempSync(join(tmpdir(), 'people-'));
  try {
    writeFileSync(join(folder, 'people'), content);
    return await readFile(kind, join(folder, 'people'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe.each([
  ['small', 50],
  ['large', 500],
])('the %s files of a real scheme need no hand-editing', (size, count) => {
  const kept = ['column:both-mentor-and-mentee', 'column:grade', 'column:organisation', 'column:profession'];
  const identity = ['about', 'email', 'firstName', 'lastName'];

  test.each<[PersonKind, string, string[]]>([
    ['students', 'mentees', ['column:job-title', 'sharedExperienceAsked', 'sharedExperienceWanted']],
    ['mentors', 'mentors', ['jobTitle', 'sharedExperienceOffered']],
  ])('%s', async (kind, name, others) => {
    const path = join(__dirname, `../../../../test/fixtures/mentor-match/${size}-${name}.csv`);
    const { mapping, people, faults } = await readFile(kind, path);
    expect(mapping.map(({ target }) => target).sort()).toEqual([...identity, ...kept, ...others].sort());
    expect(checkMapping(kind, mapping)).toEqual([]);
    expect(people).toHaveLength(count);
    expect(faults).toEqual([]);
  });
});

test('a list in a real file is parted at its commas', async () => {
  const path = join(__dirname, '../../../../test/fixtures/mentor-match/large-mentors.csv');
  const { people } = await readFile('mentors', path);
  expect(people[1]?.special.sharedExperienceOffered).toEqual(['Transgender', 'Gay', 'Non-binary']);
});

const headers = ['Forename', 'Surname', 'Email', 'SID', 'Sector', 'Grade', 'Hours per month'];
const people = [
  ['Zoë', 'O’Brien', 'zoe@example.ac.uk', '0012', 'Law; Film, TV', 'HEO', '2'],
  ['Amélie', 'Núñez', 'amelie@example.ac.uk', '0013', 'Health', 'SEO', '3'],
  ['Bob', 'Łuk', 'bob@example.ac.uk', '0014', 'Undecided', '', ''],
];
const essence = ({ people: read, faults }: FileReading): unknown => [read, faults];

test('columns in any order give the same people', async () => {
  const expected = essence(await readContent('students', writeCsv({ headers, rows: people })));
  const order = fc.shuffledSubarray([...headers.keys()], { minLength: headers.length });
  await fc.assert(
    fc.asyncProperty(order, async (columns) => {
      const pick = (row: readonly string[]): string[] => columns.map((column) => row[column] ?? '');
      const csv = writeCsv({ headers: pick(headers), rows: people.map(pick) });
      expect(essence(await readContent('students', csv))).toEqual(expected);
    }),
    { numRuns: 40 },
  );
}, 30_000);

test('the same table gives the same people as CSV, as a workbook and in Windows-1252', async () => {
  const rows = people.slice(0, 2);
  const expected = essence(await readContent('students', writeCsv({ headers, rows })));
  expect(essence(await readContent('students', await writeXlsx([{ name: 'S', headers, rows }])))).toEqual(expected);
  const text = [headers, ...rows].map((row) => row.map((cell) => `"${cell}"`).join(';')).join('\r\n');
  const windows = Buffer.from(text.replaceAll('’', '\x92'), 'latin1');
  expect(essence(await readContent('students', windows))).toEqual(expected);
});

const plantable: readonly (readonly [column: string, value: string, code: string])[] = [
  ['Email', 'not an address', 'email.format'],
  ['Forename', '', 'name.missing'],
  ['Surname', '#N/A', 'cell.excel-error'],
  ['SID', '2.01E+11', 'id.shortened'],
  ['Hours per month', '2026-02-01', 'number.is-date'],
  ['Grade', 'a\u202Eb', 'cell.hidden-characters'],
  ['Sector', `x;${'y'.repeat(201)}`, 'list.item-too-long'],
];

test('every planted fault is found, at its row and column, and nothing else', async () => {
  const COUNT = 60;
  const plant = fc.tuple(fc.nat(COUNT - 1), fc.constantFrom(...plantable));
  // At most one to a row, so that no fault hides another, and few enough for a column to stay what it is.
  const plants = fc.uniqueArray(plant, { maxLength: 12, selector: ([row]) => row });
  await fc.assert(
    fc.asyncProperty(plants, async (planted) => {
      const rows = Array.from({ length: COUNT }, (_, row) => [
        `F${row}`,
        `L${row}`,
        `p${row}@example.ac.uk`,
        `id${row}`,
        'Law',
        'HEO',
        '2',
      ]);
      for (const [row, [column, value]] of planted) rows[row]?.splice(headers.indexOf(column), 1, value);
      const { faults } = await readContent('students', writeCsv({ headers, rows }));
      const found = faults.map(({ row, column, code }) => `${row} ${column} ${code}`);
      expect(found.sort()).toEqual(planted.map(([row, [column, , code]]) => `${row + 2} ${column} ${code}`).sort());
    }),
    { numRuns: 60 },
  );
}, 30_000);
