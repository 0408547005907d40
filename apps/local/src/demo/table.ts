/** A spreadsheet as text: one header a column, one row a person, every row as long as the headers. An empty cell is no answer. */
export interface Table {
  readonly headers: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** A cell before it is written: a list is joined with "; ". */
export type Cell = string | number | readonly string[];

/** A table of these records, its columns in the order of `headers` (key of the record, then the header to show). */
export function tableOf<Key extends string>(
  headers: Readonly<Record<Key, string>>,
  records: readonly Readonly<Record<Key, Cell>>[],
): Table {
  const keys = Object.keys(headers) as Key[];
  return {
    headers: keys.map((key) => headers[key]),
    rows: records.map((record) => keys.map((key) => written(record[key]))),
  };
}

const written = (cell: Cell): string => (typeof cell === 'object' ? cell.join('; ') : String(cell));
