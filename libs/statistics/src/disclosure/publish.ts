import { noiseOf } from './cell-key';
import { meanOf, shareOf } from './estimates';
import type { Figure, Lattice, Place } from './lattice';
import type { Primary } from './primary';
import { roundedTo } from './rounding';
import { type Rules, rulesOf } from './rules';
import type { Estimate, HiddenCode, Profile, PublishedCell, Shown } from './types';

/** What is decided of a release so far. */
export interface Decision {
  readonly profile: Profile;
  readonly primary: Primary;
  /** Figures hidden for others' sake. */
  readonly hidden: ReadonlySet<number>;
  /** Tables that the attack got into all the same. */
  readonly withheld: ReadonlySet<string>;
}

/** Steps 5 and 6: every place as it goes out. */
export function publish(lattice: Lattice, decision: Decision): PublishedCell[] {
  return lattice.places.map((place, at) => publishPlace(lattice, decision, place, at));
}

function publishPlace(lattice: Lattice, decision: Decision, place: Place, at: number): PublishedCell {
  const { table, region } = place;
  const head = { table: table.id, measure: table.measure, at: region.at };
  if (decision.withheld.has(table.id)) return { ...head, n: { code: 'N11' }, ...partOf(table.kind, { code: 'N11' }) };
  const n = lattice.figures[place.n];
  const verdict = decision.primary.verdicts[at];
  const code = verdict?.n ?? (isHidden(decision, place.n) ? 'c' : null);
  const shown: Shown = code || !n ? { code: code ?? 'z' } : { value: shownCount(n, decision.profile) };
  if (place.part === null || !n) return { ...head, n: shown };
  const part = lattice.figures[place.part];
  const partCode: HiddenCode | null = verdict?.part ?? (code || isHidden(decision, place.part) ? 'c' : null);
  if (partCode || !part || !('value' in shown))
    return { ...head, n: shown, ...partOf(table.kind, { code: partCode ?? 'c' }) };
  if (table.kind === 'mean')
    return { ...head, n: shown, mean: mean(lattice, place, n, part, shown.value, decision.profile) };
  return { ...head, n: shown, ...rate(n, part, shown.value, decision.profile) };
}

/** For others' sake, or because another table that shows the same people may not. */
const isHidden = ({ hidden, primary }: Decision, figure: number) => hidden.has(figure) || primary.unsafe.has(figure);

const partOf = (kind: Place['table']['kind'], hidden: { code: HiddenCode }) =>
  kind === 'rate' ? { rate: hidden } : kind === 'mean' ? { mean: hidden } : {};

/** A count as a profile shows it. */
export function shownCount({ value, noiseKey }: Figure, profile: Profile): number {
  const { isNoisy, roundTo }: Rules = rulesOf[profile];
  return isNoisy ? value + noiseOf(value, noiseKey) : roundedTo(roundTo, value);
}

function rate(n: Figure, part: Figure, shown: number, profile: Profile): { x?: Shown; rate: Estimate } {
  // OfS's form has shares of counts as they are, and no numerators.
  if (profile === 'ofs') return { rate: shareOf(part.value, n.value, profile) };
  const x = Math.min(shown, shownCount(part, profile));
  return { x: { value: x }, rate: shareOf(x, shown, profile) };
}

function mean({ cells }: Lattice, place: Place, n: Figure, part: Figure, shown: number, profile: Profile): Estimate {
  const holdings = cells.of.get(place.table.measure);
  const squares = place.region.parts.reduce((sum, index) => sum + (holdings?.[index]?.sumOfSquares ?? 0), 0);
  return meanOf(part.value, squares, n.value, shown, profile);
}
