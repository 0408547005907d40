import type { Codes } from './crosses';
import { type Figure, figureAt, type Lattice, type Place } from './lattice';
import { type Rules, SENSITIVE_FROM } from './rules';
import type { Dimension, HiddenCode } from './types';

/** What is wrong with a place: of its people, of its share or mean. Null: nothing. */
export interface Verdict {
  readonly n: HiddenCode | null;
  readonly part: HiddenCode | null;
}

/** Verdicts in order of places, and the figures that must be protected for it. */
export interface Primary {
  readonly verdicts: readonly Verdict[];
  /** Indices of figures. */
  readonly unsafe: ReadonlySet<number>;
  /** Hidden by the form and in no need of protection: OfS writes `none` for nobody as well. */
  readonly veiled: ReadonlySet<number>;
}

/** Step 2: what is unsafe by itself. Everything under `ofs` is told by its own codes, in its own order; elsewhere hidden is hidden. */
export function primaryOf(lattice: Lattice, rules: Rules, isOfs: boolean): Primary {
  const unsafe = new Set<number>();
  const veiled = new Set<number>();
  const verdicts = lattice.places.map((place): Verdict => {
    if (place.region.parts.length === 0) return { n: 'z', part: 'z' };
    const n = figureAt(lattice, place.n);
    const isRisky = isUnsafeCount(lattice, place, n, rules);
    if (isRisky) unsafe.add(place.n);
    const isVeiled = isOfs && n.value <= 2;
    if (isVeiled && !isRisky) veiled.add(place.n);
    const part = place.part === null ? null : unsafePart(place, figureAt(lattice, place.part), n.value, rules);
    // Of nobody everybody knows how many have the outcome.
    if (part && place.part !== null && (n.value > 0 || isRisky)) unsafe.add(place.part);
    return {
      n: isRisky || isVeiled ? codeOfCount(n.value, isOfs) : null,
      part: part && partCode(part, n.value, isOfs, isRisky),
    };
  });
  return { verdicts, unsafe, veiled };
}

/** (a) a small count; (d) nobody, or all of a small group, in one code of something sensitive. */
function isUnsafeCount(lattice: Lattice, { region }: Place, { value, population }: Figure, rules: Rules): boolean {
  if (rules.unsafeUpTo === 0) return false;
  if (value >= 1 && value <= rules.unsafeUpTo) return true;
  const sensitive = lattice.cells.dimensions.filter(({ key, isSensitive }) => isSensitive && key in region.at);
  if (value >= SENSITIVE_FROM) return false;
  return sensitive.some((dimension) => {
    const around = countAround(lattice, region.at, dimension, population.values);
    return value === 0 ? around > 0 : value === around;
  });
}

/** How many there are with any code of one dimension, the others as they are. */
function countAround({ cells }: Lattice, at: Codes, { key }: Dimension, values: readonly number[]): number {
  const others = Object.entries(at).filter(([dimension]) => dimension !== key);
  const around = cells.all.filter((cross) => others.every(([dimension, code]) => cross.at[dimension] === code));
  return around.reduce((sum, { index }) => sum + (values[index] ?? 0), 0);
}

/** (b) a share of few, or of almost nobody or almost all; (c) a mean of few. */
function unsafePart(place: Place, part: Figure, n: number, rules: Rules): 'few' | 'low' | 'high' | null {
  if (place.table.kind === 'mean') return n < rules.meanFrom ? 'few' : null;
  if (n < rules.rateFrom) return 'few';
  if (part.value <= rules.edge) return 'low';
  return n - part.value <= rules.edge ? 'high' : null;
}

const codeOfCount = (n: number, isOfs: boolean): HiddenCode => (!isOfs ? 'c' : n <= 2 ? 'none' : 'low');

/** Outside OfS's form nobody is told whether almost nobody or almost everybody has the outcome. */
function partCode(part: 'few' | 'low' | 'high', n: number, isOfs: boolean, isRisky: boolean): HiddenCode {
  if (isOfs) return part === 'few' ? codeOfCount(n, true) : part === 'low' ? 'DPL' : 'DPH';
  return part === 'few' && !isRisky ? 'low' : 'c';
}
