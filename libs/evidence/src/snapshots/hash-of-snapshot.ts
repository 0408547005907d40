import { createHash } from 'node:crypto';
import type { DimensionView } from '../domain/dimension';
import type { SnapshotScale } from '../domain/snapshot-scale';
import { inOrder, lineOf, type SnapshotRow } from '../domain/snapshot-row';

/** What is hashed of a snapshot beside its rows: what their numbers mean. */
export interface Meaning {
  readonly dimensions: readonly DimensionView[];
  readonly scales: readonly SnapshotScale[];
  readonly population: readonly unknown[];
}

/** SHA-256 over what the rows mean and the sorted rows: the same rows, in whatever order, have the same. Cost: one sort. */
export function hashOfSnapshot({ dimensions, scales, population }: Meaning, rows: readonly SnapshotRow[]): Buffer {
  const hash = createHash('sha256').update(`${canonical([dimensions, scales, population])}\n`);
  for (const row of inOrder(rows)) hash.update(`${lineOf(row)}\n`);
  return hash.digest();
}

/** JSON with the keys of every object in order. */
export const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, one: unknown) =>
    one !== null && typeof one === 'object' && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)))
      : one,
  );
