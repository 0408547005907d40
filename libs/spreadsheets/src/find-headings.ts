import type { RawRow } from './table';

/** How many filled rows are looked at for the headings. */
const LOOKED_AT = 10;

export const hasText = (cell: string): boolean => cell.trim() !== '';
const isWide = ({ cells }: RawRow): boolean => cells.filter(hasText).length >= 2;

/** The row that holds the headings. */
export interface Headings {
  readonly headings: RawRow;
  /** Whether anything stands below it. */
  readonly hasRows: boolean;
  /** Says so when rows above the headings are left out. */
  readonly notes: readonly string[];
}

/**
 * The first row, unless rows of one cell each (a title, "Exported on …") stand above a row of several cells: then that one.
 * The row below it must have several cells too, so that one odd row in a table of one column is not taken for headings.
 * Reads no further than it has to: mostly two rows.
 * @param rows the filled rows of a file.
 * @returns null when there are none.
 */
export async function findHeadings(rows: AsyncGenerator<RawRow>): Promise<Headings | null> {
  const top = await topOf(rows);
  const wide = top.findIndex(isWide);
  const under = top[wide + 1];
  const at = wide > 0 && (under === undefined || isWide(under)) ? wide : 0;
  const headings = top[at];
  if (headings === undefined) return null;
  const notes = at === 0 ? [] : [`We took row ${headings.number} as the headings, and left out what stands above it.`];
  return { headings, hasRows: top.length > at + 1, notes };
}

/** Up to the row below the first one of several cells. */
async function topOf(rows: AsyncGenerator<RawRow>): Promise<RawRow[]> {
  const top: RawRow[] = [];
  let isFound = false;
  for await (const row of rows) {
    top.push(row);
    if (isFound) break;
    isFound = isWide(row);
    if (!isFound && top.length === LOOKED_AT) break;
  }
  return top;
}
