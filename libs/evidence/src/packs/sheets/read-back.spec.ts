import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import * as fc from 'fast-check';
import { type CellObject, read, utils, type WorkBook } from 'xlsx';
import { documents } from '../documents/catalogue';
import { writeDocument } from '../documents/write';
import { gridsOf } from '../grid';
import { type PublishedTable, type Report, tablesOf } from '../report';
import { aTable, given, hostile } from '../spec/a-report';
import { tableFiles } from '../data/table-files';
import { readZip } from '../zip/read-zip';
import { shownNumber } from './report-sheets';
import { reportOds } from './report-ods';
import { reportXlsx } from './report-xlsx';

const makers = { xlsx: reportXlsx, ods: reportOds } as const;
const kinds = ['xlsx', 'ods'] as const;

/** What SheetJS, which had no part in writing them, reads in a sheet: rows of cells as they are. */
const rowsIn = (book: WorkBook, name: string): unknown[][] =>
  utils.sheet_to_json<unknown[]>(book.Sheets[name] ?? {}, { header: 1, raw: true, defval: '', blankrows: true });

const cellsIn = (book: WorkBook): CellObject[] =>
  book.SheetNames.flatMap((name) =>
    Object.entries(book.Sheets[name] ?? {}).flatMap(([at, cell]) => (at.startsWith('!') ? [] : [cell as CellObject])),
  );

const report = writeDocument('award-pack', given('award-pack'));

describe.each(kinds)('%s, read by another program', (kind) => {
  let book: WorkBook;
  beforeAll(async () => {
    book = read(await makers[kind](report), { cellFormula: true });
  });

  test('the first sheet says what it is, explains each mark and lists every sheet', () => {
    const first = rowsIn(book, book.SheetNames[0] ?? '').map((row) => row.filter((cell) => cell !== ''));
    const titles = tablesOf(report).flatMap(gridsOf);
    expect(first[0]).toEqual([report.title]);
    expect(first.flat()).toContain('Marks in place of numbers');
    expect(first).toContainEqual(['[c]', 'Hidden, so that nobody can be told from the figures.']);
    for (const [at, { title }] of titles.entries()) expect(first).toContainEqual([`Table ${at + 1}`, title]);
    expect(first.flat().join(' ')).toContain('This shows change, not impact');
    expect(book.SheetNames).toEqual(['About', ...titles.map((_, at) => `Table ${at + 1}`)]);
  });

  test('each further sheet holds one table with its notes, and every number is the number that is shown', () => {
    for (const [at, grid] of tablesOf(report).flatMap(gridsOf).entries()) {
      const rows = rowsIn(book, `Table ${at + 1}`);
      const head = rows.findIndex((row) => row[0] === grid.headers[0] && row[1] === grid.headers[1]);
      expect(rows[head]?.slice(0, grid.headers.length)).toEqual(grid.headers);
      expect(
        rows
          .slice(0, head)
          .map((row) => row[0])
          .filter((cell) => cell !== ''),
      ).toEqual([grid.title, ...grid.notes]);
      const wanted = grid.rows.map((row) =>
        row.map((cell) =>
          cell.kind === 'number' ? shownNumber(cell) : cell.kind === 'mark' ? `[${cell.code}]` : cell.words,
        ),
      );
      expect(rows.slice(head + 1).map((row) => row.slice(0, grid.headers.length))).toEqual(wanted);
    }
  });

  test('the same report gives the same bytes', async () => {
    expect((await makers[kind](report)).equals(await makers[kind](report))).toBe(true);
  });
});

/** Names as somebody hostile gives them, wherever a name can stand. */
const named = (name: string): Report => {
  const [dimension] = aTable.found.by;
  const by = [
    { key: 'imd', name, codes: (dimension?.codes ?? []).map(({ code }) => ({ code, name: `${name}${code}` })) },
  ];
  const table: PublishedTable = {
    ...{ ...aTable, title: name, gaps: [{ label: name, priority: { imd: '1' }, comparator: { imd: '5' } }] },
    found: { ...aTable.found, by, notes: [{ code: 'hidden', words: name }] },
  };
  return writeDocument('sfc-paragraph', { ...given('sfc-paragraph', name), institution: name, tables: [table] });
};
const evil = fc
  .tuple(
    fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠', "'", '"', ';', '|', ' '),
    fc.stringMatching(/^[=+\-@\t'"();:|,!A-Z0-9 <>&]{1,20}$/),
  )
  .map(([first, rest]) => `${first}${rest}a`);
const RUNS = /^[\s']*[=+\-@＝＋－＠]/;

test.each(kinds)('whatever names hold, no cell of %s is a formula', async (kind) => {
  await fc.assert(
    fc.asyncProperty(evil, async (name) => {
      const content = await makers[kind](named(name));
      const book = read(content, { cellFormula: true });
      const cells = cellsIn(book);
      expect(cells.filter(({ f }) => f !== undefined)).toEqual([]);
      const texts = cells.flatMap(({ t, v }) => (t === 's' ? [String(v)] : []));
      // One apostrophe in front is what programs take for: this is a text.
      expect(texts.filter((text) => RUNS.test(text) && !text.startsWith("'"))).toEqual([]);
      const xml = (await readZip(content)).map((file) => file.content.toString()).join('');
      expect(xml).not.toMatch(/<f[ >]|table:formula/);
    }),
    { numRuns: 60 },
  );
});

test('whatever names hold, no cell of a CSV file runs', () => {
  fc.assert(
    fc.property(evil, (name) => {
      for (const file of tableFiles(tablesOf(named(name))).filter((one) => one.name.endsWith('.csv'))) {
        const rows = parse(file.content, { relax_column_count: true });
        const texts = rows.flat().filter((cell) => !/^-?[\d.]+(?:e-?\d+)?$/.test(cell));
        expect(texts.filter((text) => RUNS.test(text) && !text.startsWith("'"))).toEqual([]);
      }
    }),
  );
});

const hasOffice = spawnSync('soffice', ['--version']).status === 0;
if (!hasOffice) console.warn('LibreOffice is not here: no workbook was opened with it.');
const EVERY_SHEET = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1';

(hasOffice ? test : test.skip).each(kinds)(
  'LibreOffice reads of %s what is written in it',
  async (kind) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'footing-office-'));
    try {
      writeFileSync(path.join(folder, `a.${kind}`), await makers[kind](named(hostile)));
      const home = `-env:UserInstallation=file://${folder}/home`;
      const ran = spawnSync('soffice', [
        home,
        '--headless',
        '--convert-to',
        EVERY_SHEET,
        '--outdir',
        folder,
        path.join(folder, `a.${kind}`),
      ]);
      expect(ran.status).toBe(0);
      const sheets = readdirSync(folder).filter((name) => name.endsWith('.csv'));
      expect(sheets.sort()).toEqual(['a-About.csv', 'a-Table 1.csv', 'a-Table 2.csv']);
      const rows = parse(readFileSync(path.join(folder, 'a-Table 1.csv')), { relax_column_count: true });
      expect(rows.find((row) => row[1] === '110')?.slice(1)).toEqual(['110', '88', '80', '71.2', '86.6']);
      // Had it been run, its result would stand here.
      expect(rows[0]?.[0]).toMatch(/^'=1\+1 #eval/);
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
  60_000,
);

test.each(documents.map(({ key }) => key))(
  '%s opens in every program as a workbook with a first sheet',
  async (key) => {
    for (const kind of kinds) {
      const book = read(await makers[kind](writeDocument(key, given(key, hostile))));
      expect([kind, book.SheetNames[0]]).toEqual([kind, 'About']);
    }
  },
);
