import fc from 'fast-check';
import type { MatchInput } from '../../model/input';
import { hostileRounds } from '../../spec/hostile-rounds';
import { ScoreRows } from '../score-rows';
import { KernelRows } from './kernel-rows';
import { kernelPlanOf } from './make-plan';
import { plainRow } from './plain-rows';

function asScored(input: MatchInput): number[][] {
  const rows = new ScoreRows(input, input.students, input.mentors);
  const into = new Int32Array(rows.mentors);
  return input.students.map((_, student) => {
    rows.fill(student, into);
    return [...into];
  });
}

const turned = (matrix: readonly (readonly number[])[], columns: number) =>
  Array.from({ length: columns }, (_, column) => matrix.map((row) => row[column]));

describe('the kernel', () => {
  test('scores every pair as the plain rows do, whichever side is in the lanes', () => {
    let held = 0;
    fc.assert(
      fc.property(hostileRounds, fc.array(fc.nat(2), { minLength: 50, maxLength: 50 }), (input, classes) => {
        const expected = asScored(input);
        const { plan } = new ScoreRows(input, input.students, input.mentors);
        for (const side of ['students', 'mentors'] as const) {
          const people = side === 'students' ? input.mentors.length : input.students.length;
          const classOf = Uint8Array.from({ length: people }, (_, at) => classes[at % 50]!);
          const kernelPlan = kernelPlanOf(plan, side, { classOf });
          if (!kernelPlan) continue;
          held += 1;
          const rows = KernelRows.of(kernelPlan)!;
          const read = (fill: (row: number, into: Int32Array) => void) =>
            Array.from({ length: kernelPlan.rows }, (_, row) => {
              const into = new Int32Array(people).fill(7);
              fill(row, into);
              return [...into];
            });
          const wanted = side === 'students' ? expected : turned(expected, input.mentors.length);
          expect(read((row, into) => rows.fill(row, into))).toEqual(wanted);
          expect(read((row, into) => plainRow(kernelPlan, row, into))).toEqual(wanted);
        }
      }),
      { numRuns: 150 },
    );
    expect(held).toBeGreaterThan(100);
  });
});
