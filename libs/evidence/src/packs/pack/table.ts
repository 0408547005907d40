import { numberAt, placeAt, type Row } from './read-table';

/** A table of a pack as it was read, to look rows up in. */
export interface Table {
  readonly rows: readonly Row[];
  /** Keys of its ways of parting people. */
  readonly ways: readonly string[];
  /** The row of a place; undefined: there is none. @param of which counting, where the table holds several. */
  at(place: string, of?: string): Row | undefined;
}

export function tableOf(rows: readonly Row[]): Table {
  const places = new Map(rows.map((row) => [`${row.get('of') ?? ''} ${placeAt(row)}`, row]));
  const ways = [...(rows[0]?.keys() ?? [])].flatMap((name) => (name.startsWith('by:') ? [name.slice(3)] : []));
  return { rows, ways, at: (place, of = '') => places.get(`${of} ${place}`) };
}

/** x of n people as a row shows them, or as its share of its people comes to; null: it shows neither. */
export function partAt(row: Row | undefined): { readonly x: number; readonly n: number } | null {
  if (!row) return null;
  const [x, n, rate] = [numberAt(row, 'x'), numberAt(row, 'n'), numberAt(row, 'rate')];
  if (n === null || (x === null && rate === null)) return null;
  return { x: Math.min(n, x ?? Math.round((rate ?? 0) * n)), n };
}

/** The code of a row in a way of parting people; empty: all together. */
export const codeAt = (row: Row, way: string): string => row.get(`by:${way}`) ?? '';

/** The place of a row without one of its ways. */
export const placeWithout = (row: Row, way: string): string =>
  placeAt(new Map([...row].filter(([column]) => column !== `by:${way}`)));
