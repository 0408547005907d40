import type { BaseCell, Dimension, Release } from './types';

/** Codes by dimension; a dimension that is absent: all of its codes. */
export type Codes = Readonly<Record<string, string>>;

/** One cell of the full cross. */
export interface Cross {
  readonly index: number;
  readonly at: Codes;
  readonly isStructuralZero: boolean;
}

/** What a cross holds of one measure. */
export interface Holding {
  n: number;
  x: number;
  sum: number;
  sumOfSquares: number;
  noiseKey: number;
  noiseKeyX: number;
}

/** The full cross of every dimension that a table uses, and what each measure has there. */
export interface BaseCells {
  readonly dimensions: readonly Dimension[];
  readonly all: readonly Cross[];
  /** By measure: what it has in each cross, in order of `all`. */
  readonly of: ReadonlyMap<string, readonly Holding[]>;
  /** Index of the cross that holds a cell of the release. @throws RangeError when a code is none. */
  readonly indexOf: (cell: Pick<BaseCell, 'at'>) => number;
}

/** So many unknowns are still looked through in seconds. */
export const MOST_BASE_CELLS = 50_000;

const nobody = (): Holding => ({ n: 0, x: 0, sum: 0, sumOfSquares: 0, noiseKey: 0, noiseKeyX: 0 });

/** @throws RangeError when the cross is too large, a cell stands outside it, or its counts are none. */
export function baseOf({ dimensions, tables, cells, known = [] }: Release): BaseCells {
  const isUsed = (key: string) => tables.some(({ by }) => by.includes(key)) || known.some(({ at }) => key in at);
  const used = dimensions.filter(({ key }) => isUsed(key));
  const sizes = used.map(({ codes }) => codes.length);
  const size = sizes.reduce((all, one) => all * one, 1);
  if (size > MOST_BASE_CELLS)
    throw new RangeError(`the tables part people into ${size} cells, more than can be checked`);
  const place = placeIn(dimensions, used);
  const measures = [...new Set(tables.map(({ measure }) => measure))];
  const of = new Map(measures.map((measure) => [measure, Array.from({ length: size }, nobody)]));
  const canHold = new Set<number>();
  const named = new Set<number>();
  for (const cell of cells) {
    const index = place(cell);
    named.add(index);
    if (!cell.isStructuralZero) canHold.add(index);
    for (const measure of cell.measure === undefined ? measures : [cell.measure]) add(of.get(measure)?.[index], cell);
  }
  const all = Array.from({ length: size }, (_, index) => ({
    index,
    at: codesAt(used, index),
    isStructuralZero: named.has(index) && !canHold.has(index),
  }));
  return { dimensions: used, all, of, indexOf: place };
}

function add(holding: Holding | undefined, cell: BaseCell): void {
  if (!holding) return;
  const { n, x } = cell;
  if (!Number.isSafeInteger(n) || !Number.isSafeInteger(x) || x < 0 || x > n)
    throw new RangeError(`${x} of ${n} is no count of people`);
  if (cell.isStructuralZero && n > 0) throw new RangeError('somebody is where nobody can be');
  holding.n += n;
  holding.x += x;
  holding.sum += cell.sum ?? 0;
  holding.sumOfSquares += cell.sumOfSquares ?? 0;
  holding.noiseKey = (holding.noiseKey + cell.noiseKey) % 256;
  holding.noiseKeyX = (holding.noiseKeyX + cell.noiseKeyX) % 256;
}

/** Where a cell of the release stands among the dimensions in use. */
function placeIn(dimensions: readonly Dimension[], used: readonly Dimension[]): BaseCells['indexOf'] {
  const ways = used.map(({ key, codes }) => ({
    codes: new Map(codes.map((code, at) => [code, at])),
    at: dimensions.findIndex((dimension) => dimension.key === key),
    many: codes.length,
  }));
  return ({ at }) =>
    ways.reduce((index, way) => {
      const code = way.codes.get(at[way.at] ?? '');
      if (code === undefined) throw new RangeError('a cell has a code that its dimension has not');
      return index * way.many + code;
    }, 0);
}

function codesAt(used: readonly Dimension[], index: number): Codes {
  const at: Record<string, string> = {};
  let rest = index;
  for (const { key, codes } of [...used].reverse()) {
    at[key] = codes[rest % codes.length] ?? '';
    rest = Math.floor(rest / codes.length);
  }
  return at;
}
