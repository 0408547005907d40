import { dot, factor, project, solveUpper } from '../regression/factor';

/** One common factor behind a correlation matrix. */
export interface OneFactor {
  /** Correlation of each item with the factor; turned so that they sum to 0 or more. */
  readonly loadings: Float64Array;
  /** Share of each item's variance that is its own, 1 − loading². */
  readonly own: Float64Array;
}

/** Why there is no solution: an item with (nearly) nothing of its own, or steps that do not settle. */
export type NoFactor = 'heywood' | 'no-convergence';

/** An item with less than this of its own is a Heywood case. */
const LEAST_OWN = 0.005;
const ROUNDS = 1000;

/**
 * Loadings of one factor by maximum likelihood: Fisher scoring on the discrepancy ln|Σ| + tr(SΣ⁻¹), Σ = λλ′ + Ψ, with halved steps.
 * Cost: about 32k³ a round for k items, mostly 10 to 40 rounds.
 * Source: K. G. Jöreskog, Some contributions to maximum likelihood factor analysis, Psychometrika 32 (1967) 443-482.
 */
export function oneFactor(s: readonly Float64Array[]): OneFactor | NoFactor {
  let here: Point | null = fitAt(s, ...startOf(s));
  for (let round = 0; here && round < ROUNDS; round += 1) {
    const step = scoring(s, here);
    const moved = step.reduce((most, one) => Math.max(most, Math.abs(one)), 0);
    const next: Point | null = stepFrom(s, here, step, moved);
    if (!next) break;
    here = next;
    if (moved < 1e-13) return settled(here);
    if (here.own.some((one) => one < LEAST_OWN / 1000)) return 'heywood';
  }
  return here?.own.some((one) => one < LEAST_OWN) ? 'heywood' : 'no-convergence';
}

function settled({ loadings, own }: Point): OneFactor | NoFactor {
  if (own.some((one) => one < LEAST_OWN)) return 'heywood';
  const sign = loadings.reduce((total, one) => total + one, 0) < 0 ? -1 : 1;
  return { loadings: loadings.map((one) => sign * one), own };
}

interface Point {
  readonly loadings: Float64Array;
  readonly own: Float64Array;
  readonly misfit: number;
  /** Σ⁻¹, by Sherman and Morrison's formula. */
  readonly inverse: readonly Float64Array[];
}

/** The centroid's loadings. */
function startOf(s: readonly Float64Array[]): [Float64Array, Float64Array] {
  const totals = Float64Array.from(s, (row) => row.reduce((total, one) => total + Math.abs(one), 0) - 1);
  const all = Math.sqrt(
    Math.max(
      1e-9,
      totals.reduce((total, one) => total + one, 0),
    ),
  );
  const signs = s[0] ?? new Float64Array();
  const loadings = totals.map((one, at) => Math.min(0.9, one / all) * (signs[at]! < 0 ? -1 : 1));
  return [loadings, loadings.map((one) => 1 - one * one)];
}

function fitAt(s: readonly Float64Array[], loadings: Float64Array, own: Float64Array): Point | null {
  if (own.some((one) => !(one > 0))) return null;
  const scaled = loadings.map((one, at) => one / own[at]!);
  const common = 1 + dot(loadings, scaled);
  const inverse = s.map((_, i) => own.map((one, j) => (i === j ? 1 / one : 0) - (scaled[i]! * scaled[j]!) / common));
  const size = own.reduce((total, one) => total + Math.log(one), Math.log(common));
  const trace = inverse.reduce((total, row, i) => total + dot(row, s[i]!), 0);
  return { loadings, own, misfit: size + trace, inverse };
}

/** Change of loadings, then of own variances, that the information asks for. */
function scoring(s: readonly Float64Array[], { loadings, own, inverse }: Point): Float64Array {
  const k = loadings.length;
  const apart = s.map((row, i) => row.map((one, j) => loadings[i]! * loadings[j]! + (i === j ? own[i]! : 0) - one));
  const pull = times(times(inverse, apart), inverse);
  const along = Float64Array.from(inverse, (row) => dot(row, loadings));
  const reach = dot(along, loadings);
  const downhill = Float64Array.from({ length: 2 * k }, (_, at) =>
    at < k ? -2 * dot(pull[at]!, loadings) : -pull[at - k]![at - k]!,
  );
  const information = Array.from({ length: 2 * k }, (_, column) =>
    Float64Array.from({ length: 2 * k }, (_one, row) => {
      const [i, j] = [row % k, column % k];
      const a = inverse[i]![j]!;
      if (row < k && column < k) return 2 * (along[i]! * along[j]! + reach * a);
      if (row >= k && column >= k) return a * a;
      return 2 * a * (row < k ? along[j]! : along[i]!);
    }),
  );
  return solved(information, downhill);
}

/** x of Ax = v. A direction that A says nothing of is left alone. */
function solved(columns: readonly Float64Array[], v: Float64Array): Float64Array {
  const { kept, q, r } = factor(columns);
  const x = new Float64Array(v.length);
  solveUpper(r, project(q, v).onto).forEach((one, at) => (x[kept[at]!] = one));
  return x;
}

function stepFrom(s: readonly Float64Array[], here: Point, step: Float64Array, moved: number): Point | null {
  const k = here.loadings.length;
  for (let part = 1; part > 1e-6; part /= 2) {
    const loadings = here.loadings.map((one, at) => one + part * step[at]!);
    const own = here.own.map((one, at) => one + part * step[at + k]!);
    const next = fitAt(s, loadings, own);
    // Within rounding of the best, the discrepancy can no longer tell better from worse.
    if (next && (next.misfit <= here.misfit || moved < 1e-6)) return next;
  }
  return null;
}

function times(a: readonly Float64Array[], b: readonly Float64Array[]): Float64Array[] {
  return a.map((row) => row.map((_, j) => row.reduce((total, one, at) => total + one * b[at]![j]!, 0)));
}
