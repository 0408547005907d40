import type { Attack, BaseCell, Dimension, Release } from '../disclosure/types';

/** An attack that never gets anywhere: for tests of what comes before it. */
export const inVain: Attack = (puzzle) =>
  Promise.resolve(puzzle.targets.map(() => ({ low: 0, high: Infinity, heaviest: [] })));

export const dimension = (key: string, codes: string, isSensitive = false): Dimension => ({
  key,
  codes: codes.split(' '),
  isSensitive,
});

/** Cells of two dimensions from rows of counts; `x` of them with the outcome. */
export function cellsOf(
  rows: Dimension,
  columns: Dimension,
  counts: readonly (readonly number[])[],
  x: readonly (readonly number[])[] = [],
) {
  return rows.codes.flatMap((row, i) =>
    columns.codes.map((column, j): BaseCell => {
      const [n, part] = [counts[i]?.[j] ?? 0, x[i]?.[j] ?? 0];
      return {
        at: [row, column],
        n,
        x: part,
        noiseKey: (i * 37 + j * 11 + 5) % 256,
        noiseKeyX: (i * 53 + j * 7) % 256,
      };
    }),
  );
}

/** One table of two dimensions. */
export function releaseOfCounts(
  counts: readonly (readonly number[])[],
  over: Partial<Release> & {
    readonly kind?: 'count' | 'rate' | 'mean';
    readonly x?: readonly (readonly number[])[];
  } = {},
): Release {
  const { kind = 'count', x, ...rest } = over;
  const codes = (of: string, many: number) => Array.from({ length: many }, (_, at) => `${of}${at}`).join(' ');
  const [a, b] = rest.dimensions ?? [
    dimension('a', codes('a', counts.length)),
    dimension('b', codes('b', counts[0]?.length ?? 0)),
  ];
  if (!a || !b) throw new Error('two dimensions');
  const tables = [{ id: 't', measure: 'm', by: ['a', 'b'], kind }];
  return { profile: 'public', tables, cells: cellsOf(a, b, counts, x), ...rest, dimensions: [a, b] };
}
