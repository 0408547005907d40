import { SCORE_MAX } from '../model/points';

/** A text's lottery number under a seed: 32 bits, the same on every machine (FNV-1a, then Murmur3's final mix). */
export function ticket(seed: string, text: string): number {
  let hash = 0x811c9dc5;
  for (const part of [seed, '\u0000', text])
    for (let at = 0; at < part.length; at += 1) hash = Math.imul(hash ^ part.charCodeAt(at), 0x01000193);
  return mix(hash);
}

/** The lottery number of two people together, from the number of each. */
export const together = (student: number, mentor: number): number => mix(Math.imul(student, 0x9e3779b1) ^ mentor);

/**
 * What a lottery number adds to whatever pair its student gets: whole points.
 *
 * @param strength share of the greatest score, at least 0. @param drawn 32 bits.
 */
export const lotteryPoints = (strength: number, drawn: number): number =>
  Math.floor((strength * SCORE_MAX * drawn) / 2 ** 32);

function mix(bits: number): number {
  let h = bits;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
