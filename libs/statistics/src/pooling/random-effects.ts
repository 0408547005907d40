import { studentQuantile } from '../distributions/student-t';
import { mustBeFinite, mustBePositive } from '../numbers/refusals';
import { sum } from '../numbers/sums';
import type { Interval } from '../proportions/wilson';

/** What one place found. */
export interface Site {
  readonly value: number;
  /** Its standard error, above 0. */
  readonly se: number;
}

/** What places found, put together without taking it that all of them are alike. */
export interface Pooled extends Interval {
  /** The mean over places. */
  readonly value: number;
  readonly se: number;
  /** Where the figure of one more place is expected, 95 times in 100. */
  readonly next: Interval;
  /** How far places differ beyond chance: a standard deviation, in the unit of the values. */
  readonly tau: number;
  /** Share of what differs that is not chance, 0 to 1. */
  readonly i2: number;
  readonly sites: number;
}

/** Why places are not put together (N16): fewer than three, or one that weighs more than the others together may bear. */
export type PoolRefusal = { readonly refused: 'few' | 'one-site' };

/** Fewer places than this are not put together. */
export const FEWEST_SITES = 3;
/** One place with more of the weight than this speaks for itself. */
export const MOST_WEIGHT = 0.6;

const STEPS = 1000;

/**
 * Mean over places by random effects: variance between places by restricted maximum likelihood, interval by Hartung and Knapp's method, never
 * narrower than without it, and the interval of prediction that goes with it.
 * Source: W. Viechtbauer, Bias and efficiency of meta-analytic variance estimators, J. Educ. Behav. Stat. 30 (2005) 261-293;
 * G. Knapp, J. Hartung, Improved tests for a random effects meta-regression, Statistics in Medicine 22 (2003) 2693-2710.
 * @throws RangeError when a value is not finite or an error not above 0
 */
export function randomEffects(sites: readonly Site[], level = 0.95): Pooled | PoolRefusal {
  for (const { value, se } of sites) {
    mustBeFinite('a value', value);
    mustBePositive('a standard error', se);
  }
  if (sites.length < FEWEST_SITES) return { refused: 'few' };
  const tau2 = between(sites);
  const { weights, all, mean } = weighed(sites, tau2);
  if (Math.max(...weights) > MOST_WEIGHT * all) return { refused: 'one-site' };
  const spread = sum(sites.map(({ value }, at) => (weights[at] ?? 0) * (value - mean) ** 2)) / (sites.length - 1);
  const se = Math.sqrt(Math.max(1, spread) / all);
  const t = studentQuantile(1 - (1 - level) / 2, sites.length - 1);
  const far = t * Math.sqrt(se * se + tau2);
  return {
    ...{ value: mean, se, lower: mean - t * se, upper: mean + t * se, next: { lower: mean - far, upper: mean + far } },
    ...{ tau: Math.sqrt(tau2), i2: tau2 / (tau2 + typical(sites)), sites: sites.length },
  };
}

/** Variance between places, 0 or more: Fisher's scoring, begun at Hedges' estimate. */
function between(sites: readonly Site[]): number {
  const plain = sum(sites.map(({ value }) => value)) / sites.length;
  const squares = sum(sites.map(({ value }) => (value - plain) ** 2)) / (sites.length - 1);
  let tau2 = Math.max(0, squares - sum(sites.map(({ se }) => se * se)) / sites.length);
  for (let step = 0; step < STEPS; step += 1) {
    const next = Math.max(0, tau2 + climb(sites, tau2));
    if (Math.abs(next - tau2) <= 1e-15 * (next + tau2)) return next;
    tau2 = next;
  }
  return tau2;
}

function climb(sites: readonly Site[], tau2: number): number {
  const { weights, all, mean } = weighed(sites, tau2);
  const powers = (power: number) => sum(weights.map((one) => one ** power)) / all;
  const [second, third] = [powers(2), powers(3)];
  const apart = sum(sites.map(({ value }, at) => ((weights[at] ?? 0) * (value - mean)) ** 2));
  return (apart - (all - second)) / (second * all - 2 * third + second * second);
}

function weighed(sites: readonly Site[], tau2: number) {
  const weights = sites.map(({ se }) => 1 / (se * se + tau2));
  const all = sum(weights);
  const mean = sum(sites.map(({ value }, at) => (weights[at] ?? 0) * value)) / all;
  return { weights, all, mean };
}

/** What the error of a typical place is, squared. Source: J. P. T. Higgins, S. G. Thompson, Statistics in Medicine 21 (2002) 1539-1558. */
function typical(sites: readonly Site[]): number {
  const { all, weights } = weighed(sites, 0);
  return ((sites.length - 1) * all) / (all * all - sum(weights.map((one) => one * one)));
}
