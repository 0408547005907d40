import fc from 'fast-check';
import { criterion, mentor, round, settingsWith, student } from '../../test/small-rounds';
import type { MatchInput } from '../model/input';
import { SCORE_MAX } from '../model/points';
import { Round } from '../pair/round';
import { hostileRounds, hostileSettings } from '../spec/hostile-rounds';
import { ScoreRows } from './score-rows';

const plain = (input: MatchInput): number[][] => {
  const round = new Round(input);
  const mentors = input.mentors.map((mentor) => round.readMentor(mentor));
  return input.students.map((student) => {
    const read = round.readStudent(student);
    return mentors.map((mentor) => round.allowedScore(read, mentor));
  });
};

/** Each person six times over, under six names: then few answers differ. */
const crowd = <T extends { readonly id: string }>(people: readonly T[]): T[] =>
  ['', 'b', 'c', 'd', 'e', 'f'].flatMap((more) => people.map((one) => ({ ...one, id: `${one.id}${more}` })));

const inRows = (rows: ScoreRows): number[][] =>
  Array.from({ length: rows.students }, (_, i) => {
    const into = new Int32Array(rows.mentors).fill(7);
    rows.fill(i, into);
    return [...into];
  });

test('a whole round scores as its pairs do one by one, to the point', () => {
  fc.assert(
    fc.property(hostileRounds, (input) => {
      expect(inRows(new ScoreRows(input, input.students, input.mentors))).toEqual(plain(input));
    }),
    { numRuns: 300 },
  );
});

test('with other settings the same people score as if they had been read for them', () => {
  fc.assert(
    fc.property(hostileRounds, hostileSettings, (input, settings) => {
      const rows = new ScoreRows(input, input.students, input.mentors).withSettings(settings);
      expect(inRows(rows)).toEqual(plain({ ...input, settings }));
    }),
    { numRuns: 100 },
  );
});

test('a crowd in which many say the same scores no differently', () => {
  fc.assert(
    fc.property(hostileRounds, (input) => {
      const crowded = { ...input, students: crowd(input.students), mentors: crowd(input.mentors) };
      expect(inRows(new ScoreRows(crowded, crowded.students, crowded.mentors))).toEqual(plain(crowded));
    }),
    { numRuns: 50 },
  );
});

test('times of the week are counted as far as they make a difference, however long their common measure is', () => {
  const free = (time: string) => ({ answers: { availability: time } });
  const input = round({
    students: [student('a', free('Mon 00:00-01:30')), student('b', free('Mon 00:00-02:15'))],
    mentors: [mentor('m', free('Mon 00:00-02:15')), mentor('n', free('Mon 01:30-02:15'))],
    settings: settingsWith({
      criteria: [criterion({ kind: 'practical' })],
      barriers: [{ id: 'b', kind: 'no-shared-time', name: 'Time' }],
    }),
  });
  const threeQuarters = 49_151;
  expect(inRows(new ScoreRows(input, input.students, input.mentors))).toEqual([
    [threeQuarters, -1],
    [SCORE_MAX, -1],
  ]);
});

test('turning the mentoring round reads the help anew', () => {
  const input = round({
    students: [student('s', { answers: { helpWanted: ['a'], helpOffered: ['b'] } })],
    mentors: [mentor('m', { answers: { helpOffered: ['a'], helpWanted: ['c'] } })],
  });
  const rows = new ScoreRows(input, input.students, input.mentors);
  expect(inRows(rows)).toEqual([[SCORE_MAX]]);
  expect(inRows(rows.withSettings({ ...input.settings, reverse: true }))).toEqual([[0]]);
});

test('moving a weight reads nobody again', () => {
  const counting = { reads: 0 };
  const answers = { helpWanted: ['a', 'b'], interests: ['x'] };
  const one = student('s', {
    answers: new Proxy(answers, {
      getOwnPropertyDescriptor: (target, field) => {
        counting.reads += 1;
        return Reflect.getOwnPropertyDescriptor(target, field);
      },
    }),
  });
  const input = round({
    students: [one],
    mentors: [mentor('m', { answers: { helpOffered: ['a'], interests: ['x'] } })],
    settings: settingsWith({ criteria: [criterion({ kind: 'help' }), criterion({ kind: 'interests' })] }),
  });
  const rows = new ScoreRows(input, input.students, input.mentors);
  const before = counting.reads;
  expect(before).toBeGreaterThan(0);
  const moved = settingsWith({ criteria: [criterion({ kind: 'help', weight: 90 }), criterion({ kind: 'interests' })] });
  const after = inRows(rows.withSettings(moved));
  expect(counting.reads).toBe(before);
  expect(after).toEqual(plain({ ...input, settings: moved }));
});

test('one word each of more than a machine word holds is looked up right', () => {
  const course = (at: number) => ({ answers: { course: `course ${(at * 3) % 70}` } });
  const input = round({
    students: Array.from({ length: 150 }, (_, i) => student(`s${i}`, course(i))),
    mentors: Array.from({ length: 150 }, (_, j) => mentor(`m${j}`, course(j + 3))),
    settings: settingsWith({ criteria: [criterion({ kind: 'recent-path' })] }),
  });
  expect(inRows(new ScoreRows(input, input.students, input.mentors))).toEqual(plain(input));
});

test('values too many to keep are worked out again, and no worse', () => {
  const many = Array.from({ length: 2100 }, (_, at) => ({ answers: { 'column:n': at / 7 } }));
  const columns = { studentField: 'column:n', mentorField: 'column:n' };
  const input = round({
    students: many.map((one, i) => student(`s${i}`, one)),
    mentors: many.map((one, j) => mentor(`m${j}`, one)),
    settings: settingsWith({ criteria: [criterion({ kind: 'closeness', ...columns })] }),
  });
  const rows = new ScoreRows(input, input.students, input.mentors);
  const [first, second] = [new Int32Array(2100), new Int32Array(2100)];
  for (const i of [3, 2000, 3]) {
    rows.fill(i, first);
    rows.fill(i + 1, second);
    expect([[...first], [...second]]).toEqual(plain({ ...input, students: input.students.slice(i, i + 2) }));
  }
});
