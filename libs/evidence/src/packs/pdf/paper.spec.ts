import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { documents } from '../documents/catalogue';
import { writeDocument } from '../documents/write';
import type { Report } from '../report';
import { aTable, given, hostile } from '../spec/a-report';
import { reportPdf } from './report-pdf';

const svg =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><title>A</title><rect width="5" height="5"/></svg>';
const pictures = { [aTable.id]: { svg, title: 'Progression', words: 'Two bars' } };
const typed = 'Łukasz, Ngũgĩ, Ŵyr a’r tŷ, José, Nguyễn, Ọlá';

async function pdfOf(report: Report): Promise<Buffer> {
  const set = await reportPdf(report);
  if ('missing' in set) throw new Error(set.missing);
  return set.pdf;
}

describe.each(documents.map(({ key }) => key))('%s on paper', (key) => {
  let text = '';
  beforeAll(async () => {
    text = (await pdfOf(writeDocument(key, { ...given(key, typed), pictures }))).toString('latin1');
  });

  test('is tagged, has a title that is shown, a language, and says that it is PDF/UA-1', () => {
    expect(text).toContain('/StructTreeRoot');
    expect(text).toMatch(/\/Marked true/);
    expect(text).toMatch(/\/Lang \(en-GB\)/);
    expect(text).toMatch(/\/DisplayDocTitle true/);
    expect(text).toMatch(/<pdfuaid:part>1<\/pdfuaid:part>/);
    expect(text).toMatch(/<dc:title>[^]{1,200}University of Example/);
  });

  test('each picture has its words, and headings leave no step out', () => {
    const figures = [...text.matchAll(/\/S \/Figure[^]*?endobj/g)].map(([figure]) => figure);
    expect(figures).toHaveLength(1);
    for (const figure of figures) expect(figure).toMatch(/\/Alt \(/);
    const levels = [...text.matchAll(/\/S \/H(\d)\b/g)].map(([, level]) => Number(level));
    expect(levels[0]).toBe(1);
    expect(levels.length).toBeGreaterThan(3);
    expect(levels.every((level, at) => level <= (levels[at - 1] ?? 0) + 1)).toBe(true);
  });

  test('is the same to the byte', async () => {
    const again = await pdfOf(writeDocument(key, { ...given(key, typed), pictures }));
    expect(again.toString('latin1') === text).toBe(true);
    // Else it would be the same within a second alone.
    expect(text).not.toMatch(/CreationDate|ModDate|xmp:CreateDate/);
  });
});

test('what is for the board stays on one page, with every word that may be typed and a table of ten groups', async () => {
  const groups = Array.from({ length: 10 }, (_, at) => `Group ${at + 1} of our priority groups`);
  const cells = [
    aTable.found.cells.slice(0, 1),
    groups.map((code) => ({ ...aTable.found.cells[1], at: { imd: code } })),
  ];
  const by = [{ key: 'imd', name: 'Group', codes: groups.map((code) => ({ code, name: code })) }];
  const rules = Array.from({ length: 4 }, () => `${'A rule of how figures are made '.repeat(4)}${Math.PI}`);
  const found = {
    ...aTable.found,
    by,
    cells: cells.flat() as typeof aTable.found.cells,
    log: { rules: [...new Set(rules)] },
  };
  const words = {
    headline: 'word '.repeat(40),
    done: 'word '.repeat(100),
    asked: 'word '.repeat(60),
    risks: 'word '.repeat(50),
  };
  const tables = [{ ...aTable, gaps: [], found }];
  const pdf = await pdfOf(writeDocument('board-page', { ...given('board-page'), words, tables }));
  expect(pdf.toString('latin1').match(/\/Type \/Page\b/g)).toHaveLength(1);
});

test('letters come from what ships with the setter alone, whatever else the machine has', async () => {
  const text = (
    await pdfOf(writeDocument('tef-note', given('tef-note', `${typed} Ελένη Їжак שלום ${hostile}`)))
  ).toString('latin1');
  const fonts = [...text.matchAll(/\/FontName \/[A-Z]{6}\+(\w+)/g)].map(([, name = '']) => name);
  expect(fonts.length).toBeGreaterThan(0);
  expect(fonts.filter((name) => !/^(Libertinus|NewCM|DejaVuSansMono)/.test(name))).toEqual([]);
});

test.each([
  ['李', '“李”'],
  ['अ', '“अ”'],
  ['🎓', '“🎓”'],
])('%s is no hole in the paper: it is refused, and named', async (letter, named) => {
  const set = await reportPdf(writeDocument('tef-note', given('tef-note', `Ask ${letter}`)));
  expect(set).toEqual({ missing: expect.stringContaining(named) as string });
});

const hasReader = spawnSync('pdftotext', ['-v']).status === 0;
if (!hasReader) console.warn('pdftotext is not here: no PDF was read back.');

(hasReader ? test : test.skip)('another program reads the same letters and tags', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'footing-pdf-'));
  try {
    const file = path.join(folder, 'a.pdf');
    writeFileSync(file, await pdfOf(writeDocument('tef-note', { ...given('tef-note', typed), pictures })));
    const run = (program: string, ...how: string[]) => spawnSync(program, how, { encoding: 'utf8' }).stdout;
    const words = run('pdftotext', file, '-');
    expect(words).toContain(typed);
    expect(words).not.toMatch(/\uFFFD|\{missing\}/);
    expect(run('pdfinfo', file)).toMatch(/Title: +TEF evidence note[^]*Tagged: +yes/);
    expect(run('pdfinfo', '-struct', file)).toMatch(/H1 "Figures"[^]*Figure[^]*Table[^]*THead[^]*TH/);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
