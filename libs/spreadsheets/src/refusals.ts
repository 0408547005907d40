import { DomainError } from '@footing/kernel';

interface Words {
  readonly title: string;
  readonly whatToDo: string;
}

const SAVE_AS =
  'Open it in Excel, Numbers or Google Sheets, save it as an Excel workbook (.xlsx), and choose that file.';
const SAVE_AGAIN = 'Open it in Excel, save it again as an Excel workbook (.xlsx), and choose the new file.';

/** Why a file is refused and what to do about it, for the person who chose it. `{row}` stands for the row concerned. */
export const refusalWords = {
  'file.empty': {
    title: 'This file is empty',
    whatToDo: 'Choose a file with a row of headings and at least one person.',
  },
  'file.not-a-table': {
    title: 'This file is not a table',
    whatToDo: `We can read Excel workbooks (.xlsx) and CSV files. If your list is in another kind of file: ${SAVE_AS}`,
  },
  'file.old-excel': { title: 'This file is from an older Excel (.xls)', whatToDo: SAVE_AGAIN },
  'file.other-spreadsheet': { title: 'This is a kind of spreadsheet that we cannot read', whatToDo: SAVE_AS },
  'file.too-large': {
    title: 'This file is too large',
    whatToDo: 'Remove sheets, pictures and columns that are not needed, or split the list into smaller files.',
  },
  'file.too-many-rows': {
    title: 'This file has too many rows',
    whatToDo:
      'Split the list into smaller files and bring them in one after another. Nothing has been kept from this one.',
  },
  'file.too-many-columns': {
    title: 'This file has too many columns',
    whatToDo: 'Remove the columns that are not needed, and choose the file again.',
  },
  'file.record-too-long': {
    title: 'Row {row} does not seem to end',
    whatToDo:
      'A quotation mark (") may be open without being closed. Check row {row}, or save the list as an Excel workbook (.xlsx).',
  },
  'file.zip-bomb': {
    title: 'This file unpacks to far more than we can read safely',
    whatToDo: 'Copy the list into a new workbook, save it as .xlsx, and choose that file.',
  },
  'file.encrypted': {
    title: 'This file is protected by a password',
    whatToDo: 'Open it, remove the password (in Excel: File, Info, Protect Workbook), save it, and choose it again.',
  },
  'file.damaged': { title: 'This file is damaged', whatToDo: SAVE_AGAIN },
  'file.only-headers': {
    title: 'This file has headings but no people',
    whatToDo: 'Add at least one row below the headings, and choose the file again.',
  },
} as const satisfies Record<string, Words>;

export type FileRefusalCode = keyof typeof refusalWords;

/** A file that cannot be read, and why. Its one field error, on `file`, already holds the words for the person. */
export class FileRefusal extends DomainError {
  constructor(
    override readonly code: FileRefusalCode,
    /** The row concerned, numbered as in Excel; null when it is the whole file. */
    readonly row: number | null = null,
  ) {
    const { title, whatToDo } = wordsOf(code, row);
    super('invalid', code, row === null ? code : `${code} at row ${row}`, [
      { field: 'file', message: `${title}. ${whatToDo}` },
    ]);
    this.name = 'FileRefusal';
  }

  /** What to show: a heading and what to do next. */
  get words(): Words {
    return wordsOf(this.code, this.row);
  }
}

function wordsOf(code: FileRefusalCode, row: number | null): Words {
  const { title, whatToDo } = refusalWords[code];
  const fill = (text: string): string => text.replaceAll('{row}', row === null ? '?' : String(row));
  return { title: fill(title), whatToDo: fill(whatToDo) };
}
