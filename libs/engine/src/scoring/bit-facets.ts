import type { Words } from '../criteria/answers';
import type { Facet } from '../criteria/counting';
import type { Spans } from '../criteria/week';
import type { BitFacet } from './plan';

/** A facet of two people as bits, and what so many bits in common mean. */
export interface ReadFacet {
  readonly bits: BitFacet;
  /** Words, or minutes, that so many bits stand for. */
  readonly meaning: (shared: number) => number;
}

type Marks = Words | Spans | undefined;

/** Reads one facet of all people. `stride` is the product of `enough + 1` over the facets before it. */
export function readFacet<S, M>(
  facet: Facet<S, M>,
  students: readonly (S | undefined)[],
  mentors: readonly (M | undefined)[],
  stride: number,
): ReadFacet {
  const ours = students.map((student) => (student === undefined ? undefined : facet.student(student)));
  const theirs = mentors.map((mentor) => (mentor === undefined ? undefined : facet.mentor(mentor)));
  const cell = cellOf(ours, theirs);
  const [ourNumbers, theirNumbers] = [numbersOf(ours, cell), numbersOf(theirs, cell)];
  const bitOf = sharedNumbers(ourNumbers, theirNumbers);
  const words = Math.ceil(bitOf.size / 32);
  const most = Math.min(bitOf.size, longest(ourNumbers), longest(theirNumbers));
  const enough = Math.min(most, Math.ceil((facet.enough ?? Infinity) / cell));
  return {
    bits: {
      words,
      studentBits: bitsOf(ourNumbers, bitOf, (i, word) => i * words + word, words),
      mentorBits: bitsOf(theirNumbers, bitOf, (j, word) => word * mentors.length + j, words),
      enough,
      stride,
    },
    meaning: (shared) => Math.min(shared * cell, facet.enough ?? Infinity),
  };
}

/** Times are cut into cells that all of them fill exactly: the greatest common divisor, 1 for words. */
function cellOf(...sides: readonly (readonly Marks[])[]): number {
  let cell = 0;
  for (const marks of sides)
    for (const one of marks)
      if (one && 'minutes' in one) for (const minute of one.minutes) cell = commonDivisor(cell, minute);
  return Math.max(1, cell);
}

const commonDivisor = (a: number, b: number): number => (b === 0 ? a : commonDivisor(b, a % b));

/** Times are numbered by their cell in the week; words already have numbers. A list holds one or the other. */
const numbersOf = (marks: readonly Marks[], cell: number): (readonly number[])[] =>
  marks.map((one) => (one === undefined ? [] : 'minutes' in one ? cellsOf(one, cell) : one.numbers));

function cellsOf({ minutes }: Spans, cell: number): number[] {
  const cells: number[] = [];
  for (let at = 0; at < minutes.length; at += 2)
    for (let minute = minutes[at]!; minute < minutes[at + 1]!; minute += cell) cells.push(minute / cell);
  return cells;
}

/** A bit for each number that somebody on both sides has. */
function sharedNumbers(ours: readonly (readonly number[])[], theirs: readonly (readonly number[])[]) {
  const known = new Set<number>();
  for (const numbers of ours) for (const number of numbers) known.add(number);
  const bitOf = new Map<number, number>();
  for (const numbers of theirs)
    for (const number of numbers) if (known.has(number) && !bitOf.has(number)) bitOf.set(number, bitOf.size);
  return bitOf;
}

const longest = (lists: readonly (readonly number[])[]): number =>
  lists.reduce((most, { length }) => Math.max(most, length), 0);

function bitsOf(
  lists: readonly (readonly number[])[],
  bitOf: ReadonlyMap<number, number>,
  place: (person: number, word: number) => number,
  words: number,
): Int32Array {
  const bits = new Int32Array(lists.length * words);
  for (const [person, numbers] of lists.entries())
    for (const number of numbers) {
      const bit = bitOf.get(number);
      if (bit !== undefined) bits[place(person, bit >>> 5)]! |= 1 << (bit & 31);
    }
  return bits;
}
