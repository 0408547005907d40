import type { BitFacet, Comparison } from './plan';

/**
 * The inner loops of scoring: one student against all mentors, one criterion at a time, each loop as bare as can be. What
 * they work out is written in plan.ts; the plain form of it all is score.ts.
 */

/** Bits set in a 32-bit word. Source: H. S. Warren, Hacker's Delight (2nd ed. 2012), figure 5-2. */
export function bitCount(bits: number): number {
  const pairs = bits - ((bits >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** Where in the student's row each mentor's value is. @returns the mentors' own rows where nothing is counted, else `into`. */
export function outcomesInto(into: Int32Array, student: number, { facets, mentorRow }: Comparison): Int32Array {
  if (facets.length === 0) return mentorRow;
  into.set(mentorRow);
  for (const facet of facets) {
    if (facet.words === 1) countOneWord(into, student, facet);
    else countWords(into, student, facet, mentorRow.length);
  }
  return into;
}

function countOneWord(into: Int32Array, student: number, facet: BitFacet): void {
  const { mentorBits, enough, stride } = facet;
  const ours = facet.studentBits[student]!;
  if (ours === 0) return;
  if (enough === 1)
    for (let j = 0; j < mentorBits.length; j += 1) into[j]! += (mentorBits[j]! & ours) === 0 ? 0 : stride;
  else
    for (let j = 0; j < mentorBits.length; j += 1) {
      const count = bitCount(mentorBits[j]! & ours);
      into[j]! += stride * (count < enough ? count : enough);
    }
}

function countWords(into: Int32Array, student: number, facet: BitFacet, mentors: number): void {
  const { words, studentBits, mentorBits, enough, stride } = facet;
  for (let j = 0; j < mentors; j += 1) {
    let count = 0;
    for (let word = 0; word < words; word += 1)
      count += bitCount(mentorBits[word * mentors + j]! & studentBits[student * words + word]!);
    into[j]! += stride * (count < enough ? count : enough);
  }
}

/** Adds what one criterion gives each mentor. `at` is where its shares are. */
export function addPoints(
  scores: Int32Array,
  values: { readonly row: Uint16Array; readonly places: Int32Array },
  shares: { readonly of: Int32Array; readonly at: number; readonly group: Int32Array },
): void {
  const { row, places } = values;
  const { of, at, group } = shares;
  for (let j = 0; j < places.length; j += 1)
    scores[j]! += (Math.imul(of[at + group[j]!]!, row[places[j]!]!) + 16_384) >>> 15;
}

/** Bars every mentor whose value is 1. */
export function bar(scores: Int32Array, row: Uint16Array, places: Int32Array): void {
  for (let j = 0; j < places.length; j += 1) if (row[places[j]!] === 1) scores[j] = -1;
}
