import { normalCdf, reach } from '../distributions/normal';
import { climb, type Height, noiseOf } from './climb';
import { inPlace, withIntercept } from './design';
import { factor, inverseUpper } from './factor';

/** One person's yes or no, and what may tell of it. */
export interface YesOrNo {
  readonly yes: boolean;
  readonly x: readonly number[];
}

/** One coefficient, in log odds. */
export interface LogOdds {
  readonly estimate: number;
  readonly se: number;
  /** estimate / se, and its two-sided p by the normal (Wald). */
  readonly z: number;
  readonly p: number;
  readonly lower: number;
  readonly upper: number;
}

/** A logistic model, fitted. */
export interface Logistic {
  readonly n: number;
  /** `likelihood`: the usual fit. `firth`: the usual one has no end, because a covariate tells yes from no completely (or all said the same), so a penalised one is given. */
  readonly method: 'likelihood' | 'firth';
  /** The intercept, then one a covariate; null for a covariate that follows from earlier ones. */
  readonly coefficients: readonly (LogOdds | null)[];
  /** Fitted chance of a yes for each row, in the order given. */
  readonly chances: readonly number[];
  /** What chance alone adds to the variance of the fitted chances (`rIndicator` takes it off). */
  readonly noise: number;
  /** ln likelihood; with Jeffreys' penalty for `firth`. */
  readonly height: number;
  readonly rounds: number;
}

/**
 * Logistic regression with an intercept: reweighted least squares, and Firth's penalised likelihood where the usual one
 * runs away. Cost: 4nk² a round, mostly 5 to 8 rounds.
 * @param method `firth` asks for the penalised fit in any case
 * @returns null for no rows, or (never seen) when the penalised fit does not settle either
 * Source: P. McCullagh, J. A. Nelder, Generalized Linear Models (2nd ed., 1989); D. Firth, Bias reduction of maximum
 * likelihood estimates, Biometrika 80 (1993) 27-38; G. Heinze, M. Schemper, A solution to the problem of separation in logistic regression, Statistics in Medicine 21 (2002) 2409-2419.
 * @throws RangeError when rows differ in length, a covariate is not finite, or the level is not between 0 and 1
 */
export function logistic(rows: readonly YesOrNo[], method: 'auto' | 'firth' = 'auto', level = 0.95): Logistic | null {
  const far = reach(level);
  const columns = withIntercept(rows.map(({ x }) => x));
  const yes = rows.map((row) => row.yes);
  if (yes.length === 0) return null;
  const { kept } = factor(columns);
  const question = { columns: kept.map((place) => columns[place]!), yes };
  const hasBoth = yes.includes(true) && yes.includes(false);
  const usual = method === 'auto' && hasBoth ? climb({ ...question, isPenalised: false }) : null;
  const found = usual ?? climb({ ...question, isPenalised: true });
  if (!found) return null;
  return {
    n: yes.length,
    method: usual ? 'likelihood' : 'firth',
    coefficients: inPlace(columns.length, kept, judged(found, far)),
    chances: [...found.chance],
    noise: noiseOf(found) / yes.length,
    height: found.height,
    rounds: found.rounds,
  };
}

function judged({ beta, weighted }: Height, far: number): LogOdds[] {
  const inverse = inverseUpper(weighted.r);
  return Array.from(beta, (estimate, at) => {
    const se = Math.sqrt(inverse.reduce((total, column) => total + column[at]! ** 2, 0));
    const z = estimate / se;
    const p = 2 * normalCdf(-Math.abs(z));
    return { estimate, se, z, p, lower: estimate - far * se, upper: estimate + far * se };
  });
}
