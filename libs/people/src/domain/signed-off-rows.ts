/** One line of a signed-off list: when a student is served, until which day that holds, and who vouches for it. Not why. */
export interface SignedOffRow {
  /** Their university ID. */
  readonly student: string;
  /** 1 (first) to 9. */
  readonly tier: number;
  /** The last day on which it counts: YYYY-MM-DD. */
  readonly validUntil: string;
  readonly source: string;
}

/** Something in a signed-off list that cannot be used. */
export interface SignedOffFault {
  /** As in the margin of Excel; null when it is about the headings. */
  readonly row: number | null;
  /** The heading as in the file. */
  readonly column: string;
  /** What to do about it: a sentence without a full stop. */
  readonly message: string;
}

/** What a signed-off list says, nothing more and nothing less, in any order and case. */
export const signedOffColumns = ['student', 'tier', 'valid until', 'source'] as const;
type Column = (typeof signedOffColumns)[number];

const plainName = (header: string): string =>
  header
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\s_-]+/gu, ' ')
    .trim();

/** What is wrong with the headings; empty when they are the four. A heading too many is named: a list never says why. */
export function headingFaults(headers: readonly string[]): SignedOffFault[] {
  const names = headers.map(plainName);
  const known: readonly string[] = signedOffColumns;
  const tooMany = headers.filter((_, index) => !known.includes(names[index] ?? ''));
  const missing = signedOffColumns.filter((column) => !names.includes(column));
  return [
    ...tooMany.map((column) => ({
      row: null,
      column,
      message: `Remove the column “${column}”: a signed-off list says only student, tier, valid until and source`,
    })),
    ...missing.map((column) => ({ row: null, column, message: `Add the column “${column}”` })),
  ];
}

/** A row of the file as it stands. */
export interface GivenRow {
  readonly number: number;
  readonly cells: readonly string[];
  /** What stands to the right of the last heading. */
  readonly extra: readonly string[];
}

/** Reads rows one after the other; knows those before, so that nobody is in a list twice. The headings must be the four. */
export function signedOffReader(headers: readonly string[]): (row: GivenRow) => SignedOffRow | SignedOffFault[] {
  const names = headers.map(plainName);
  const at = (column: Column) => names.indexOf(column);
  const seen = new Map<string, number>();
  return ({ number, cells, extra }) => {
    const text = (column: Column) => cells[at(column)]?.normalize('NFC').trim() ?? '';
    const faults: SignedOffFault[] = [];
    const wrong = (column: Column, message: string) =>
      faults.push({ row: number, column: headers[at(column)] ?? column, message });
    const read = {
      student: text('student'),
      tier: Number(text('tier')),
      validUntil: dayIn(text('valid until')) ?? '',
      source: text('source'),
    };
    for (const [column, message] of cellFaults(read, text('tier'))) wrong(column, message);
    const key = read.student.toLowerCase();
    const before = seen.get(key);
    if (before !== undefined) wrong('student', `This student is in row ${before} too. Keep one of the two rows`);
    else seen.set(key, number);
    if (extra.length > 0)
      faults.push({ row: number, column: '', message: 'Remove what stands to the right of the last heading' });
    return faults.length > 0 ? faults : read;
  };
}

const LONGEST_ID = 100;
const LONGEST_SOURCE = 60;
/** Upper and lower case of other letters differ between programs: who is the same student must not. */
const PLAIN = /^[\x20-\x7e]+$/;
// Control and format characters cannot be seen, so what stands there could not be checked.
const HIDDEN = /[\p{Cc}\p{Cf}]/u;

function cellFaults({ student, validUntil, source }: SignedOffRow, tier: string): [Column, string][] {
  const faults: [Column, string][] = [];
  if (student === '') faults.push(['student', 'Enter the student’s university ID']);
  else if (student.length > LONGEST_ID) faults.push(['student', 'Enter a university ID of 100 characters or fewer']);
  else if (!PLAIN.test(student))
    faults.push(['student', 'Enter the university ID with the letters and digits of a keyboard, and no others']);
  if (!/^[1-9]$/.test(tier)) faults.push(['tier', 'Enter a whole number from 1 to 9']);
  if (validUntil === '') faults.push(['valid until', 'Enter the last day it holds, for example 2027-07-31']);
  if (source === '') faults.push(['source', 'Enter who vouches for it, for example Student Records']);
  else if (source.length > LONGEST_SOURCE || HIDDEN.test(source) || !source.isWellFormed())
    faults.push(['source', 'Shorten this to 60 characters or fewer: say who vouches for it, and never why']);
  return faults;
}

/** A day as YYYY-MM-DD, from that or from 31/07/2027; null for anything else, and for days that no calendar has. */
export function dayIn(text: string): string | null {
  const iso = /^(\d{4})-(\d{2})-(\d{2})(?:T00:00(?::00)?)?$/.exec(text);
  const british = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text);
  const [year, month, day] = iso ? iso.slice(1) : british ? british.slice(1).reverse() : [];
  if (year === undefined || month === undefined || day === undefined || Number(year) < 2000) return null;
  const given = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const real = new Date(`${given}T00:00:00Z`);
  return Number.isNaN(real.getTime()) || real.toISOString().slice(0, 10) !== given ? null : given;
}
