/** One row of a table that has something in it. */
export interface TableRow {
  /** The number in the margin when the file is open in Excel: the first row of the sheet is 1, blank rows count. */
  readonly number: number;
  /** One text a header, in the same order; '' where the file has nothing. */
  readonly cells: readonly string[];
  /** What stands to the right of the last header, blanks left out; nearly always empty. */
  readonly extra: readonly string[];
}

/** What one of the two readers (text, workbook) finds: rows as they stand, headers not yet told apart. */
export interface RawRow {
  readonly number: number;
  readonly cells: readonly string[];
}

/** A file that has been recognised and whose header has been read. */
export interface Table {
  /** The first row with anything in it that is not a title above the table, tidied: no two alike, none empty (an empty one is "Column 4"). */
  readonly headers: readonly string[];
  /**
   * The rows below the header, blank ones left out, read from the file as they are asked for.
   * May be walked more than once; each walk opens the file anew and closes it, also when it is left early.
   * A walk throws {@link FileRefusal} when it meets too many rows, a row that never ends, or damage.
   */
  readonly rows: AsyncIterable<TableRow>;
  readonly kind: 'csv' | 'xlsx';
  /** Things worth telling the person, in plain sentences. Some are found only while walking: read it again afterwards. */
  readonly notes: readonly string[];
  /** The visible sheets of a workbook, in order; empty for a text file. */
  readonly sheetNames: readonly string[];
}
