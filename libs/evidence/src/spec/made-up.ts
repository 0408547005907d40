import { createHash } from 'node:crypto';
import { Database } from '@footing/database';
import { keep, nextNumber, type SnapshotHead } from '../data/snapshots.query';
import { ARM, type DimensionView, doseDimension } from '../domain/dimension';
import { markOf, pidOf } from '../domain/pid';
import type { SnapshotRow } from '../domain/snapshot-row';
import { hashOfSnapshot } from '../snapshots/hash-of-snapshot';
import type { EvidenceStage } from './evidence-stage';

/** What a made-up person is like: codes by key of dimension, the first of it unless told. */
export type MadeUp = Partial<Omit<SnapshotRow, 'codes'>> & { readonly codes?: Readonly<Record<string, string>> };

interface Given extends Partial<Pick<SnapshotHead, 'scales' | 'population'>> {
  readonly dimensions?: readonly DimensionView[];
  /** Academic years; two unless told. */
  readonly cohorts?: readonly string[];
  readonly people: readonly MadeUp[];
}

/** A dimension with these codes. */
export const dimension = (key: string, codes: readonly string[], isSensitive = false): DimensionView => ({
  ...{ key, name: key, kind: 'registry', isSensitive },
  codes: codes.map((code) => ({ code, name: code })),
});

const yearsOf = (codes: readonly string[]): DimensionView => ({ ...dimension('cohort', codes), kind: 'cohort' });

/** A snapshot of made-up people, kept as the service keeps one. @returns its number. */
export async function madeUp(stage: EvidenceStage, given: Given): Promise<number> {
  const { institutionId } = stage;
  const years = yearsOf(given.cohorts ?? ['2025/26', '2026/27']);
  const dimensions = [years, ARM, doseDimension('meetings'), doseDimension('minutes'), ...(given.dimensions ?? [])];
  const { scales = [], population = [] } = given;
  const rows = given.people.map((one, at) => rowOf(one, at, { dimensions, scales: scales.length }));
  return stage.get(Database).transaction({ institutionId }, async (tx) => {
    const number = await nextNumber(tx, institutionId);
    const meaning = { dimensions, scales, population };
    const sha256 = hashOfSnapshot(meaning, rows).toString('hex');
    const head = { number, name: 'Made up', takenAt: stage.clock.now(), sha256, rowCount: rows.length, ...meaning };
    await keep(tx, institutionId, { ...head, nation: 'england', forgottenAt: null }, rows);
    return number;
  });
}

function rowOf(
  { codes = {}, ...one }: MadeUp,
  at: number,
  { dimensions, scales }: { readonly dimensions: readonly DimensionView[]; readonly scales: number },
): SnapshotRow {
  const digest = createHash('sha256').update(String(at)).digest();
  return {
    ...{ pid: pidOf(digest), mark: markOf(digest.subarray(8)), side: 'student', round: 1, stages: 7, meetings: 0 },
    ...{ minutes: 0, appliedWeek: '2026-W41', matchedWeek: null, mentor: null, fit: null, lastedDays: null },
    ...{ hasEnded: false, waves: [0, 0, 0, 0, 0], scores: Array.from({ length: scales }, () => null) },
    outcomes: [null, null, null, null],
    ...one,
    codes: dimensions.map(({ key, codes: all }) => {
      const code = codes[key];
      return code === undefined ? 0 : all.findIndex((each) => each.code === code);
    }),
  };
}

/** So many alike. */
export const times = (many: number, one: MadeUp): MadeUp[] => Array.from({ length: many }, () => one);
