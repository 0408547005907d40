import { NOISE_VARIANCE } from '../disclosure/cell-key';
import type { Profile } from '../disclosure/types';
import { reach } from '../distributions/normal';
import { sum } from '../numbers/sums';
import { type Adjusted, mantelHaenszel } from '../proportions/mantel-haenszel';
import type { Part } from '../proportions/newcombe';
import type { Interval } from '../proportions/wilson';
import type { Site } from './random-effects';

/** x of n as a release shows them, and by whose rules. In OfS's form x is the shown share of the shown number, and need not be whole. */
export interface ShownPart extends Part {
  readonly profile: Profile;
}

/** Rounding to 10 moves a count by up to 5: variance of -4 to 5, each as likely. */
const TO_TEN = 8.25;

/** What protection adds to the variance of a numerator and of a number of people. In OfS's form the share itself is of counts as they are. */
function added({ profile, x, n }: ShownPart): { readonly x: number; readonly n: number; readonly both: number } {
  if (profile === 'internal') return { x: 0, n: 0, both: 0 };
  if (profile !== 'ofs') return { x: NOISE_VARIANCE, n: NOISE_VARIANCE, both: 0 };
  const share = x / n;
  return { x: share * share * TO_TEN, n: TO_TEN, both: share * TO_TEN };
}

/** p away from 0 and 1 by half a person, so that nobody's share is certain. */
const inside = ({ x, n }: Part): number => Math.min(Math.max(x / n, 0.5 / n), 1 - 0.5 / n);

/**
 * A share with its error, what protects it included: x and n are each changed by themselves, so their changes add up.
 * @param part n above 0, x from 0 to n
 */
export function shareSite(part: ShownPart): Site {
  const p = inside(part);
  const { x, n, both } = added(part);
  const variance = (p * (1 - p)) / part.n + (x + p * p * n - 2 * p * both) / (part.n * part.n);
  return { value: part.x / part.n, se: Math.sqrt(variance) };
}

/** The same as log odds, which has no ends: half a person is added to either side (Haldane and Anscombe). */
export function logOddsSite(part: ShownPart): Site {
  const p = inside(part);
  const { se } = shareSite(part);
  return { value: Math.log((part.x + 0.5) / (part.n - part.x + 0.5)), se: se / (p * (1 - p)) };
}

export const shareOfLogOdds = (logOdds: number): number => 1 / (1 + Math.exp(-logOdds));

/** First less second, with what protects both. */
export function gapSite(first: ShownPart, second: ShownPart): Site {
  const [a, b] = [shareSite(first), shareSite(second)];
  return { value: a.value - b.value, se: Math.hypot(a.se, b.se) };
}

/** Everybody of all places together. */
export interface Together extends Interval, Part {
  readonly share: number;
}

/** The share of all people together, who differ by place; the changes of all counts are in its error. @returns null for nobody */
export function shareTogether(parts: readonly ShownPart[], level = 0.95): Together | null {
  const [x, n] = [sum(parts.map((one) => one.x)), sum(parts.map((one) => one.n))];
  if (n <= 0) return null;
  const share = x / n;
  const variance = sum(
    parts.map((one) => {
      const [p, more] = [inside(one), added(one)];
      return one.n * p * (1 - p) + more.x + share * share * more.n - 2 * share * more.both;
    }),
  );
  const far = (reach(level) * Math.sqrt(variance)) / n;
  return { x, n, share, lower: Math.max(0, share - far), upper: Math.min(1, share + far) };
}

/** Two groups at one place, as shown. */
export interface ShownStratum {
  readonly first: ShownPart;
  readonly second: ShownPart;
}

/**
 * Mantel and Haenszel's difference over places, with the changes of all counts in its interval. It takes it that the gap is the same everywhere.
 * @returns null where no place has both groups
 */
export function gapTogether(strata: readonly ShownStratum[], level = 0.95): Adjusted | null {
  const whole = ({ x, n }: Part): Part => ({ x: Math.min(n, Math.round(x)), n });
  const both = strata.filter(({ first, second }) => first.n > 0 && second.n > 0);
  const found = mantelHaenszel(both.map(({ first, second }) => ({ first: whole(first), second: whole(second) })));
  if (!found) return null;
  const weights = both.map(({ first, second }) => (first.n * second.n) / (first.n + second.n));
  const changes = both.map(({ first, second }, at) => {
    const apart = gapSite(first, second).se ** 2 - gapSite(bare(first), bare(second)).se ** 2;
    return (weights[at] ?? 0) ** 2 * apart;
  });
  const se = Math.sqrt(found.se ** 2 + sum(changes) / sum(weights) ** 2);
  const far = reach(level) * se;
  return { ...found, se, lower: found.difference - far, upper: found.difference + far };
}

const bare = (part: ShownPart): ShownPart => ({ ...part, profile: 'internal' });
