import { pairedChange, standardisedChange } from '@footing/statistics';
import { areAlike, type Count, LEAST_SHOWN } from './small-counts';
import { knownTwice, type Traveller } from './travellers';
import { type Missing, whoIsMissing } from './who-is-missing';

/** Mean change of a scale, in its points and to two places. */
export interface ScaleChange {
  readonly before: number;
  readonly after: number;
  /** After less before, with its 95 % interval. */
  readonly change: number;
  readonly lower: number;
  readonly upper: number;
  /** In standard deviations of where people began (Hedges' g); null when all began alike. */
  readonly inSpreads: number | null;
}

/** How the same people answered a scale at two times. A change, not an impact. */
export interface ScaleTravelled {
  /** Known at both times; null when fewer than 10. */
  readonly n: Count;
  /** Null when fewer than 10 are known at both times, or all were alike. */
  readonly change: ScaleChange | null;
  /** Whether all were alike before, or after, or came as far: an average would be the answer of each of them. */
  readonly isAlike: boolean;
  readonly missing: Missing;
}

/**
 * Mean change of a scale over those who are known at both times, with its t interval, and who is missing.
 * @throws RangeError when a score is not a finite number
 */
export function scaleTravelled(people: readonly Traveller[]): ScaleTravelled {
  const pairs = knownTwice(people);
  const missing = whoIsMissing(people);
  const found = pairedChange(pairs);
  if (!found?.interval || pairs.length < LEAST_SHOWN)
    return { n: pairs.length === 0 ? 0 : null, change: null, isAlike: false, missing };
  const figures = [pairs.map(({ before }) => before), pairs.map(({ after }) => after)];
  if ([...figures, pairs.map(({ before, after }) => after - before)].some(areAlike))
    return { n: found.n, change: null, isAlike: true, missing };
  const mean = (side: 'before' | 'after') => pairs.reduce((sum, one) => sum + one[side], 0) / pairs.length;
  const g = standardisedChange(pairs)?.g ?? null;
  const change = {
    before: places(mean('before')),
    after: places(mean('after')),
    change: places(found.mean),
    lower: places(found.interval.lower),
    upper: places(found.interval.upper),
    inSpreads: g === null ? null : places(g),
  };
  return { n: found.n, change, isAlike: false, missing };
}

/** Two places; + 0 for a nought without a sign. */
const places = (value: number) => Math.round(100 * value) / 100 + 0;
