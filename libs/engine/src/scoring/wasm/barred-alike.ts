import type { AskingSide } from '../../lists/row-source';
import type { BitFacet, ScorePlan } from '../plan';

/** More patterns than this would part people too finely to lie side by side. */
const MOST_PATTERNS = 256;
/** So many barriers count: their patterns together stay below 2^53. */
const MOST_BARRIERS = 6;
/** Rows looked at to see how many a barrier keeps out. */
const TRIED = 64;

/** People in the order of what they have of one thing, and how much that thing keeps apart. */
interface Sorted {
  readonly placeOf: Int32Array;
  readonly patterns: number;
  readonly barred: number;
}

/**
 * A number for each person in the lanes that brings those together whom the same rows are barred from, whatever keeps most
 * apart first: then whole blocks of lanes can be passed over (open-lanes.ts). It decides nothing but the order of lanes.
 */
export function barredAlike(plan: ScorePlan, side: AskingSide): Float64Array {
  const people = side === 'students' ? plan.mentors : plan.students;
  const facets = plan.barriers.flatMap((barrier) => (barrier.facets.length === 1 ? barrier.facets : []));
  const sorted = facets.flatMap((facet) => sortedBy(facet, plan, side) ?? []);
  sorted.sort((a, b) => b.barred - a.barred);
  const besideOf = new Float64Array(people);
  for (const { placeOf, patterns } of sorted.slice(0, MOST_BARRIERS))
    for (let person = 0; person < people; person += 1)
      besideOf[person] = besideOf[person]! * patterns + placeOf[person]!;
  return besideOf;
}

/** @returns undefined where nearly everybody has something else. */
function sortedBy(facet: BitFacet, { students, mentors }: ScorePlan, side: AskingSide): Sorted | undefined {
  const { words, studentBits, mentorBits } = facet;
  const ofStudent = (i: number) => Array.from({ length: words }, (_, word) => studentBits[i * words + word]!);
  const ofMentor = (j: number) => Array.from({ length: words }, (_, word) => mentorBits[word * mentors + j]!);
  const [rows, rowOf, people, bitsOf] =
    side === 'students' ? [students, ofStudent, mentors, ofMentor] : [mentors, ofMentor, students, ofStudent];
  const known = new Map<string, Pattern>();
  const patternOf: Pattern[] = [];
  for (let person = 0; person < people; person += 1) {
    const bits = bitsOf(person);
    const key = bits.join();
    const pattern = known.get(key) ?? { bits, count: 0, place: 0 };
    known.set(key, pattern);
    pattern.count += 1;
    patternOf.push(pattern);
    if (known.size > MOST_PATTERNS) return undefined;
  }
  const patterns = mostCommonFirst([...known.values()], 32 * words);
  for (const [place, pattern] of patterns.entries()) pattern.place = place;
  const tries = Math.min(TRIED, rows);
  const tried = Array.from({ length: tries }, (_, at) => rowOf(Math.floor((at * rows) / tries)));
  const barred = tried.reduce((sum, row) => sum + sharedByNone(patterns, row), 0);
  return { placeOf: Int32Array.from(patternOf, ({ place }) => place), patterns: patterns.length, barred };
}

interface Pattern {
  readonly bits: readonly number[];
  count: number;
  place: number;
}

/** Those who have what most people have come first, so that one run holds nearly all who share it. */
function mostCommonFirst(patterns: readonly Pattern[], bits: number): Pattern[] {
  const has = ({ bits: words }: Pattern, bit: number) => (words[bit >> 5]! >>> (bit & 31)) & 1;
  const holders = Int32Array.from({ length: bits }, (_, bit) =>
    patterns.reduce((sum, pattern) => sum + has(pattern, bit) * pattern.count, 0),
  );
  const order = [...holders.keys()].filter((bit) => holders[bit]! > 0).sort((a, b) => holders[b]! - holders[a]!);
  const compare = (a: Pattern, b: Pattern) => {
    const bit = order.find((one) => has(a, one) !== has(b, one));
    return bit === undefined ? 0 : has(b, bit) - has(a, bit);
  };
  return [...patterns].sort(compare);
}

const sharedByNone = (patterns: readonly Pattern[], row: readonly number[]): number =>
  patterns.reduce((sum, { bits, count }) => (bits.some((word, at) => (word & row[at]!) !== 0) ? sum : sum + count), 0);
