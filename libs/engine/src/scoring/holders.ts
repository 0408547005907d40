import type { BitFacet } from './plan';

/** The mentors who have each bit of a facet: those of bit b are `mentor[start[b]]` to `mentor[start[b + 1] - 1]`. */
export interface Holders {
  readonly start: Int32Array;
  readonly mentor: Int32Array;
  /** Counts of the student in hand; all 0 between students. */
  readonly counts: Int32Array;
}

/**
 * Turns a facet round: from the words of each mentor to the mentors of each word. Where people named a few of many words
 * it is far less to go through than bits are.
 *
 * @returns undefined where bits are less work.
 */
export function holdersOf(facet: BitFacet, students: number, mentors: number): Holders | undefined {
  const { words, studentBits, mentorBits } = facet;
  if (words < 2) return undefined;
  const start = new Int32Array(32 * words + 1);
  for (let at = 0; at < mentorBits.length; at += 1)
    eachBit(mentorBits[at]!, (bit) => (start[32 * Math.floor(at / mentors) + bit + 1]! += 1));
  let meetings = 0;
  for (let at = 0; at < studentBits.length; at += 1)
    eachBit(studentBits[at]!, (bit) => (meetings += start[32 * (at % words) + bit + 1]!));
  if (2 * meetings > words * students * mentors) return undefined;
  for (let bit = 1; bit < start.length; bit += 1) start[bit]! += start[bit - 1]!;
  const next = start.slice();
  const mentor = new Int32Array(start[32 * words]!);
  for (let at = 0; at < mentorBits.length; at += 1)
    eachBit(mentorBits[at]!, (bit) => {
      const here = 32 * Math.floor(at / mentors) + bit;
      mentor[next[here]!] = at % mentors;
      next[here]! += 1;
    });
  return { start, mentor, counts: new Int32Array(mentors) };
}

/** Adds `stride` for each bit a mentor shares with the student, up to `enough` of them. */
export function countHolders(into: Int32Array, student: number, facet: BitFacet, holders: Holders): void {
  const { words, studentBits, enough, stride } = facet;
  const { start, mentor, counts } = holders;
  for (let word = 0; word < words; word += 1)
    for (let bits = studentBits[student * words + word]!; bits !== 0; bits &= bits - 1) {
      const bit = 32 * word + lowestBit(bits);
      for (let at = start[bit]!; at < start[bit + 1]!; at += 1) {
        const j = mentor[at]!;
        if (counts[j]! === enough) continue;
        counts[j]! += 1;
        into[j]! += stride;
      }
    }
  for (let word = 0; word < words; word += 1)
    for (let bits = studentBits[student * words + word]!; bits !== 0; bits &= bits - 1) {
      const bit = 32 * word + lowestBit(bits);
      for (let at = start[bit]!; at < start[bit + 1]!; at += 1) counts[mentor[at]!] = 0;
    }
}

function eachBit(word: number, tell: (bit: number) => void): void {
  for (let bits = word; bits !== 0; bits &= bits - 1) tell(lowestBit(bits));
}

const lowestBit = (bits: number): number => 31 - Math.clz32(bits & -bits);
