import { numbersFrom, randomProblem } from '../../test/rounds-of-numbers';
import { passesOver } from './passes-over';
import { PlainPasses } from './plain-passes';
import { QuickPasses } from './quick-passes';
import type { Problem } from './problem';

const drawn = (students: number, mentors: number) =>
  randomProblem(numbersFrom(1), {
    ...{ students, mentors, mostPlaces: 1, ranks: 1, values: 9, bonuses: 1, density: 1 },
  });
/** So many students, each with the same number of pairs, all with one mentor: only the counts matter here. */
const counted = (students: number, each: number): Problem => ({
  ...{ rankOf: new Uint8Array(students), worthOf: Float64Array.of(1), bonusOf: new Float64Array(students) },
  places: Int32Array.of(1),
  rowStart: Int32Array.from({ length: students + 1 }, (_, i) => i * each),
  mentorAt: new Int32Array(students * each),
  valueAt: new Int32Array(students * each),
});

test.each([
  ['few pairs', drawn(63, 65), PlainPasses],
  ['more', drawn(64, 64), QuickPasses],
  ['very many, many of them each student’s', counted(16_000, 132), PlainPasses],
  ['very many, few of them each student’s', counted(17_000, 127), QuickPasses],
])('of %s the quicker way to read them is taken', (_, problem, passes) => {
  expect(passesOver(problem)).toBeInstanceOf(passes);
});
