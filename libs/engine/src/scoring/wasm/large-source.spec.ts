import fc from 'fast-check';
import { proofFaults } from '../../../test/proof-of';
import type { MatchInput } from '../../model/input';
import type { Problem } from '../../solve/problem';
import { hostileRounds } from '../../spec/hostile-rounds';
import { worthOfRanks } from '../../aims/tiers';
import { largeSource, worthMore, type Kept } from './large-source';
import { ScoreRows } from '../score-rows';
import { askingSide, type Crowd } from '../../lists/asking';
import { collectLists, Lists } from '../../lists/lists';
import { listsFrom } from '../../lists/picked-lists';
import { solveLists } from '../../lists/solve-lists';

const asking = fc.record({
  places: fc.array(fc.nat(2), { minLength: 40, maxLength: 40 }),
  bonuses: fc.array(fc.nat(3000), { minLength: 60, maxLength: 60 }),
  withBonuses: fc.boolean(),
  kept: fc.array(fc.tuple(fc.nat(59), fc.nat(39), fc.nat(20_000)), { maxLength: 4 }),
});

/** Every pair written down. */
function problemOf(
  input: MatchInput,
  rows: ScoreRows,
  kept: readonly Kept[],
  given: Pick<Problem, 'places' | 'bonusOf'>,
) {
  const [values, mentorAt, valueAt]: [Int32Array, number[], number[]] = [new Int32Array(rows.mentors), [], []];
  const rowStart = [0];
  for (let i = 0; i < rows.students; i += 1) {
    rows.fill(i, values);
    for (const { student, mentor, more } of kept) if (student === i && values[mentor]! >= 0) values[mentor]! += more;
    for (const [j, value] of values.entries())
      if (value >= 0) {
        valueAt.push(value);
        mentorAt.push(j);
      }
    rowStart.push(mentorAt.length);
  }
  return {
    ...given,
    rankOf: Uint8Array.from(input.students, ({ tier }) => Math.min(2, tier - 1)),
    worthOf: worthOfRanks(3, rows.students, 100_000),
    rowStart: Int32Array.from(rowStart),
    mentorAt: Int32Array.from(mentorAt),
    valueAt: Int32Array.from(valueAt),
  };
}

/** Plain rows stand in for a kernel that cannot hold the round. */
function solveLarge(rows: ScoreRows, crowd: Crowd, kept: readonly Kept[]) {
  const side = askingSide(crowd);
  const large = largeSource(rows, crowd, side, kept);
  if (large) return solveLists(crowd, side, new Lists(large, [collectLists(large, 0, large.lists, 4)]));
  const plain = worthMore((i, into) => rows.fill(i, into), 'students', kept);
  const source = listsFrom(crowd, 'students', plain);
  return solveLists(crowd, 'students', new Lists(source, [collectLists(source, 0, source.lists, 4)]));
}

test('a round is solved without its pairs as it would be with them', () => {
  fc.assert(
    fc.property(hostileRounds, asking, (input, { places, bonuses, withBonuses, kept }) => {
      const rows = new ScoreRows(input, input.students, input.mentors);
      const within = new Map(
        kept
          .filter(([student, mentor]) => student < rows.students && mentor < rows.mentors)
          .map(([student, mentor, more]) => [`${student} ${mentor}`, { student, mentor, more }]),
      );
      const problem = problemOf(input, rows, [...within.values()], {
        places: Int32Array.from(input.mentors, (_, j) => places[j % 40]!),
        bonusOf: Float64Array.from(input.students, (_, i) => (withBonuses ? bonuses[i % 60]! : 0)),
      });
      const { mentorOf, u, p } = solveLarge(rows, problem, [...within.values()]);
      const edgeOf = mentorOf.map((mentor, i) =>
        mentor < 0 ? -1 : problem.mentorAt.indexOf(mentor, problem.rowStart[i]),
      );
      expect(proofFaults(problem, { edgeOf, u, p })).toEqual([]);
    }),
    { numRuns: 150 },
  );
});
