import fc from 'fast-check';
import type { MatchInput } from '../model';
import { Round } from '../round';
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
