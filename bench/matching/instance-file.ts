import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';
import type { Instance } from './instances/pairs';

/**
 * A round in a file, as the peers read it. Whole numbers of 32 bits, little-endian: students n, mentors m, pairs E, dense
 * (0 here); places[m]; tier[n]; rowStart[n + 1]; mentorAt[E]; scoreAt[E].
 */
export function writeInstance(file: string, { places, tier, rowStart, mentorAt, scoreAt }: Instance): void {
  const to = openSync(file, 'w');
  const header = [tier.length, places.length, mentorAt.length, 0];
  for (const numbers of [header, places, tier, rowStart, mentorAt, scoreAt]) writeAll(to, Int32Array.from(numbers));
  closeSync(to);
}

/** One write takes at most two gigabytes. */
function writeAll(to: number, numbers: Int32Array): void {
  const bytes = new Uint8Array(numbers.buffer);
  for (let at = 0; at < bytes.length;) at += writeSync(to, bytes, at, Math.min(bytes.length - at, 1 << 30));
}

export function readInstance(file: string, name: string): Instance {
  const bytes = readFileSync(file);
  let at = bytes.byteOffset;
  const next = (count: number) => {
    const numbers = new Int32Array(bytes.buffer, at, count);
    at += 4 * count;
    return numbers;
  };
  const [n = 0, m = 0, pairs = 0] = next(4);
  const [places, tier, rowStart, mentorAt, scoreAt] = [m, n, n + 1, pairs, pairs].map(next) as Five;
  return {
    name,
    places: places.slice(),
    tier: Uint8Array.from(tier),
    rowStart: rowStart.slice(),
    mentorAt: mentorAt.slice(),
    scoreAt: Uint16Array.from(scoreAt),
  };
}

type Five = [Int32Array, Int32Array, Int32Array, Int32Array, Int32Array];
