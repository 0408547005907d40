import type { FieldError } from '@footing/kernel';

/** One line of a list: a student, by university ID or e-mail address, and the day on which they qualify, YYYY-MM-DD. */
export interface QualificationRow {
  /** As in the margin of a spreadsheet; of a form 1. */
  readonly row: number;
  readonly student: string;
  readonly day: string;
}

/** What such a list says, in any order and case. */
export const qualificationColumns = ['student', 'qualifies on'] as const;

const named = (header: string) =>
  header
    .toLowerCase()
    .replace(/[^a-z]+/g, ' ')
    .trim();

/** A row of a file as it stands. */
interface Given {
  readonly number: number;
  readonly cells: readonly string[];
}

/** @returns the places of the two columns; null where one is missing or there twice. Others are left aside. */
export function columnsAt(headers: readonly string[]): readonly [student: number, day: number] | null {
  const places = qualificationColumns.map((column) => headers.flatMap((one, n) => (named(one) === column ? [n] : [])));
  const [student = [], day = []] = places;
  return student.length === 1 && day.length === 1 ? [student[0] ?? 0, day[0] ?? 0] : null;
}

/** Reads rows one after the other, and knows those before: nobody is in a list twice. */
export function rowReader([student, day]: readonly [number, number]): (given: Given) => QualificationRow | FieldError {
  const seen = new Map<string, number>();
  return ({ number, cells }) => {
    const who = (cells[student] ?? '').normalize('NFC').trim();
    const read = dayFrom((cells[day] ?? '').trim());
    const wrong = (message: string): FieldError => ({ field: `row ${number}`, message });
    const before = seen.get(who.toLowerCase());
    seen.set(who.toLowerCase(), number);
    if (who === '' || who.length > 320) return wrong('Enter the student’s university ID or e-mail address');
    if (before !== undefined) return wrong(`This student is in row ${before} too. Keep one of the two rows`);
    return read === null
      ? wrong('Enter the day they qualify, such as 2027-07-16')
      : { row: number, student: who, day: read };
  };
}

/** YYYY-MM-DD from that or from 16/07/2027, with a time of nought as spreadsheets write it; null for no day of this century. */
export function dayFrom(text: string): string | null {
  const parts = text.replace(/T00:00(:00)?(\.000)?Z?$/, '').split(/[-/]/);
  const [a = '', month = '', c = ''] = parts;
  const [year, day] = a.length === 4 ? [a, c] : [c, a];
  const written = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  if (parts.length !== 3 || !/^20\d{2}-\d{2}-\d{2}$/.test(written)) return null;
  const at = new Date(`${written}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(written) ? written : null;
}
