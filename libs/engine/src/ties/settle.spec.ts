import fc from 'fast-check';
import { numbersFrom, randomProblem } from '../../test/rounds-of-numbers';
import type { Problem } from '../solve/problem';
import { solve } from '../solve/solve';
import { together } from '../aims/lottery';
import type { TieFacts } from './layers';
import { settleTies } from './settle';
import type { Bounds } from './tight';

/** What a pair adds to each of the three questions: kept, the student's lottery number, the number drawn for the pair. */
const answers = ({ keptOf, ticketOf, mentorTicketOf }: TieFacts, i: number, j: number): number[] => [
  keptOf[i] === j ? 1 : 0,
  ticketOf[i]!,
  together(ticketOf[i]!, mentorTicketOf[j]!),
];

/**
 * Of all sets of pairs that can stand together and keep to the bounds the best by weight, then question by question; found
 * by trying everything.
 */
function bestByTrying(
  problem: Problem,
  facts: TieFacts,
  kept: (mentorOf: readonly number[]) => boolean = () => true,
): { key: number[]; mentorOf: number[]; equals: number } {
  const { rankOf, worthOf, bonusOf, places, rowStart, mentorAt, valueAt } = problem;
  const left = [...places];
  const mentorOf = Array.from(rankOf, () => -1);
  let best = { key: [-1], mentorOf: [...mentorOf], equals: 0 };
  const go = (i: number, key: readonly number[]): void => {
    if (i === rankOf.length) {
      if (!kept(mentorOf)) return;
      const order = compare(key, best.key);
      if (order > 0) best = { key: [...key], mentorOf: [...mentorOf], equals: 1 };
      else if (order === 0) best.equals += 1;
      return;
    }
    go(i + 1, key);
    for (let e = rowStart[i]!; e < rowStart[i + 1]!; e += 1) {
      const j = mentorAt[e]!;
      if (left[j] === 0) continue;
      left[j]! -= 1;
      mentorOf[i] = j;
      const weight = worthOf[rankOf[i]!]! + bonusOf[i]! + valueAt[e]!;
      const adds = [weight, ...answers(facts, i, j)];
      go(
        i + 1,
        adds.map((add, at) => add + (key[at] ?? 0)),
      );
      mentorOf[i] = -1;
      left[j]! += 1;
    }
  };
  go(0, [0, 0, 0, 0]);
  return best;
}

const compare = (a: readonly number[], b: readonly number[]): number => {
  const at = a.findIndex((value, k) => value !== (b[k] ?? -1));
  return at === -1 ? 0 : a[at]! - (b[at] ?? -1);
};

const factsFor = (problem: Problem, next: () => number): TieFacts => ({
  keptOf: Int32Array.from(problem.rankOf, () => Math.floor(next() * (problem.places.length + 1)) - 1),
  ticketOf: Float64Array.from(problem.rankOf, () => Math.floor(next() * 2 ** 32)),
  mentorTicketOf: Float64Array.from(problem.places, () => Math.floor(next() * 2 ** 32)),
});

/** The same round with rows and columns in another order; `row[i]` is where row i went. */
function permuted(problem: Problem, facts: TieFacts, next: () => number) {
  const shuffle = (count: number) =>
    Array.from({ length: count }, (_, at) => ({ at, key: next() }))
      .sort((a, b) => a.key - b.key)
      .map(({ at }) => at);
  const [rows, columns] = [shuffle(problem.rankOf.length), shuffle(problem.places.length)];
  const columnTo = new Map(columns.map((j, c) => [j, c]));
  const picked = rows.map((i) =>
    Array.from({ length: problem.rowStart[i + 1]! - problem.rowStart[i]! }, (_, k) => problem.rowStart[i]! + k).sort(
      (a, b) => columnTo.get(problem.mentorAt[a]!)! - columnTo.get(problem.mentorAt[b]!)!,
    ),
  );
  const starts = new Int32Array(rows.length + 1);
  picked.forEach((edges, r) => (starts[r + 1] = starts[r]! + edges.length));
  const edges = picked.flat();
  return {
    rows,
    columns,
    problem: {
      ...problem,
      rankOf: Uint8Array.from(rows, (i) => problem.rankOf[i]!),
      bonusOf: Float64Array.from(rows, (i) => problem.bonusOf[i]!),
      places: Int32Array.from(columns, (j) => problem.places[j]!),
      rowStart: starts,
      mentorAt: Int32Array.from(edges, (e) => columnTo.get(problem.mentorAt[e]!)!),
      valueAt: Int32Array.from(edges, (e) => problem.valueAt[e]!),
    },
    facts: {
      keptOf: Int32Array.from(rows, (i) => columnTo.get(facts.keptOf[i]!) ?? -1),
      ticketOf: Float64Array.from(rows, (i) => facts.ticketOf[i]!),
      mentorTicketOf: Float64Array.from(columns, (j) => facts.mentorTicketOf[j]!),
    },
  };
}

const mentorsOf = (problem: Problem, edgeOf: Int32Array) =>
  [...edgeOf].map((e) => (e === -1 ? -1 : problem.mentorAt[e]!));

const kinds = [
  ['all values equal', { values: 1, worths: undefined }],
  ['few values', { values: 3, worths: undefined }],
  ['nothing gained by being served', { values: 2, worths: [0] }],
] as const;

/** A tiny round of this kind, and what its ties are settled by. */
function tiny(seed: number, { values, worths }: (typeof kinds)[number][1]) {
  const next = numbersFrom(seed);
  const recipe = { students: 5, mentors: 4, mostPlaces: 2, ranks: worths ? 1 : 2, values, bonuses: 1, density: 0.7 };
  const problem = randomProblem(next, { ...recipe, ...(worths && { worths }) });
  return { problem, facts: factsFor(problem, next) };
}

describe.each(kinds)('%s', (_, kind) => {
  test('of all best choices the one is taken that keeps most, then by lottery, then by the draw', () =>
    fc.assert(
      fc.property(fc.noBias(fc.nat()), (seed) => {
        const { problem, facts } = tiny(seed, kind);
        const best = bestByTrying(problem, facts);
        const { edgeOf, layers } = settleTies(problem, solve(problem), facts);
        expect(mentorsOf(problem, edgeOf)).toEqual(best.mentorOf);
        expect(layers.map(({ layer, p, lambda }) => [layer, p.length, lambda.length])).toEqual([
          ['kept', 4, 0],
          ['tickets', 4, 0],
          ['draw', 4, 0],
        ]);
        expect(best.equals).toBe(1);
      }),
      { numRuns: 700 },
    ));

  test('that is often not the choice that the solver happened to find', () => {
    const tied = Array.from({ length: 60 }, (_, seed) => tiny(seed, kind)).filter(({ problem, facts }) => {
      const found = solve(problem);
      return settleTies(problem, found, facts).edgeOf.join() !== found.edgeOf.join();
    });
    expect(tied.length).toBeGreaterThan(5);
  });
});

describe('what may not change besides the weight', () => {
  const count = (of: readonly number[], at: number): number => of.filter((one) => one === at).length;

  /** Two groups, of which the second has a price now and then, and mentors whose number of students stays. */
  function bounded(seed: number) {
    const next = numbersFrom(seed);
    const below = (limit: number): number => Math.floor(next() * limit);
    const recipe = { students: 5, mentors: 4, mostPlaces: 2, ranks: 1, values: 1 + below(2), bonuses: 1, density: 0.7 };
    const plain = randomProblem(next, { ...recipe, worths: [below(2)] });
    const groupOf = Int32Array.from(plain.rankOf, () => below(3) - 1);
    const lambda = Float64Array.of(0, below(2));
    const problem = { ...plain, bonusOf: plain.bonusOf.map((_, i) => lambda[groupOf[i]!] ?? 0) };
    const solution = solve(problem);
    const now = mentorsOf(problem, solution.edgeOf);
    const served = (mentorOf: readonly number[], group: number): number =>
      mentorOf.filter((j, i) => j !== -1 && groupOf[i] === group).length;
    const least = Int32Array.of(Math.max(0, served(now, 0) - below(2)), served(now, 1));
    const sameCount = Uint8Array.from(problem.places, () => below(2));
    const bounds: Bounds = { groupOf, least, lambda, sameCount };
    const kept = (mentorOf: readonly number[]): boolean =>
      served(mentorOf, 0) >= least[0]! &&
      (lambda[1] === 0 ? served(mentorOf, 1) >= least[1]! : served(mentorOf, 1) === least[1]) &&
      sameCount.every((same, j) => same === 0 || count(mentorOf, j) === count(now, j));
    return { problem, solution, bounds, kept, facts: factsFor(problem, next) };
  }

  test('is kept, and of what is left the best is taken', () =>
    fc.assert(
      fc.property(fc.noBias(fc.nat()), (seed) => {
        const { problem, solution, bounds, kept, facts } = bounded(seed);
        const { edgeOf } = settleTies(problem, solution, facts, bounds);
        expect(mentorsOf(problem, edgeOf)).toEqual(bestByTrying(problem, facts, kept).mentorOf);
      }),
      { numRuns: 700 },
    ));
});

test('solved in any other order, the same draft comes out', () => {
  const next = numbersFrom(11);
  for (let run = 0; run < 60; run += 1) {
    const problem = randomProblem(next, {
      students: 12,
      mentors: 9,
      mostPlaces: 2,
      ranks: 3,
      values: 4,
      bonuses: 2,
      density: 0.6,
    });
    const facts = factsFor(problem, next);
    const settled = mentorsOf(problem, settleTies(problem, solve(problem), facts).edgeOf);
    const other = permuted(problem, facts, next);
    const found = mentorsOf(other.problem, settleTies(other.problem, solve(other.problem), other.facts).edgeOf);
    expect(found.map((c) => (c === -1 ? -1 : other.columns[c]!))).toEqual(other.rows.map((i) => settled[i]));
  }
});
