import type { BaseCell, MergeOffer, Release, TablePlan } from './types';
import { latticeOf } from './lattice';
import { primaryOf } from './primary';
import { rulesOf } from './rules';

/** Where more of a table than this is hidden, joining two codes is offered first. */
export const TOO_MUCH_HIDDEN = 0.2;

/**
 * Step 4: for tables of which much is hidden, which two codes to join so that fewer cells are unsafe by themselves: of each dimension the
 * two with fewest people. @returns best first; empty where nothing helps.
 */
export function mergeOffers(release: Release, tables: readonly TablePlan[]): MergeOffer[] {
  const offers = tables.flatMap((table) => {
    const unsafe = unsafeIn({ ...release, tables: [table] });
    return table.by.flatMap((dimension) => {
      const codes = smallest(release, table, dimension);
      if (!codes) return [];
      const unsafeThen = unsafeIn({ ...mergeCodes(release, dimension, codes), tables: [table] });
      return unsafeThen < unsafe ? [{ table: table.id, dimension, codes, unsafe, unsafeThen }] : [];
    });
  });
  return offers.sort((a, b) => b.unsafe - b.unsafeThen - (a.unsafe - a.unsafeThen));
}

/** The same release with two codes of a dimension as one, which is called `a+b`. @throws RangeError when the dimension has not both. */
export function mergeCodes(release: Release, dimension: string, codes: readonly [string, string]): Release {
  const at = release.dimensions.findIndex(({ key }) => key === dimension);
  const whole = release.dimensions[at];
  if (!whole || !codes.every((code) => whole.codes.includes(code))) throw new RangeError('no such codes to join');
  const joined = codes.join('+');
  const rename = (code: string) => (codes.includes(code) ? joined : code);
  const move = (cell: BaseCell): BaseCell => ({ ...cell, at: cell.at.with(at, rename(cell.at[at] ?? '')) });
  return {
    ...release,
    dimensions: release.dimensions.with(at, { ...whole, codes: [...new Set(whole.codes.map(rename))] }),
    cells: release.cells.map(move),
  };
}

function unsafeIn(release: Release): number {
  const { profile } = release;
  const { unsafe, veiled } = primaryOf(latticeOf(release), rulesOf[profile], profile === 'ofs');
  return unsafe.size + veiled.size;
}

/** The two codes of fewest people; null where joining them would leave one alone. */
function smallest(release: Release, { measure }: TablePlan, dimension: string): readonly [string, string] | null {
  const at = release.dimensions.findIndex(({ key }) => key === dimension);
  const codes = release.dimensions[at]?.codes ?? [];
  const people = new Map(codes.map((code) => [code, 0]));
  for (const cell of release.cells) {
    const code = cell.at[at] ?? '';
    if (cell.measure === undefined || cell.measure === measure) people.set(code, (people.get(code) ?? 0) + cell.n);
  }
  const [first, second] = [...codes].sort((a, b) => (people.get(a) ?? 0) - (people.get(b) ?? 0));
  return codes.length > 2 && first !== undefined && second !== undefined ? [first, second] : null;
}
