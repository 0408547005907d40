/** What a cell may hold when a table is written; null and undefined leave it empty. */
export type CellValue = string | number | boolean | null | undefined;

/** A table to be written: one line of headers, and rows with one value a header. */
export interface SheetTable {
  readonly headers: readonly string[];
  readonly rows: Iterable<readonly CellValue[]>;
}

/** One sheet of a workbook to be written. */
export interface Sheet extends SheetTable {
  /** Shown on the tab; cut to 31 characters, and what Excel does not allow there becomes a space. */
  readonly name: string;
  /** Widths in characters, one a column; left out, they follow the longest cell, between 8 and 60. */
  readonly widths?: readonly number[];
}

/** NUL, the other control characters and the two non-characters that XML cannot hold; tab and line ends it can. */
const UNWRITABLE = new RegExp('[\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\uFFFE\\uFFFF]', 'g');

/** The text without what no spreadsheet file can hold; half a surrogate pair becomes a question mark in a diamond. */
export const writable = (text: string): string => text.replace(/\p{Surrogate}/gu, '\uFFFD').replace(UNWRITABLE, '');
