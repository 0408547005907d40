import { fieldOf, STUDENT_NUMBER } from './fields';

/** Something that has to be put right in a file first. */
export interface PlanningFault {
  /** As the margin of a spreadsheet counts; null: the headings. */
  readonly row: number | null;
  readonly column: string;
  readonly message: string;
}

/** What one row says of a student, by field; what is empty is left out. */
export interface PlanningRow {
  readonly number: string;
  readonly values: Readonly<Record<string, string>>;
}

/** A heading as it is compared: `Date of birth` and `date-of-birth` are `date_of_birth`. */
const keyOf = (heading: string): string =>
  heading
    .trim()
    .toLowerCase()
    .replaceAll(/[\s-]+/g, '_');

/** Headings that will not be read: the profile does not ask for them. */
export const unreadIn = (headers: readonly string[], wanted: readonly string[]): string[] =>
  headers.filter((heading) => keyOf(heading) !== STUDENT_NUMBER && !wanted.includes(keyOf(heading)));

/** What is wrong with the headings. @param wanted fields that the profile asks for. */
export function headingFaults(headers: readonly string[], wanted: readonly string[]): PlanningFault[] {
  const keys = headers.map(keyOf);
  const fault = (column: string, message: string): PlanningFault => ({ row: null, column, message });
  return [
    ...(keys.includes(STUDENT_NUMBER) ? [] : [fault(STUDENT_NUMBER, `Add the column “${STUDENT_NUMBER}”`)]),
    ...(keys.some((key) => wanted.includes(key)) ? [] : [fault('', `Add at least one of: ${wanted.join(', ')}`)]),
    ...headers.flatMap((heading, at) =>
      keys.indexOf(keyOf(heading)) === at ? [] : [fault(heading, 'Remove one of the two columns with this name')],
    ),
  ];
}

interface PlanningLine {
  readonly number: number;
  readonly cells: readonly string[];
  readonly extra: readonly string[];
}

/** Reads rows one after the other: what a row says in the columns that are wanted, or everything that is wrong with it. */
export function planningReader(
  headers: readonly string[],
  wanted: readonly string[],
): (line: PlanningLine) => PlanningRow | PlanningFault[] {
  const keys = headers.map(keyOf);
  const own = keys.indexOf(STUDENT_NUMBER);
  const seen = new Map<string, number>();
  return ({ number: row, cells, extra }) => {
    const faults: PlanningFault[] = [];
    const fault = (at: number, message: string) => faults.push({ row, column: headers[at] ?? '', message });
    const number = (cells[own] ?? '').trim();
    if (extra.length > 0) fault(-1, 'Remove what stands to the right of the last heading');
    if (number === '') fault(own, 'Enter the student number');
    const before = seen.get(number.toLowerCase());
    if (number !== '' && before !== undefined) fault(own, `This student is in row ${before} too`);
    seen.set(number.toLowerCase(), before ?? row);
    const values: Record<string, string> = {};
    keys.forEach((key, at) => {
      const value = (cells[at] ?? '').trim();
      const field = wanted.includes(key) ? fieldOf('participants', key) : undefined;
      if (!field || value === '') return;
      const wrong = field.fault(value);
      if (wrong === null) values[key] = value;
      else fault(at, `${wrong}, or leave it empty`);
    });
    return faults.length > 0 ? faults : { number, values };
  };
}
