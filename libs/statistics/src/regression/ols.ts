import { studentP, studentQuantile } from '../distributions/student-t';
import { mustBeFinite, mustBeInside } from '../numbers/refusals';
import { inPlace, withIntercept } from './design';
import { dot, factor, inverseUpper, leverages, project, solveUpper } from './factor';

/** One person's outcome and covariates. */
export interface Measured {
  readonly y: number;
  readonly x: readonly number[];
}

/** One coefficient of a linear model. */
export interface Coefficient {
  readonly estimate: number;
  /** HC2; null when a row fits itself whatever happens, so that its spread cannot be known. */
  readonly se: number | null;
  readonly t: number | null;
  readonly p: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
}

/** A linear model, fitted. */
export interface Linear {
  readonly n: number;
  readonly df: number;
  /** The intercept, then one a covariate; null for a covariate that follows from earlier ones. */
  readonly coefficients: readonly (Coefficient | null)[];
  /** Sum of squared residuals. */
  readonly squares: number;
}

/**
 * Least squares with an intercept, and standard errors that do not assume equal spread (HC2), t on n − k.
 * Cost: 4nk².
 * @returns null when there are not more rows than columns
 * Source: J. G. MacKinnon, H. White, Some heteroskedasticity-consistent covariance matrix estimators with improved finite
 * sample properties, J. Econometrics 29 (1985) 305-325; unbiased for a randomised comparison: C. Samii, P. Aronow, Statistics & Probability Letters 82 (2012) 365-370.
 * @throws RangeError when rows differ in length, a figure is not finite, or the level is not between 0 and 1
 */
export function ols(rows: readonly Measured[], level = 0.95): Linear | null {
  mustBeInside('level', level);
  const columns = withIntercept(rows.map(({ x }) => x));
  const y = Float64Array.from(rows, (row) => mustBeFinite('an outcome', row.y));
  const { kept, q, r } = factor(columns);
  const [n, df] = [rows.length, rows.length - kept.length];
  if (df < 1) return null;
  const { onto, rest } = project(q, y);
  const far = studentQuantile((1 - level) / 2, df, 'upper');
  const errors = robustErrors(q, r, rest);
  const found = Array.from(solveUpper(r, onto), (estimate, at) => judged(estimate, errors?.[at], df, far));
  return { n, df, coefficients: inPlace(columns.length, kept, found), squares: dot(rest, rest) };
}

function judged(estimate: number, se: number | undefined, df: number, far: number): Coefficient {
  if (se === undefined) return { estimate, se: null, t: null, p: null, lower: null, upper: null };
  const bounds = { lower: estimate - far * se, upper: estimate + far * se };
  if (se === 0) return { estimate, se, t: null, p: null, ...bounds };
  return { estimate, se, t: estimate / se, p: studentP(estimate / se, df), ...bounds };
}

/** Root of the diagonal of R⁻¹ Q′ diag(e²/(1 − h)) Q R⁻ᵀ; null where a leverage is 1. */
function robustErrors(q: readonly Float64Array[], r: readonly Float64Array[], rest: Float64Array): number[] | null {
  const own = leverages(q, rest.length);
  if (own.some((h) => h > 1 - 1e-10)) return null;
  const inverse = inverseUpper(r);
  return q.map((_, at) => {
    // Row `at` of R⁻¹Q′: how much each outcome moves this coefficient.
    const pull = new Float64Array(rest.length);
    q.forEach((column, k) => {
      const by = inverse[k]![at]!;
      for (let row = 0; row < pull.length; row += 1) pull[row]! += by * column[row]!;
    });
    return Math.sqrt(pull.reduce((total, one, row) => total + (one * rest[row]!) ** 2 / (1 - own[row]!), 0));
  });
}
