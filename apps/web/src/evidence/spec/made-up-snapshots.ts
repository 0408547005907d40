import type { SnapshotScale } from '@footing/evidence';
import type { EvidenceStage } from '../../../../../libs/evidence/src/spec/evidence-stage';
import { dimension, madeUp, type MadeUp, times } from '../../../../../libs/evidence/src/spec/made-up';

const outcome = (value: 0 | 1) => [null, null, null, value];
const some = (codes: Readonly<Record<string, string>>, x: number, n: number): MadeUp[] => [
  ...times(x, { codes, outcomes: outcome(1) }),
  ...times(n - x, { codes, outcomes: outcome(0) }),
];

/** In each department women do a little better; together they look worse, for most asked where few get in. @returns its number. */
export const twoFaces = (stage: EvidenceStage): Promise<number> =>
  madeUp(stage, {
    dimensions: [dimension('sex', ['male', 'female']), dimension('department', ['chemistry', 'english'])],
    people: [
      ...some({ sex: 'male', department: 'chemistry' }, 320, 400),
      ...some({ sex: 'female', department: 'chemistry' }, 85, 100),
      ...some({ sex: 'male', department: 'english' }, 20, 100),
      ...some({ sex: 'female', department: 'english' }, 100, 400),
    ],
  });

const scale = (wave: SnapshotScale['wave'], more: Partial<SnapshotScale> = {}): SnapshotScale => ({
  ...{ key: `${wave}:sure`, wave, scale: 'sure', name: 'How sure of the next step', sha256: 'a'.repeat(64) },
  ...{ isLocked: false, alpha: 0.84, alphaOf: 60, ...more },
});

/** Sixty who answered a scale at the start, fifty of them at the end too, with and without a mentor. @returns its number. */
export const answered = (stage: EvidenceStage, later: Partial<SnapshotScale> = {}): Promise<number> =>
  madeUp(stage, {
    scales: [scale('baseline'), scale('close', later)],
    people: Array.from({ length: 60 }, (_, at) => {
      const before = 1 + ((at * 7) % 30) / 10;
      const after = at % 6 === 5 ? null : Math.min(5, before + ((at * 3) % 10) / 10);
      const codes = { arm: at % 2 === 0 ? 'matched' : 'unmatched', cohort: at % 3 === 0 ? '2025/26' : '2026/27' };
      return { codes, scores: [before, after], waves: [2, 0, after === null ? 1 : 2, 0, 0] };
    }),
  });
