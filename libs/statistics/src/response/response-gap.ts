import { type Difference, newcombe, type Part } from '../proportions/newcombe';

/** Those of one arm (or group) who were asked, and of them who answered: n includes who opted out. */
export interface Arm extends Part {
  readonly key: string;
}

/** Two arms that answer most and least. */
export interface ResponseGap {
  /** The arm with the highest rate, and the one with the lowest; of several the first given. */
  readonly most: string;
  readonly least: string;
  /** Highest rate less lowest, 0 to 1, with its interval. */
  readonly gap: Difference;
  /** Why to look at it; empty when nothing is the matter. */
  readonly alerts: readonly ('gap' | 'representativeness')[];
}

/** When to say something: a gap of more than this, or an R-indicator below this. */
export interface Alarm {
  readonly gapAbove: number;
  readonly rBelow: number;
}

/** More than 5 points between arms, or R below 0.80. */
export const usualAlarm: Alarm = { gapAbove: 0.05, rBelow: 0.8 };

/**
 * The widest gap in response between arms, and whether it, or the R-indicator, is worth an alert. The gap is the observed one:
 * with small arms it may be chance alone, which its interval shows.
 * @param r R-indicator of the wave, best the adjusted one: the plain one is below 0.80 by chance alone in a small wave; null when there is none
 * @returns null when fewer than two arms have anybody
 * Source: differential attrition, What Works Clearinghouse Standards Handbook; R-indicator, Schouten, Cobben, Bethlehem (2009).
 * @throws RangeError when x of an arm is above its n, or either is no count
 */
export function responseGap(arms: readonly Arm[], r: number | null, alarm = usualAlarm): ResponseGap | null {
  const asked = arms.filter(({ n }) => n > 0);
  const [first] = asked;
  if (!first || asked.length < 2) return null;
  const rate = (arm: Arm) => arm.x / arm.n;
  const most = asked.reduce((best, arm) => (rate(arm) > rate(best) ? arm : best), first);
  const others = asked.filter((arm) => arm !== most);
  const least = others.reduce((worst, arm) => (rate(arm) < rate(worst) ? arm : worst));
  const gap = newcombe(most, least);
  if (!gap) return null;
  const alerts: ResponseGap['alerts'][number][] = [];
  if (isMoreThan(gap, alarm.gapAbove)) alerts.push('gap');
  if (r !== null && r < alarm.rBelow) alerts.push('representativeness');
  return { most: most.key, least: least.key, gap, alerts };
}

/** Exactly 5 points is not more than 5 points, whatever 0.65 − 0.6 makes of it in binary. */
const isMoreThan = ({ difference }: Difference, limit: number) => difference > limit + 1e-12;
