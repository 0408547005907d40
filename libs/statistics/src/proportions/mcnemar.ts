import { chiSquaredCdf } from '../distributions/chi-squared';
import { fairTossesAtMost } from '../distributions/even-binomial';
import { mustBeCount } from '../numbers/refusals';

/** Whether a yes-or-no answer changed more one way than the other. */
export interface McNemar {
  /** Those who changed: all that the test looks at. */
  readonly changed: number;
  /** (b − c)²/(b + c), one degree of freedom, and its p-value. */
  readonly chiSquared: number;
  readonly p: number;
  /** The same with the continuity correction, (|b − c| − 1)²/(b + c); 0 where b = c. */
  readonly corrected: number;
  readonly correctedP: number;
  /** Exact: both tails of b + c fair tosses; at most 1. */
  readonly exactP: number;
  /** The exact one with half the weight of what was seen: less timid, and to be preferred for small numbers. 1 where b = c. */
  readonly midP: number;
}

/**
 * McNemar's test for people asked twice: b went from yes to no, c from no to yes.
 * @returns null when nobody changed: there is nothing to test
 * Source: Q. McNemar, Psychometrika 12 (1947) 153-157; exact and mid-p: M. W. Fagerland, S. Lydersen, P. Laake,
 * The McNemar test for binary matched-pairs data: mid-p and asymptotic are better than exact conditional, BMC Medical Research Methodology 13:91 (2013).
 * @throws RangeError when either is not a count
 */
export function mcnemar(b: number, c: number): McNemar | null {
  const changed = mustBeCount('b', b) + mustBeCount('c', c);
  if (changed === 0) return null;
  const apart = Math.abs(b - c);
  const fewer = Math.min(b, c);
  const chiSquared = apart ** 2 / changed;
  const corrected = Math.max(0, apart - 1) ** 2 / changed;
  const [atMost, less] = [fairTossesAtMost(fewer, changed), fairTossesAtMost(fewer - 1, changed)];
  return {
    changed,
    chiSquared,
    p: chiSquaredCdf(chiSquared, 1, 'upper'),
    corrected,
    correctedP: chiSquaredCdf(corrected, 1, 'upper'),
    exactP: Math.min(1, 2 * atMost),
    midP: b === c ? 1 : atMost + less,
  };
}
