import { reach } from '../distributions/normal';
import { mustBeFinite } from '../numbers/refusals';
import { sum } from '../numbers/sums';
import type { Interval } from '../proportions/wilson';

/** How long somebody (or a pair) was seen, and whether it ended then or was only seen no longer. */
export interface Seen {
  /** From 0; any unit, mostly days. */
  readonly time: number;
  readonly hasEnded: boolean;
}

/** What is left from this time on, until the next step. */
export interface Step {
  readonly time: number;
  /** Seen until just before. */
  readonly atRisk: number;
  readonly ended: number;
  /** Share that lasts beyond this time, 0 to 1. */
  readonly survival: number;
  /** Greenwood's. */
  readonly se: number;
  /** On the log-log scale, so never outside 0 to 1; null once nobody is left. */
  readonly interval: Interval | null;
}

/**
 * Kaplan–Meier's survival curve: one step a time at which something ended, in order. Ends are counted before those who are
 * only seen no longer at the same time. Empty when nothing ended. Cost: one sort.
 * Source: E. L. Kaplan, P. Meier, Nonparametric estimation from incomplete observations, JASA 53 (1958) 457-481;
 * interval: J. D. Kalbfleisch, R. L. Prentice, The Statistical Analysis of Failure Time Data (1980).
 * @throws RangeError when a time is below 0 or not finite, or the level is not between 0 and 1
 */
export function kaplanMeier(seen: readonly Seen[], level = 0.95): Step[] {
  const z = reach(level);
  for (const { time } of seen) if (mustBeFinite('a time', time) < 0) throw new RangeError('a time is below 0');
  const inOrder = [...seen].sort((a, b) => a.time - b.time);
  const steps: Step[] = [];
  const terms: number[] = [];
  let [at, survival] = [0, 1];
  while (at < inOrder.length) {
    const time = inOrder[at]?.time ?? 0;
    const atRisk = inOrder.length - at;
    let ended = 0;
    for (; inOrder[at]?.time === time; at += 1) if (inOrder[at]?.hasEnded) ended += 1;
    if (ended === 0) continue;
    survival *= (atRisk - ended) / atRisk;
    terms.push(ended / (atRisk * (atRisk - ended)));
    steps.push({ time, atRisk, ended, survival, ...spread(survival, Math.sqrt(sum(terms)), z) });
  }
  return steps;
}

function spread(survival: number, relative: number, z: number): Pick<Step, 'se' | 'interval'> {
  if (survival === 0) return { se: 0, interval: null };
  const factor = Math.exp((z * relative) / Math.abs(Math.log(survival)));
  return { se: survival * relative, interval: { lower: survival ** factor, upper: survival ** (1 / factor) } };
}

/**
 * Share that lasts beyond a time.
 * @param steps from {@link kaplanMeier}
 * @param lastSeen the longest time anybody was seen: nothing is known beyond it
 * @returns null beyond what was seen, unless nobody was left by then
 */
export function survivalAt(steps: readonly Step[], time: number, lastSeen: number): number | null {
  const survival = steps.findLast((step) => step.time <= time)?.survival ?? 1;
  return time > lastSeen && survival > 0 ? null : survival;
}
