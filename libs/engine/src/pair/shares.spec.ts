import fc from 'fast-check';
import { criterion, mentor, settingsWith, smallRounds, student } from '../../test/small-rounds';
import { SCORE_MAX } from '../model/points';
import { barriersBetween } from './barriers';
import { Round } from './round';
import { scorePair } from './score';
import { Shares, weighedCriteria } from './shares';

const kinds = ['help', 'interests', 'direction', 'practical'] as const;
const asked = fc.record({
  fits: fc.array(fc.constantFrom(-1, 0, 5), { minLength: 5, maxLength: 5 }),
  student: fc.constantFrom(undefined, ...kinds, 'picks' as const),
  mentor: fc.constantFrom(undefined, ...kinds, 'picks' as const),
});

test('shares that were worked out before are those that would be worked out now, and always sum to all there is', () => {
  const criteria = [...kinds, 'help' as const].map((kind, at) => criterion({ kind, id: `c${at}`, weight: 3 + 7 * at }));
  fc.assert(
    fc.property(
      fc.array(asked, { minLength: 2, maxLength: 30 }),
      fc.constantFrom(0, 0.3, 1),
      (questions, mentorsView) => {
        const settings = settingsWith({ criteria, mentorsView });
        const weighed = weighedCriteria(settings);
        const kept = new Shares(weighed, settings);
        for (const { fits, student: theirs, mentor: mentors } of questions) {
          const anew = new Shares(weighed, settings);
          const shares = kept.of(fits, kept.studentsView(theirs), kept.mentorView(mentors));
          expect(shares).toEqual(anew.of(fits, anew.studentsView(theirs), anew.mentorView(mentors)));
          expect(shares.reduce((sum, share) => sum + share)).toBe(fits.some((fit) => fit >= 0) ? SCORE_MAX : 0);
          expect([...shares].map((share) => share > 0)).toEqual(fits.map((fit) => fit >= 0));
        }
      },
    ),
  );
});

test('a view that does not count is the same whatever it is', () => {
  const criteria = kinds.map((kind) => criterion({ kind }));
  for (const [mentorsView, students, mentors] of [
    [0, 4, 1],
    [0.5, 4, 4],
    [1, 1, 4],
  ] as const) {
    const settings = settingsWith({ criteria, mentorsView });
    const shares = new Shares(weighedCriteria(settings), settings);
    expect(new Set(kinds.map((kind) => shares.studentsView(kind))).size).toBe(students);
    expect(new Set(kinds.map((kind) => shares.mentorView(kind))).size).toBe(mentors);
  }
});

test('a pair is worth its score where nothing bars it, and -1 elsewhere', () => {
  let barred = 0;
  fc.assert(
    fc.property(smallRounds, (input) => {
      const round = new Round(input);
      for (const one of input.students)
        for (const other of input.mentors) {
          const bars = barriersBetween(one, other, input);
          const { score } = scorePair(one, other, input.settings);
          expect(round.allowedScore(round.readStudent(one), round.readMentor(other))).toBe(
            bars.length > 0 ? -1 : score,
          );
          barred += bars.length > 0 ? 1 : 0;
        }
    }),
  );
  expect(barred).toBeGreaterThan(10);
});

test('barriers of the round are named in the order of their ids, however they were given', () => {
  const rule = (id: string) => ({ id, name: id, kind: 'must-be-equal' as const, studentField: 'a', mentorField: 'a' });
  const [one, other] = [student('s', { answers: { a: 'x' } }), mentor('m', { answers: { a: 'y' } })];
  const settings = settingsWith({ barriers: ['c', 'a', 'b'].map(rule) });
  const input = { students: [one], mentors: [other], settings, pins: [], rejections: [], seed: '' };
  expect(barriersBetween(one, other, input).map(({ id }) => id)).toEqual(['a', 'b', 'c']);
});

test('where nothing can be compared the only part says so', () => {
  expect(scorePair(student('s'), mentor('m'), settingsWith())).toEqual({
    score: 32_768,
    parts: [
      {
        criterionId: '',
        kind: 'nothing-to-compare',
        name: '',
        weight: 1,
        fit: 0.5,
        points: 32_768,
        evidence: { code: 'nothing-to-compare', values: [] },
      },
    ],
  });
});
