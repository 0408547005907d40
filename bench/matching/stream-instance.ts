import { closeSync, openSync, writeSync } from 'node:fs';
import type { Rows } from '../../libs/engine/src/scoring/wasm/quick-rows';

/** Who takes part in a large round. */
interface Crowd {
  readonly places: Int32Array;
  readonly tier: Uint8Array;
}

/**
 * Writes a round whose pairs are too many to be held, as `writeInstance` would: every row is scored twice, to be counted
 * and to be written, the mentors and the scores each at a place of their own.
 */
export function streamInstance(file: string, { places, tier }: Crowd, rows: Rows): void {
  const row = new Int32Array(places.length);
  const rowStart = new Int32Array(tier.length + 1);
  for (let i = 0; i < tier.length; i += 1) {
    rows.fill(i, row);
    rowStart[i + 1] = rowStart[i]! + allowed(row);
  }
  const pairs = rowStart[tier.length]!;
  const to = openSync(file, 'w');
  let mentorsTo = 0;
  for (const numbers of [[tier.length, places.length, pairs, 0], places, tier, rowStart])
    mentorsTo += writeAt(to, mentorsTo, Int32Array.from(numbers));
  let scoresTo = mentorsTo + 4 * pairs;
  const [mentors, scores] = [new Int32Array(places.length), new Int32Array(places.length)];
  for (let i = 0; i < tier.length; i += 1) {
    rows.fill(i, row);
    const count = keepAllowed(row, mentors, scores);
    mentorsTo += writeAt(to, mentorsTo, mentors.subarray(0, count));
    scoresTo += writeAt(to, scoresTo, scores.subarray(0, count));
  }
  closeSync(to);
}

function allowed(row: Int32Array): number {
  let count = 0;
  for (let j = 0; j < row.length; j += 1) if (row[j]! >= 0) count += 1;
  return count;
}

function keepAllowed(row: Int32Array, mentors: Int32Array, scores: Int32Array): number {
  let count = 0;
  for (let j = 0; j < row.length; j += 1) {
    if (row[j]! < 0) continue;
    mentors[count] = j;
    scores[count] = row[j]!;
    count += 1;
  }
  return count;
}

/** @returns how many bytes. */
function writeAt(to: number, position: number, numbers: Int32Array): number {
  const { buffer, byteOffset, byteLength } = numbers;
  const bytes = new Uint8Array(buffer, byteOffset, byteLength);
  for (let at = 0; at < byteLength;) at += writeSync(to, bytes, at, byteLength - at, position + at);
  return byteLength;
}
