import type { Found, Puzzle } from '@footing/statistics';
import type { Highs, Model, ModelData } from 'highs';

/** Unknowns are taken to be no larger; a limit that reaches it is none. */
const MOST = 1e6;
/** Of the solver: the primal simplex. */
const PRIMAL = 4;
/** Rows that weigh less do not bind. */
const LEAST_WEIGHT = 1e-7;
/** How many of the rows that bind are named. */
const MOST_NAMED = 12;

/** Limits of a target as found so far, and the weights of rows at the last limit that was solved for. */
interface Sought {
  low: number;
  high: number;
  weights: Float64Array | null;
}

/**
 * Limits of every target of a puzzle, by linear programmes: the least and the greatest it can be. Every solution is a case that could be
 * true, so it is tried on all targets, and those with cases far enough apart need no programme of their own.
 * Cost: two programmes for each target at most, a few milliseconds each for some hundreds of unknowns.
 *
 * @throws Error when nothing fits what is published: then what was published is not what was counted
 */
export function findLimits(highs: Highs, puzzle: Puzzle): Found[] {
  const sought: Sought[] = puzzle.targets.map(() => ({ low: Infinity, high: -Infinity, weights: null }));
  if (sought.length === 0) return [];
  return highs.withModel(modelOf(puzzle), (model): Found[] => {
    // A new target keeps the last solution feasible: the primal simplex goes on from there, some ten times faster than afresh.
    model.options.set({ output_flag: false, presolve: 'off', simplex_strategy: PRIMAL });
    for (const [at, one] of sought.entries()) {
      for (const sense of [-1, 1] as const) if (!isWide(one, puzzle)) solve(model, puzzle, at, sense, sought);
    }
    return sought.map(({ low, high, weights }) => ({
      low,
      high: high >= MOST / 2 ? Infinity : high,
      heaviest: weights ? heaviest(weights) : [],
    }));
  });
}

const isWide = ({ low, high }: Sought, { wideEnough }: Puzzle) =>
  Math.floor(high + 1e-6) - Math.ceil(low - 1e-6) >= wideEnough;

/** @param sense -1 for the greatest, 1 for the least. */
function solve(model: Model, puzzle: Puzzle, at: number, sense: -1 | 1, sought: readonly Sought[]): void {
  const costs = new Float64Array(puzzle.unknowns);
  const target = puzzle.targets[at];
  for (const unknown of target?.plus ?? []) costs[unknown] = (costs[unknown] ?? 0) + sense;
  for (const unknown of target?.minus ?? []) costs[unknown] = (costs[unknown] ?? 0) - sense;
  model.changeColsCost({ kind: 'range', from: 0, to: puzzle.unknowns - 1 }, costs);
  model.run();
  const status = model.getModelStatus();
  if (status !== 7) throw new Error(`the attack ended with status ${status}`);
  const { colValue, rowDual } = model.getSolution();
  for (const [other, { plus, minus }] of puzzle.targets.entries()) {
    const one = sought[other];
    if (!one) continue;
    const value = total(colValue, plus) - total(colValue, minus);
    one.low = Math.min(one.low, value);
    one.high = Math.max(one.high, value);
    if (other === at) one.weights = added(one.weights, rowDual);
  }
}

const total = (values: Float64Array, at: readonly number[]) => at.reduce((sum, each) => sum + (values[each] ?? 0), 0);

const added = (before: Float64Array | null, weights: Float64Array) =>
  weights.map((weight, row) => Math.abs(weight) + (before?.[row] ?? 0));

const heaviest = (weights: Float64Array): number[] =>
  [...weights.keys()]
    .filter((row) => (weights[row] ?? 0) > LEAST_WEIGHT)
    .sort((a, b) => (weights[b] ?? 0) - (weights[a] ?? 0) || a - b)
    .slice(0, MOST_NAMED);

function modelOf({ unknowns, rows }: Puzzle): ModelData {
  const starts = [0];
  const indices: number[] = [];
  const values: number[] = [];
  for (const { plus, minus } of rows) {
    indices.push(...plus, ...minus);
    values.push(...plus.map(() => 1), ...minus.map(() => -1));
    starts.push(indices.length);
  }
  return {
    numCols: unknowns,
    numRows: rows.length,
    colCost: Array<number>(unknowns).fill(0),
    colLower: Array<number>(unknowns).fill(0),
    colUpper: Array<number>(unknowns).fill(MOST),
    rowLower: rows.map(({ low }) => low),
    rowUpper: rows.map(({ high }) => high),
    matrix: { format: 'csr', numRows: rows.length, numCols: unknowns, starts, indices, values },
  };
}
