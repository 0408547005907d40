import type { SnapshotHead } from '../data/snapshots.query';
import type { DimensionView } from '../domain/dimension';
import type { SnapshotScale } from '../domain/snapshot-scale';
import { type OutcomeKey, outcomeNames, outcomes } from '../domain/stages';

/** A snapshot in a list. */
export interface SnapshotView {
  /** From 1, in the order in which they were taken. */
  readonly number: number;
  readonly name: string;
  readonly takenAt: Date;
  /** 64 hexadecimal digits: over what its rows mean and the rows themselves, sorted. */
  readonly sha256: string;
  /** How many rows, to the nearest 5; hidden where fewer than ten. */
  readonly rows: { readonly value: number } | { readonly code: 'low' };
  readonly forgottenAt: Date | null;
}

/** A snapshot with what can be asked of it. */
export interface SnapshotDetail extends SnapshotView {
  readonly nation: string;
  readonly dimensions: readonly DimensionView[];
  /** With how many answered all of each to the nearest 5. */
  readonly scales: readonly SnapshotScale[];
  readonly outcomes: readonly { readonly key: OutcomeKey; readonly name: string }[];
  /** Academic years, the oldest first. */
  readonly cohorts: readonly string[];
}

const FEWEST = 10;
const toFive = (count: number) => 5 * Math.floor(count / 5 + 0.5);
const rounded = (scale: SnapshotScale): SnapshotScale => ({
  ...scale,
  alphaOf: scale.alphaOf === null ? null : toFive(scale.alphaOf),
});

export const viewOf = (head: SnapshotHead): SnapshotView => ({
  ...{ number: head.number, name: head.name, takenAt: head.takenAt, sha256: head.sha256 },
  rows: head.rowCount < FEWEST ? { code: 'low' } : { value: toFive(head.rowCount) },
  forgottenAt: head.forgottenAt,
});

export const detailOf = (head: SnapshotHead): SnapshotDetail => ({
  ...viewOf(head),
  ...{ nation: head.nation, dimensions: head.dimensions, scales: head.scales.map(rounded) },
  outcomes: outcomes.map((key) => ({ key, name: outcomeNames[key] })),
  cohorts: head.dimensions.find(({ key }) => key === 'cohort')?.codes.map(({ code }) => code) ?? [],
});
