/** Something in a file or in the settings that has to be put right before anybody can be matched. */
export interface FileFault {
  readonly file: string;
  /** As in the margin of Excel; null when it is not about one row. */
  readonly row: number | null;
  /** The header, or the place in the settings such as `criteria[2].weight`; '' when it is about the whole row or file. */
  readonly column: string;
  /** What stands there; '' when nothing does. */
  readonly value: string;
  /** What to do about it. */
  readonly message: string;
}

/** The files or the settings cannot be used as they are. Nothing has been written. */
export class NeedsAttention extends Error {
  constructor(readonly faults: readonly FileFault[]) {
    super(`${faults.length} things to put right`);
    this.name = 'NeedsAttention';
  }
}

/** A fault of a file as a whole. */
export const wholeFile = (file: string, message: string): FileFault => ({
  file,
  row: null,
  column: '',
  value: '',
  message,
});

/** The fault as one line for a terminal: where it stands, what stands there, what to do. */
export function faultLine({ file, row, column, value, message }: FileFault): string {
  const where = [file, row === null ? '' : `row ${row}`, column].filter((part) => part !== '').join(', ');
  return printable(`${where}: ${value === '' ? '' : `“${value}” – `}${message}`);
}

const CONTROL = /\p{Cc}|\p{Cf}/gu;

/** A text from a file without the characters that could move a terminal's cursor or colour what follows. */
export const printable = (text: string): string => text.replace(CONTROL, ' ');
