import fc from 'fast-check';
import type { MatchInput } from '../../model/input';
import { hostileRounds } from '../../spec/hostile-rounds';
import { ScoreRows } from '../score-rows';
import type { KernelPlan } from './kernel-plan';
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

/** The first matrix, with -1 wherever another has it. */
const barredByAny = ([scores = [], ...others]: readonly (readonly number[][])[]) =>
  scores.map((row, i) => row.map((score, j) => (others.some((other) => (other[i]?.[j] ?? 0) < 0) ? -1 : score)));

describe('the kernel', () => {
  test('scores every pair as the plain rows do, whichever side is in the lanes', () => {
    let held = 0;
    fc.assert(
      fc.property(hostileRounds, fc.array(fc.nat(2), { minLength: 50, maxLength: 50 }), (input, classes) => {
        const expected = asScored(input);
        const scores = new ScoreRows(input, input.students, input.mentors);
        // Where the minimum fit looks at other scores, those bar the pair.
        const plans = [scores, scores.judge].flatMap((one) => (one ? [one.plan] : []));
        for (const side of ['students', 'mentors'] as const) {
          const people = side === 'students' ? input.mentors.length : input.students.length;
          const classOf = Uint8Array.from({ length: people }, (_, at) => classes[at % 50]!);
          const kernelPlans = plans.map((plan) => kernelPlanOf(plan, side, { classOf }));
          if (kernelPlans.includes(undefined)) continue;
          held += 1;
          const read = (fillOf: (plan: KernelPlan) => (row: number, into: Int32Array) => void) =>
            barredByAny(
              kernelPlans.flatMap((plan) => {
                if (!plan) return [];
                const fill = fillOf(plan);
                return [
                  Array.from({ length: plan.rows }, (_, row) => {
                    const into = new Int32Array(people).fill(7);
                    fill(row, into);
                    return [...into];
                  }),
                ];
              }),
            );
          const wanted = side === 'students' ? expected : turned(expected, input.mentors.length);
          const byKernel = (plan: KernelPlan) => {
            const rows = KernelRows.of(plan)!;
            return (row: number, into: Int32Array) => rows.fill(row, into);
          };
          expect(read(byKernel)).toEqual(wanted);
          expect(read((plan) => (row, into) => plainRow(plan, row, into))).toEqual(wanted);
        }
      }),
      { numRuns: 150 },
    );
    expect(held).toBeGreaterThan(100);
  });
});
