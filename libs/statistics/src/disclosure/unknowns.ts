import type { Lattice } from './lattice';
import type { Sum } from './types';

/** A sum of unknowns less another. */
export type Parts = Pick<Sum, 'plus' | 'minus'>;

/** The unknowns of an attack, and what sums of counts are in them. */
export interface Unknowns {
  readonly many: number;
  /** A count over base cells. */
  readonly sum: (population: number, parts: readonly number[]) => Parts;
  /** Of a part: those of the whole that are not in it. */
  readonly rest: (population: number, parts: readonly number[]) => Parts;
  /** What is true of all counts: nobody has an outcome who is not there. */
  readonly links: readonly Sum[];
}

/**
 * Unknowns for every count in every base cell. A whole is its first part and those who are not in that, so that no row has to say that the
 * part is no larger: half of the rows, and the solver starts in a tenth of the time.
 */
export function unknownsOf({ populations, cells }: Lattice): Unknowns {
  const size = cells.all.length;
  const counts = populations.filter(({ isCount }) => isCount);
  const blocks = new Map(counts.map(({ id }, at) => [id, at * size]));
  const firstPart = new Map<number, number>();
  for (const { id, within } of counts) if (within !== null && !firstPart.has(within)) firstPart.set(within, id);
  const blocksOf = (id: number): number[] => {
    const part = firstPart.get(id);
    return [blocks.get(id) ?? 0, ...(part === undefined ? [] : blocksOf(part))];
  };
  const spread = (starts: readonly number[], parts: readonly number[]) =>
    starts.flatMap((start) => parts.map((part) => start + part));
  const wholeOf = new Map(counts.map(({ id, within }) => [id, within ?? id]));
  const rest = (id: number, parts: readonly number[]): Parts => {
    const whole = wholeOf.get(id) ?? id;
    if (firstPart.get(whole) === id) return { plus: spread([blocks.get(whole) ?? 0], parts), minus: [] };
    return { plus: spread(blocksOf(whole), parts), minus: spread(blocksOf(id), parts) };
  };
  const later = counts.filter(({ id, within }) => within !== null && firstPart.get(within) !== id);
  return {
    many: counts.length * size,
    sum: (id, parts) => ({ plus: spread(blocksOf(id), parts), minus: [] }),
    rest,
    links: later.flatMap(({ id }) =>
      cells.all.flatMap(({ index, isStructuralZero }) =>
        isStructuralZero ? [] : [{ ...rest(id, [index]), low: 0, high: Infinity }],
      ),
    ),
  };
}
