import fc from 'fast-check';
import type { Answers, MatchInput } from '../../model/input';
import { ScoreRows } from '../score-rows';
import { KernelRows } from './kernel-rows';
import { kernelPlanOf } from './make-plan';
import { plainRow } from './plain-rows';

const words = ['law', 'art', 'sea', 'sky', 'tea', 'ink', 'oak', 'ash'];

/** Enough people that most blocks of lanes can be passed over: everybody must share a word of `a`, and one of `b`. */
function roundOf(pick: (below: number) => number, { silent, picks }: { silent: boolean; picks: boolean }): MatchInput {
  const answers = (): Answers => ({
    ...(silent && pick(9) === 0 ? {} : { 'column:a': [words[pick(8)]!, ...(pick(9) === 0 ? [words[pick(8)]!] : [])] }),
    ...(silent && pick(9) === 0 ? {} : { 'column:b': words.slice(0, 3).filter(() => pick(2) === 0) }),
    ...(pick(4) === 0 ? {} : { interests: [words[pick(8)]!, words[pick(8)]!] }),
  });
  const students = Array.from({ length: 70 }, (_, i) => ({
    ...{ id: `s${i}`, tier: 1, answers: answers() },
    ...(picks && i % 7 === 0 ? { picks: [`m${pick(600)}`], avoids: [`m${pick(600)}`] } : {}),
  }));
  const rule = (id: string) => ({ id, kind: 'must-overlap' as const, name: id, studentField: id, mentorField: id });
  return {
    ...{ students, pins: [], rejections: [], seed: '' },
    mentors: Array.from({ length: 600 }, (_, j) => ({
      id: `m${j}`,
      places: pick(20) === 0 ? 0 : 1,
      answers: answers(),
    })),
    settings: {
      criteria: [
        { id: 'i', kind: 'interests', name: 'Interests', weight: 3 },
        { id: 'p', kind: 'picks', name: 'Picks', weight: 2 },
      ],
      ...{ barriers: [rule('column:a'), rule('column:b')], minimumFit: 0, sectors: {}, mentorsView: 0 },
    },
  };
}

test('blocks of lanes are passed over only where every pair of them is barred', () => {
  fc.assert(
    fc.property(
      fc.infiniteStream(fc.nat()),
      fc.constantFrom('students', 'mentors'),
      fc.record({ silent: fc.boolean(), picks: fc.boolean() }),
      (numbers, side, how) => {
        const input = roundOf((below) => (numbers.next().value as number) % below, how);
        const { plan } = new ScoreRows(input, input.students, input.mentors);
        const kernelPlan = kernelPlanOf(plan, side)!;
        const rows = KernelRows.of(kernelPlan)!;
        const [quick, plain] = [new Int32Array(kernelPlan.people), new Int32Array(kernelPlan.people)];
        let read = 0;
        for (let row = 0; row < kernelPlan.rows; row += 1) {
          rows.fill(row, quick);
          plainRow(kernelPlan, row, plain);
          expect(quick).toEqual(plain);
          const isOpen = new Uint8Array(kernelPlan.lanes);
          for (const { from, to } of rows.open.lanes(rows.open.runs, rows.open.end)) isOpen.fill(1, from, to);
          expect(plain.findIndex((value, person) => value >= 0 && isOpen[kernelPlan.laneOf[person]!] === 0)).toBe(-1);
          read += isOpen.reduce((sum, one) => sum + one, 0);
        }
        if (!how.silent && side === 'students') expect(read).toBeLessThan(0.5 * kernelPlan.rows * kernelPlan.lanes);
      },
    ),
    { numRuns: 10 },
  );
});
