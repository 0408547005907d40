/** How much of a file is read before it is refused. All counts are inclusive: a file of exactly this size is accepted. */
export interface TableLimits {
  /** The file as it was sent. */
  readonly bytes: number;
  /** Rows below the header that hold anything. */
  readonly rows: number;
  readonly columns: number;
  /** One row, all cells together: bytes of UTF-8 in a text file, characters in a workbook. */
  readonly recordSize: number;
  /** Files inside an Excel workbook, and their size once unpacked, in bytes. */
  readonly zipEntries: number;
  readonly unpackedBytes: number;
  /** The list of texts that a workbook keeps for its cells to point at, which has to be held in memory. */
  readonly texts: number;
  readonly textChars: number;
  /** How many times larger than its packed form a part of a workbook may be. */
  readonly unpackRatio: number;
}

const MB = 1024 * 1024;

/** The limits that apply unless the caller says otherwise. */
export const defaultLimits: TableLimits = {
  bytes: 64 * MB,
  rows: 50_000,
  columns: 100,
  recordSize: 64 * 1024,
  zipEntries: 2_000,
  unpackedBytes: 400 * MB,
  texts: 5_000_000,
  textChars: 100_000_000,
  unpackRatio: 200,
};
