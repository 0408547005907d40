import type { Solution } from '../src/solve/problem';
import { proofFaults } from './proof-of';
import { problemOf } from './rounds-of-numbers';

/** Two students want mentor 0, who has one place; the second student could also have mentor 1, who has two. */
const problem = problemOf({
  ranks: [0, 0, 0],
  places: [1, 2, 0],
  choices: [
    { student: 0, mentor: 0, value: 9 },
    { student: 1, mentor: 0, value: 7 },
    { student: 1, mentor: 1, value: 4 },
    { student: 2, mentor: 2, value: 5 },
  ],
  worths: [0],
});
const proven: Solution = {
  edgeOf: Int32Array.of(0, 2, -1),
  u: Float64Array.of(6, 4, 0),
  p: Float64Array.of(3, 0, 5),
};
const but = (more: Partial<Solution>): Solution => ({ ...proven, ...more });

describe('the proof of a solution', () => {
  test('finds no fault in the best pairs with fair prices', () => {
    expect(proofFaults(problem, proven)).toEqual([]);
  });

  test.each<[string, Solution, RegExp]>([
    ['another size', but({ u: Float64Array.of(6, 4) }), /another round/],
    ['a price below zero', but({ p: Float64Array.of(3, -1, 5) }), /p of mentor 1 is -1/],
    ['a part of a point', but({ u: Float64Array.of(6.5, 4, 0) }), /u of student 0 is 6.5/],
    ['a pair of somebody else', but({ edgeOf: Int32Array.of(1, 2, -1) }), /not theirs: 1/],
    ['a pair past the end', but({ edgeOf: Int32Array.of(0, 2, 9) }), /not theirs: 9/],
    ['a place given twice', but({ edgeOf: Int32Array.of(0, 1, -1) }), /2 students for 1 places/],
    ['a place that is not there', but({ edgeOf: Int32Array.of(0, 2, 3) }), /1 students for 0 places/],
    ['a pair not covered', but({ p: Float64Array.of(2, 0, 5) }), /student 1 and mentor 0 is not covered: -1/],
    ['a mentor without places not covered', but({ p: Float64Array.of(3, 0, 4) }), /mentor 2 is not covered/],
    ['a held pair with slack', but({ u: Float64Array.of(7, 4, 0) }), /held but not tight: 1/],
    ['a student who holds nobody, with a price', but({ u: Float64Array.of(6, 4, 1) }), /holds nobody, yet u is 1/],
    ['a place to spare, with a price', but({ p: Float64Array.of(3, 1, 5) }), /place to spare, yet p is 1/],
    ['nobody held', but({ edgeOf: Int32Array.of(-1, -1, -1) }), /holds nobody/],
  ])('tells of %s', (_, solution, fault) => {
    expect(proofFaults(problem, solution).join('\n')).toMatch(fault);
  });
});
