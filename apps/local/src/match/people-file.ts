import path from 'node:path';
import {
  checkMapping,
  fieldsOf,
  freeColumnKey,
  isSameHeader,
  type Mapping,
  mappingOf,
  type PersonKind,
  proposeMapping,
  readRow,
  repeatCheck,
  type RowReading,
} from '@footing/people';
import { FileRefusal, openTable, type TableRow } from '@footing/spreadsheets';
import { type FileFault, wholeFile } from './file-fault';

/** A file of students or mentors, read. */
export interface PeopleFile {
  readonly kind: PersonKind;
  readonly fileName: string;
  readonly mapping: Mapping;
  /** One a row, in the file's order; only fit for use when there are no faults. */
  readonly people: readonly RowReading[];
  /** Worth telling, but nothing to put right. */
  readonly notes: readonly string[];
  readonly faults: readonly FileFault[];
}

const SAMPLE = 50;
const SAY_WHICH = 'Say which is which under "columns" in the settings';

/**
 * Reads a file of people by its own column headers.
 * @param columns what the settings say of columns: header → field, `keep` or `skip`; the others are recognised.
 */
export async function readPeople(
  kind: PersonKind,
  file: string,
  columns: ReadonlyMap<string, string>,
): Promise<PeopleFile> {
  const fileName = path.basename(file);
  const unread = (message: string, row: number | null = null): PeopleFile => ({
    ...{ kind, fileName, mapping: [], people: [], notes: [] },
    faults: [{ ...wholeFile(fileName, message), row }],
  });
  try {
    const table = await openTable({ path: file });
    const rows: TableRow[] = [];
    for await (const row of table.rows) rows.push(row);
    return { ...readTable(kind, fileName, table.headers, rows, columns, [...table.notes]), fileName };
  } catch (error) {
    if (error instanceof FileRefusal) return unread(`${error.words.title}. ${error.words.whatToDo}`, error.row);
    if (isFileError(error)) return unread('There is no such file, or it cannot be opened');
    throw error;
  }
}

function readTable(
  kind: PersonKind,
  fileName: string,
  headers: readonly string[],
  rows: readonly TableRow[],
  columns: ReadonlyMap<string, string>,
  notes: string[],
): PeopleFile {
  const sample = rows.slice(0, SAMPLE).map(({ cells }) => cells);
  const proposed = proposeMapping(kind, headers, sample);
  const chosen = proposed.map((column) => ({ column, said: saidOf(columns, column.header) }));
  const targets = chosen.map(({ column, said }) =>
    said === undefined ? column.target : targetOf(kind, column.header, said),
  );
  const mapping = mappingOf(kind, headers, targets, sample);
  for (const { column, said } of chosen)
    if (said === undefined && column.confidence === 'unsure')
      notes.push(`We read “${column.header}” as “${column.target}”, but ${lowerFirst(column.reason)}`);
  for (const header of columns.keys())
    if (!headers.some((one) => isSameHeader(one, header)))
      notes.push(`The settings name a column “${header}”, which is not there`);
  const wrong = checkMapping(kind, mapping).map(({ field, message }) => ({
    ...wholeFile(fileName, `${message}. Its columns are: ${headers.join(', ')}. ${SAY_WHICH}`),
    column: field === 'mapping' ? '' : field,
  }));
  const repeats = repeatCheck(mapping);
  const people =
    wrong.length > 0 ? [] : rows.map(({ number, cells, extra }) => readRow(kind, mapping, cells, number, extra));
  const faults = people.flatMap((person) =>
    [...person.faults, ...repeats(person)].map((fault) => ({ file: fileName, ...fault })),
  );
  return {
    kind,
    fileName,
    mapping,
    people,
    notes: notes.map((note) => `${fileName}: ${note}`),
    faults: [...wrong, ...faults],
  };
}

const saidOf = (columns: ReadonlyMap<string, string>, header: string): string | undefined =>
  [...columns].find(([name]) => isSameHeader(name, header))?.[1];

/** The field that is meant by its key or by its name for people; anything else is for `checkMapping` to refuse. */
function targetOf(kind: PersonKind, header: string, said: string): string {
  if (said === 'keep') return freeColumnKey(header);
  const field = fieldsOf(kind).find(({ key, label }) => key === said || isSameHeader(label, said));
  return field?.key ?? said;
}

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

const isFileError = (error: unknown): boolean =>
  typeof error === 'object' &&
  error !== null &&
  'code' in error &&
  typeof error.code === 'string' &&
  /^E(NOENT|ACCES|ISDIR|PERM|NOTDIR)$/.test(error.code);
