import { mentor, round, student } from '../../test/small-rounds';
import { Round } from '../pair/round';
import { Sample } from './sample';

/** Says of which mentors the score is compared, when every score of a row is wrong; and what is then told. */
function compared(students: number, mentors: number, i: number, row = new Int32Array(mentors).fill(-2)) {
  const input = round({
    students: Array.from({ length: students }, (_, at) => student(`s${at}`)),
    mentors: Array.from({ length: mentors }, (_, at) => mentor(`m${at}`)),
  });
  const faults = new Sample(new Round(input), input.students, input.mentors).faults(i, row);
  return { faults, which: faults.map((one) => Number(/mentor m(\d+)/u.exec(one)?.[1])) };
}

describe('scores that are worked out a second time', () => {
  test('are all of a small round, in order', () => {
    const { faults, which } = compared(3, 5, 1);
    expect(which).toEqual([0, 1, 2, 3, 4]);
    expect(faults[0]).toMatch(/^student s1 with mentor m0 scores \d+, not -2$/u);
  });

  test('are found to be right where they are', () => {
    const right = Number(/scores (\d+)/u.exec(compared(1, 2, 0).faults[0] ?? '')?.[1]);
    expect(compared(1, 2, 0, Int32Array.of(right, right)).faults).toEqual([]);
    expect(compared(1, 2, 0, Int32Array.of(right, right + 1)).which).toEqual([1]);
  });

  test('are about four thousand of a larger one, no pair twice, far apart, and elsewhere for each student', () => {
    const [one, next] = [compared(90, 500, 3).which, compared(90, 500, 4).which];
    expect([one.length, next.length]).toEqual([46, 46]);
    for (const which of [one, next]) {
      const sorted = [...new Set(which)].sort((a, b) => a - b);
      expect(sorted).toHaveLength(46);
      expect(sorted[0]).toBeLessThan(50);
      expect(sorted.at(-1)).toBeGreaterThan(450);
    }
    expect(one.filter((at) => next.includes(at)).length).toBeLessThan(23);
  });

  test('are each of every student where there are just so many', () =>
    expect(compared(64, 64, 63).which).toHaveLength(64));
});
