import type { BaseCells, Holding } from './crosses';
import type { Release, TablePlan } from './types';

/** Something that is counted over all base cells: the people of a measure, those with its outcome, or their scores. */
export interface Population {
  readonly id: number;
  /** Scores are summed and not counted: no noise, no limits. */
  readonly isCount: boolean;
  readonly values: readonly number[];
  readonly keys: readonly number[];
  /** Of a part: whose part it is. */
  readonly within: number | null;
}

/** A part and one of the wholes that it is a part of: those who met may be a part of those invited, and of those matched. */
export interface Holds {
  readonly whole: number;
  readonly part: number;
}

/** The populations of a release, and which of them a table shows. */
export interface Populations {
  readonly all: readonly Population[];
  /** Of counts alone, each pair once; a whole of which everybody has the outcome is no pair with itself. */
  readonly pairs: readonly Holds[];
  readonly of: (table: TablePlan) => { readonly n: Population; readonly part: Population | null };
  readonly named: (measure: string, of: 'n' | 'x') => Population | null;
}

/**
 * Which counts of different measures are counts of the same people: those that are equal in every base cell, noise keys and all.
 * The matched of one measure may be the whole of the next, and must not be hidden in one and shown in the other.
 */
export function populationsOf({ tables }: Release, cells: BaseCells): Populations {
  const all: Population[] = [];
  const byMeasure = new Map<string, Population>();
  const bySignature = new Map<string, Population>();
  const pairs = new Map<string, Holds>();
  const make = (name: string, isCount: boolean, values: number[], keys: number[], within: Population | null) => {
    const signature = JSON.stringify([isCount, values, keys]);
    const alike = bySignature.get(signature);
    // Where all have the outcome, they and the people are still two figures.
    const found =
      alike && alike !== within ? alike : { id: all.length, isCount, values, keys, within: within?.id ?? null };
    if (found !== alike) all.push(found);
    if (!alike) bySignature.set(signature, found);
    byMeasure.set(name, found);
    if (isCount && within && within !== found)
      pairs.set(`${within.id} ${found.id}`, { whole: within.id, part: found.id });
    return found;
  };
  for (const [measure, holdings] of cells.of) {
    const kinds = new Set(tables.filter((table) => table.measure === measure).map(({ kind }) => kind));
    const n = make(`${measure} n`, true, pick(holdings, 'n'), pick(holdings, 'noiseKey'), null);
    if (kinds.has('rate')) make(`${measure} x`, true, pick(holdings, 'x'), pick(holdings, 'noiseKeyX'), n);
    if (kinds.has('mean')) make(`${measure} sum`, false, pick(holdings, 'sum'), [], n);
  }
  const named = (name: string): Population => {
    const population = byMeasure.get(name);
    if (!population) throw new RangeError(`nothing is counted as ${name}`);
    return population;
  };
  const parts = { count: null, rate: 'x', mean: 'sum' } as const;
  return {
    all,
    pairs: [...pairs.values()],
    of: ({ measure, kind }) => {
      const part = parts[kind];
      return { n: named(`${measure} n`), part: part && named(`${measure} ${part}`) };
    },
    named: (measure, of) => byMeasure.get(`${measure} ${of}`) ?? null,
  };
}

const pick = (holdings: readonly Holding[], what: keyof Holding): number[] => holdings.map((holding) => holding[what]);
