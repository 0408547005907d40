import fc from 'fast-check';
import { numbersFrom, randomProblem } from '../../test/rounds-of-numbers';
import { censusOf } from './census';
import { rowsOfMentors, rowsOfStudents, type Rows } from './rows';
import { CLOSED, SLACK } from './tier-matching';

const LEVELS = [SLACK, 1, 2, CLOSED];
const drawn = fc.noBias(fc.nat()).map((seed) => {
  const next = numbersFrom(seed);
  const recipe = { students: 6, mentors: 5, mostPlaces: 2, ranks: 2, values: 50, bonuses: 9, density: 0.6 };
  const problem = randomProblem(next, recipe);
  const below = (limit: number) => Math.floor(next() * limit);
  return {
    problem,
    blockOf: Uint16Array.from(problem.rankOf, () => below(3)),
    levelOf: Uint16Array.from(problem.places, () => LEVELS[below(4)]!),
    wanted: Uint8Array.from(problem.rankOf, () => below(2)),
    less: Float64Array.from(problem.places, () => below(100) - 50),
  };
});

const listed = ({ start, end, column, key }: Rows): (readonly [column: number, key: number])[][] =>
  Array.from(end.subarray(0, start.length - 1), (last, row) =>
    Array.from({ length: last - start[row]! }, (_, k) => [column[start[row]! + k]!, key[start[row]! + k]!]),
  );

describe('the pairs of one side', () => {
  test('of students: those who are asked about, with mentors of their block, less what is taken off', () =>
    fc.assert(
      fc.property(drawn, ({ problem, blockOf, levelOf, wanted, less }) => {
        const { rowStart, mentorAt, valueAt } = problem;
        const rows = rowsOfStudents(problem, { blockOf, levelOf }, wanted, less);
        const pairs = Array.from(blockOf, (_, i) =>
          Array.from(mentorAt.subarray(rowStart[i], rowStart[i + 1]), (j, k) => [j, rowStart[i]! + k] as const),
        );
        expect(listed(rows)).toEqual(
          pairs.map((row, i) =>
            row
              .filter(([j]) => wanted[i] === 1 && levelOf[j] === blockOf[i])
              .map(([j, e]) => [j, valueAt[e]! - less[j]!]),
          ),
        );
        // Room for the rows that are asked about, and no more.
        expect(rows.column).toHaveLength(pairs.reduce((sum, row, i) => sum + (wanted[i] === 1 ? row.length : 0), 0));
      }),
    ));

  test('of mentors: those of blocks above 0, with students of theirs, bonus and all', () =>
    fc.assert(
      fc.property(drawn, ({ problem, blockOf, levelOf }) => {
        const { rowStart, mentorAt, valueAt, bonusOf } = problem;
        const census = censusOf(problem);
        const rows = rowsOfMentors(problem, { blockOf, levelOf }, census);
        const pairs = Array.from(blockOf, (_, i) =>
          Array.from({ length: rowStart[i + 1]! - rowStart[i]! }, (__, k) => [i, rowStart[i]! + k] as const),
        ).flat();
        const short = Array.from(levelOf, (level) => level !== SLACK && level !== CLOSED);
        expect(listed(rows)).toEqual(
          Array.from(levelOf, (level, j) =>
            pairs
              .filter(([i, e]) => mentorAt[e] === j && short[j] && blockOf[i] === level)
              .map(([i, e]) => [i, valueAt[e]! + bonusOf[i]!]),
          ),
        );
        const room = census.wanted.reduce((sum, one, j) => sum + (short[j] ? one : 0), 0);
        expect([rows.column.length, rows.key.length]).toEqual([room, room]);
      }),
    ));
});

describe('keys are kept in 32 bits', () => {
  const problem = randomProblem(numbersFrom(1), {
    ...{ students: 2, mentors: 2, mostPlaces: 1, ranks: 1, values: 9, bonuses: 1, density: 1 },
  });
  const within = { blockOf: Uint16Array.of(1, 1), levelOf: Uint16Array.of(1, 1) };

  test.each([
    [2 ** 30 - 1, Int32Array],
    [1 - 2 ** 30, Int32Array],
    [2 ** 30, Float64Array],
    [-(2 ** 30), Float64Array],
  ])('of students where all that is taken off is small: %d', (less, kind) => {
    const rows = rowsOfStudents(problem, within, Uint8Array.of(1, 1), Float64Array.of(0, less));
    expect(rows.key).toBeInstanceOf(kind);
    expect(rows.key[1]).toBe(problem.valueAt[1]! - less);
  });

  test.each([
    [2 ** 31 - 1, Int32Array],
    [2 ** 31, Float64Array],
  ])('of mentors where the greatest of them fits: %d', (mostWithBonus, kind) =>
    expect(rowsOfMentors(problem, within, { ...censusOf(problem), mostWithBonus }).key).toBeInstanceOf(kind),
  );
});
