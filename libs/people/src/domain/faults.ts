/** One cell that could not be used, in words that say what to do. */
export interface Fault {
  /** As in the margin of Excel. */
  readonly row: number;
  /** The header as in the file; '' when it is about the whole row. */
  readonly column: string;
  /** What stands there, cut to 100 characters; '' when nothing does. */
  readonly value: string;
  readonly code: FaultCode;
  /** What to do about it: a sentence without a full stop, as in an error summary. */
  readonly message: string;
}

/** What can be wrong with a cell or a row. `{most}`, `{least}`, `{other}`, `{what}` are filled in. */
export const faultWords = {
  'email.format': 'Enter an e-mail address in the format name@example.ac.uk',
  'email.several': 'Enter one e-mail address only',
  'name.missing': 'Enter a {what}',
  'key.missing': 'Enter an e-mail address or a university ID, so that we can tell this person from others',
  'key.repeated': 'This is the same {what} as in row {other}. Keep one of the two rows',
  'number.format': 'Enter a whole number from {least} to {most}',
  'number.several': 'Enter one whole number, for example 2',
  'number.not-whole': 'Enter a whole number from {least} to {most}',
  'number.range': 'Enter a number from {least} to {most}',
  'number.is-date': 'Excel has turned this into a date. Format the cell as text and enter the number again',
  'birthday.format': 'Enter a date of birth with day, month and year, for example 1 March 2009',
  'year.format': 'Enter a year with four digits, for example 2019',
  'id.shortened': 'Excel has shortened this number. Format the column as text and enter the whole number again',
  'yes-no.format': 'Enter yes or no',
  'choice.unknown': 'Enter one of these: {what}',
  'cell.excel-error': 'This cell shows an error from Excel. Put the value itself there, or leave it empty',
  'cell.lost-letters':
    'Some letters were lost when this file was saved. Save it as an Excel workbook (.xlsx) and choose it again',
  'cell.hidden-characters': 'This holds characters that cannot be seen. Type it again instead of pasting it',
  'cell.too-long': 'Shorten this to {most} characters or fewer',
  'list.too-many': 'Name {most} things or fewer',
  'list.item-too-long': 'Shorten each part to {most} characters or fewer, and put a semicolon between the parts',
  'people.format': 'Enter e-mail addresses or university IDs, the first choice first, with a semicolon between them',
  'ratings.stars': 'Give each person a number of stars from 1 to 5, for example joan@alumni.example: 5',
  'ratings.person':
    'Name each person by e-mail address or university ID, then the stars, for example joan@alumni.example: 5',
  'ratings.twice': 'This gives one person two numbers of stars. Keep one of the two',
  'times.clock': 'Enter each time with its start and end, on a 24-hour clock, for example Mon 09:00-12:00',
  'fewest.above-places': 'Enter {most} or fewer: this is more than the places that the mentor offers',
  'row.too-wide': 'This row has something to the right of the last heading. Give that column a heading, or remove it',
} as const satisfies Record<string, string>;

export type FaultCode = keyof typeof faultWords;

/** A fault before it is known where it stands. */
export interface Trouble {
  readonly code: FaultCode;
  readonly fill?: Readonly<Record<string, string | number>>;
}

/** Where a value stands in the file. */
export interface Spot {
  readonly row: number;
  readonly column: string;
  readonly value: string;
}

const MAX_VALUE = 100;

/** The fault, with its words filled in. */
export function faultAt({ row, column, value }: Spot, { code, fill = {} }: Trouble): Fault {
  const message = faultWords[code].replace(/\{(\w+)\}/g, (_, name: string) => String(fill[name] ?? ''));
  return { row, column, value: value.length > MAX_VALUE ? `${value.slice(0, MAX_VALUE - 1)}…` : value, code, message };
}
