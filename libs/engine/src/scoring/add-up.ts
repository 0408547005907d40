import { countHolders, type Holders } from './holders';
import type { BitFacet, Comparison } from './plan';

/** A comparison ready for these loops: facets of many words turned round where that is less work. */
export interface Ready extends Comparison {
  readonly holders: readonly (Holders | undefined)[];
}

/**
 * The inner loops of scoring: one student against all mentors, each loop as bare as can be. What they work out is written in
 * plan.ts; the plain form of it all is score.ts.
 */

/** Bits set in a 32-bit word. Source: H. S. Warren, Hacker's Delight (2nd ed. 2012), figure 5-2. */
function bitCount(bits: number): number {
  const pairs = bits - ((bits >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** Where in the student's row each mentor's value is. @returns the mentors' own rows where nothing is counted, else `into`. */
export function placesInto(into: Int32Array, student: number, { facets, mentorRow, holders }: Ready): Int32Array {
  if (facets.length === 0) return mentorRow;
  into.set(mentorRow);
  for (let at = 0; at < facets.length; at += 1) {
    const [facet, turned] = [facets[at]!, holders[at]];
    if (turned) countHolders(into, student, facet, turned);
    else if (facet.enough === 1) findAny(into, student, facet);
    else if (facet.words === 1) countOneWord(into, student, facet);
    else countWords(into, student, facet);
  }
  return into;
}

function findAny(into: Int32Array, student: number, { words, studentBits, mentorBits, stride }: BitFacet): void {
  const ours = studentBits[student * words]!;
  const mentors = into.length;
  if (words === 1) {
    if (ours !== 0) for (let j = 0; j < mentors; j += 1) if ((mentorBits[j]! & ours) !== 0) into[j]! += stride;
    return;
  }
  for (let j = 0; j < mentors; j += 1) {
    let common = mentorBits[j]! & ours;
    for (let word = 1; word < words; word += 1)
      common |= mentorBits[word * mentors + j]! & studentBits[student * words + word]!;
    if (common !== 0) into[j]! += stride;
  }
}

function countOneWord(into: Int32Array, student: number, { studentBits, mentorBits, enough, stride }: BitFacet): void {
  const ours = studentBits[student]!;
  if (ours === 0) return;
  for (let j = 0; j < into.length; j += 1) {
    const count = bitCount(mentorBits[j]! & ours);
    into[j]! += stride * (count < enough ? count : enough);
  }
}

function countWords(into: Int32Array, student: number, facet: BitFacet): void {
  const { words, studentBits, mentorBits, enough, stride } = facet;
  const mentors = into.length;
  for (let j = 0; j < mentors; j += 1) {
    let count = 0;
    for (let word = 0; word < words; word += 1)
      count += bitCount(mentorBits[word * mentors + j]! & studentBits[student * words + word]!);
    into[j]! += stride * (count < enough ? count : enough);
  }
}

/** What one criterion gives: its values, where each mentor's is, and where its shares are. */
export interface Given {
  readonly row: Uint16Array;
  readonly places: Int32Array;
  readonly at: number;
}

/** Adds what four criteria give each mentor; four at once as the loads and stores of a score cost more than its sums. */
export function addPoints(
  scores: Int32Array,
  [a, b, c, d]: readonly [Given, Given, Given, Given],
  shares: Int32Array,
  group: Int32Array,
): void {
  const [aRow, bRow, cRow, dRow] = [a.row, b.row, c.row, d.row];
  const [aPlaces, bPlaces, cPlaces, dPlaces] = [a.places, b.places, c.places, d.places];
  const [aAt, bAt, cAt, dAt] = [a.at, b.at, c.at, d.at];
  for (let j = 0; j < group.length; j += 1) {
    const g = group[j]!;
    scores[j]! +=
      ((Math.imul(shares[aAt + g]!, aRow[aPlaces[j]!]!) + 16_384) >>> 15) +
      ((Math.imul(shares[bAt + g]!, bRow[bPlaces[j]!]!) + 16_384) >>> 15) +
      ((Math.imul(shares[cAt + g]!, cRow[cPlaces[j]!]!) + 16_384) >>> 15) +
      ((Math.imul(shares[dAt + g]!, dRow[dPlaces[j]!]!) + 16_384) >>> 15);
  }
}

/** Bars every mentor whose value is 1. */
export function bar(scores: Int32Array, row: Uint16Array, places: Int32Array): void {
  for (let j = 0; j < places.length; j += 1) if (row[places[j]!] === 1) scores[j] = -1;
}
