import type { Words } from '../../domain/instrument';
import { languageCode } from '../languages';
import type { Leaving } from '../imported';
import { columnName } from './spellings';

/** A sheet as it is read from a file: what `openTable` gives of one sheet, its rows gathered. */
export interface ReadSheet {
  readonly headers: readonly string[];
  readonly rows: readonly { readonly number: number; readonly cells: readonly string[] }[];
}

/** A sheet as it is written, as `writeXlsx` takes it. */
export interface WrittenSheet {
  readonly name: string;
  readonly headers: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** One row: its cells by column, and where it stands. */
export interface Row {
  readonly path: string;
  readonly cell: (column: string) => string;
  /** Texts of a column by language: of `label::Welsh (cy)` under 'cy', of a bare `label` under the default language. */
  readonly words: (column: string) => Words;
  /** Columns with something in them, by their headers. */
  readonly filled: readonly string[];
}

interface Column {
  readonly name: string;
  readonly language: string | null;
  readonly header: string;
}

/** The rows of a sheet. A language that has no code that we know is told once, and left out. */
export function rowsOf(sheet: ReadSheet, name: string, defaultLanguage: string, leaving: Leaving): readonly Row[] {
  const columns = sheet.headers.map((header) => columnOf(header, defaultLanguage));
  for (const { header, language } of columns)
    if (language === '') leaving.say(`${name}, ${header}`, 'a language', 'Write its code, as in label::Welsh (cy).');
  return sheet.rows.map(({ number, cells }) => {
    const at = (place: number) => (cells[place] ?? '').trim();
    return {
      path: `${name}, row ${number}`,
      cell: (wanted) => at(columns.findIndex((column) => column.name === wanted && column.language === null)),
      words: (wanted) => wordsIn(columns, wanted, defaultLanguage, at),
      filled: sheet.headers.filter((_, place) => at(place) !== ''),
    };
  });
}

/** The languages in which a sheet has texts, in the order of its columns, the default first. */
export function languagesOf(headers: readonly string[], defaultLanguage: string): readonly string[] {
  const found = headers
    .map((header) => columnOf(header, defaultLanguage).language)
    .filter((one) => one !== null && one !== '');
  return [...new Set([defaultLanguage, ...found.map(String)])];
}

function columnOf(header: string, defaultLanguage: string): Column {
  const [, name = header, language] = /^([A-Za-z_ ]+?)\s*::?\s*(.+)$/.exec(header.trim()) ?? [];
  const plain = columnName(name);
  const isText = plain === 'label' || plain === 'hint';
  if (!isText) return { name: columnName(header), language: null, header };
  return { name: plain, language: language === undefined ? defaultLanguage : (languageCode(language) ?? ''), header };
}

function wordsIn(columns: readonly Column[], wanted: string, first: string, at: (place: number) => string): Words {
  const written = columns.flatMap(({ name, language }, place): [string, string][] =>
    name === wanted && language !== null && language !== '' && at(place) !== '' ? [[language, at(place)]] : [],
  );
  return Object.fromEntries([
    ...written.filter(([code]) => code === first),
    ...written.filter(([code]) => code !== first),
  ]);
}
