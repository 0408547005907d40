import { type RegistryColumn, registryColumnOf, registryColumns, STUDENT_NUMBER } from './registry-columns';

/** Something that has to be put right in a file first. */
export interface RegistryFault {
  /** As the margin of a spreadsheet counts; null: the headings. */
  readonly row: number | null;
  readonly column: string;
  readonly message: string;
}

/** What one row of a file says of a student, by key of column; what is empty is left out. */
export interface RegistryRow {
  readonly number: string;
  readonly values: Readonly<Record<string, string>>;
}

/** A heading as it is compared: `Student Number` and `student_number` are `student-number`. */
const keyOf = (heading: string): string =>
  heading
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_-]+/g, '-');

/** What is wrong with the headings. @param withSpecial whether the officer has named a condition for special-category columns. */
export function headingFaults(headers: readonly string[], withSpecial: boolean): RegistryFault[] {
  const keys = headers.map(keyOf);
  const fault = (column: string, message: string): RegistryFault => ({ row: null, column, message });
  const known = registryColumns.map(({ key }) => key);
  return [
    ...(keys.includes(STUDENT_NUMBER) ? [] : [fault(STUDENT_NUMBER, `Add the column “${STUDENT_NUMBER}”`)]),
    ...(keys.some((key) => known.includes(key)) ? [] : [fault('', `Add at least one of: ${known.join(', ')}`)]),
    ...headers.flatMap((heading, at) => {
      const key = keyOf(heading);
      if (keys.indexOf(key) !== at) return [fault(heading, 'Remove one of the two columns with this name')];
      if (key === STUDENT_NUMBER) return [];
      const column = registryColumnOf(key);
      if (!column) return [fault(heading, `Remove the column “${heading}”: it is not in the list of columns`)];
      const isRefused = column.isSpecial && !withSpecial;
      return isRefused
        ? [fault(heading, `Remove the column “${heading}”: the data protection officer has named no condition for it`)]
        : [];
    }),
  ];
}

interface Line {
  readonly number: number;
  readonly cells: readonly string[];
  readonly extra: readonly string[];
}

/** Reads rows of a file with these headings, one after the other: what a row says, or everything that is wrong with it. */
export function registryReader(headers: readonly string[]): (line: Line) => RegistryRow | RegistryFault[] {
  const seen = new Map<string, number>();
  const keys = headers.map(keyOf);
  return ({ number: row, cells, extra }) => {
    const student = (cells[keys.indexOf(STUDENT_NUMBER)] ?? '').trim();
    const faults: RegistryFault[] = [];
    const fault = (at: number, message: string) => faults.push({ row, column: headers[at] ?? '', message });
    if (extra.length > 0) fault(-1, 'Remove what stands to the right of the last heading');
    if (student === '') fault(keys.indexOf(STUDENT_NUMBER), 'Enter the student number');
    else {
      const before = seen.get(student.toLowerCase());
      if (before !== undefined) fault(keys.indexOf(STUDENT_NUMBER), `This student is in row ${before} too`);
      else seen.set(student.toLowerCase(), row);
    }
    const values: Record<string, string> = {};
    keys.forEach((key, at) => {
      const column = registryColumnOf(key);
      const cell = (cells[at] ?? '').trim().toLowerCase();
      if (!column || cell === '') return;
      const code = codeIn(column, cell);
      if (code === null) fault(at, `Enter ${inWords(column)}, or leave it empty`);
      else values[key] = code;
    });
    return faults.length > 0 ? faults : { number: student, values };
  };
}

const codeIn = ({ codes }: RegistryColumn, cell: string): string | null =>
  codes.find(({ code }) => code === cell.replaceAll(/\s+/g, '-'))?.code ?? null;

const inWords = ({ codes }: RegistryColumn): string => {
  const all = codes.map(({ code }) => code);
  return all.length === 1 ? String(all[0]) : `${all.slice(0, -1).join(', ')} or ${all.at(-1)}`;
};
