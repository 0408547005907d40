import { dot, type Factored, factor, leverages, project, solveUpper } from './factor';

/** Where the climb to the most likely coefficients has come to. */
export interface Height {
  /** By kept column. */
  readonly beta: Float64Array;
  /** Fitted chance of a yes for each row. */
  readonly chance: Float64Array;
  /** √(p(1 − p)) · X, factored: its R′R is the information. */
  readonly weighted: Factored;
  /** ln likelihood, with Jeffreys' penalty if there is one. */
  readonly height: number;
  readonly rounds: number;
}

/** Columns that none of them follows from, and the yes or no of each row. */
export interface Question {
  readonly columns: readonly Float64Array[];
  readonly yes: readonly boolean[];
  /** Firth's penalty, which keeps every coefficient finite. */
  readonly isPenalised: boolean;
}

/** Ends when no row's log odds would move by more. */
const STILL = 1e-12;
/** Longest step in log odds. */
const STRIDE = 5;

/**
 * Newton's method by reweighted least squares, with halved steps where one would lead down.
 * @returns null when it does not settle: without a penalty, the sign of covariates that tell yes from no completely
 */
export function climb(question: Question): Height | null {
  const most = question.isPenalised ? 500 : 40;
  let here = heightAt(question, new Float64Array(question.columns.length), 0);
  for (let round = 1; here && round <= most; round += 1) {
    const step = uphill(question, here);
    const moved = furthest(question.columns, step);
    const next = stepFrom(
      question,
      here,
      step.map((one) => one * Math.min(1, STRIDE / moved)),
      round,
    );
    if (moved < STILL) return next;
    here = next;
  }
  return null;
}

/** What a full step would be: the score, made into a change of coefficients by the information. */
function uphill({ columns, yes, isPenalised }: Question, { chance, weighted }: Height): Float64Array {
  if (!isPenalised) {
    const working = chance.map((p, row) => (yes[row] ? 1 - p : -p) / Math.sqrt(p * (1 - p)));
    return solveUpper(weighted.r, project(weighted.q, working).onto);
  }
  // The penalty is as if each row came with a share h of one more person, half a yes and half a no. Counting that
  // share in the weights too is what makes the steps settle where rows are few.
  const own = leverages(weighted.q, chance.length);
  const root = chance.map((p, row) => Math.sqrt(p * (1 - p) * (1 + own[row]!)));
  const working = chance.map((p, row) => ((yes[row] ? 1 - p : -p) + own[row]! * (0.5 - p)) / root[row]!);
  const { q, r } = factor(columns.map((column) => column.map((value, row) => value * root[row]!)));
  return solveUpper(r, project(q, working).onto);
}

function stepFrom(question: Question, here: Height, step: Float64Array, round: number): Height | null {
  for (let part = 1; part > 1e-4; part /= 2) {
    const beta = here.beta.map((one, at) => one + part * step[at]!);
    const next = heightAt(question, beta, round);
    // Within rounding of the top, heights can no longer tell up from down.
    if (next && next.height >= here.height - 1e-9 * (1 + Math.abs(here.height))) return next;
  }
  return null;
}

function heightAt({ columns, yes, isPenalised }: Question, beta: Float64Array, rounds: number): Height | null {
  const odds = linear(columns, beta, yes.length);
  const chance = odds.map((one) => 1 / (1 + Math.exp(-one)));
  const root = odds.map((one) => 1 / (Math.exp(one / 2) + Math.exp(-one / 2)));
  if (root.some((one) => one < 1e-7)) return null;
  const weighted = factor(columns.map((column) => column.map((value, row) => value * root[row]!)));
  if (weighted.kept.length < columns.length) return null;
  const likelihood = odds.reduce((total, one, row) => total - Math.log1p(Math.exp(yes[row] ? -one : one)), 0);
  const penalty = weighted.r.reduce((total, line, at) => total + Math.log(line[at]!), 0);
  return { beta, chance, weighted, height: likelihood + (isPenalised ? penalty : 0), rounds };
}

function linear(columns: readonly Float64Array[], beta: Float64Array, n: number): Float64Array {
  const all = new Float64Array(n);
  columns.forEach((column, at) => {
    for (let row = 0; row < n; row += 1) all[row]! += beta[at]! * column[row]!;
  });
  return all;
}

function furthest(columns: readonly Float64Array[], step: Float64Array): number {
  const n = columns[0]?.length ?? 0;
  return linear(columns, step, n).reduce((most, one) => Math.max(most, Math.abs(one)), 0);
}

/** Sum over rows of p(1 − p) times the leverage: what chance alone adds to n times the variance of the fitted chances. */
export function noiseOf({ chance, weighted }: Height): number {
  const own = leverages(weighted.q, chance.length);
  return dot(
    own,
    chance.map((p) => p * (1 - p)),
  );
}
