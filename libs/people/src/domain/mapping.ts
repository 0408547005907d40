import { type PersonKind, fieldOf } from './fields';
import { isFreeColumn, isSameHeader } from './header-words';
import type { ListMark } from './read-value';

/** What becomes of one column of a file. */
export interface MappedColumn {
  /** As in the file. */
  readonly header: string;
  /** A field's key, `column:<key>` to keep it as it is, or `skip`. */
  readonly target: string;
  /** How lists are written in this column; left out, each cell is judged by itself. */
  readonly splitsAt?: ListMark;
}

/** What becomes of every column, in the file's order. */
export type Mapping = readonly MappedColumn[];

/**
 * A mapping from what was chosen for each column.
 * @param targets one a header, in the same order; missing ones are skipped.
 * @param sample rows of the file (50 are plenty), from which each column's way of writing lists is seen.
 */
export function mappingOf(
  kind: PersonKind,
  headers: readonly string[],
  targets: readonly string[],
  sample: readonly (readonly string[])[],
): Mapping {
  return headers.map((header, index) => {
    const target = targets[index] ?? 'skip';
    const splitsAt = listMark(
      kind,
      target,
      sample.map((row) => row[index] ?? ''),
    );
    return splitsAt === undefined ? { header, target } : { header, target, splitsAt };
  });
}

/** Free columns are lists only where each answer ends in a semicolon, as survey tools write several choices. */
function listMark(kind: PersonKind, target: string, cells: readonly string[]): ListMark | undefined {
  if (isFreeColumn(target)) return cells.some((cell) => /[^;]+;\s*$/.test(cell)) ? 'semicolon' : undefined;
  const type = fieldOf(kind, target)?.type;
  if (type !== 'list' && type !== 'people' && type !== 'ratings') return undefined;
  return cells.some((cell) => /[;|]/.test(cell)) ? 'semicolon' : 'comma';
}

/**
 * A remembered mapping in the order of another file's columns.
 * @returns null when the file's headers are not the remembered ones.
 */
export function recallMapping(remembered: Mapping, headers: readonly string[]): Mapping | null {
  if (headers.length !== remembered.length) return null;
  const recalled = headers.flatMap((header) => {
    const column = remembered.find((one) => isSameHeader(one.header, header));
    return column ? [{ ...column, header }] : [];
  });
  return recalled.length === headers.length ? recalled : null;
}
