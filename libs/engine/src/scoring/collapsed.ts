import { outcomeOf } from './add-up';
import { grouped } from './groups';
import type { BitFacet, Comparison } from './plan';
import { ValueRows } from './value-rows';

/** Answers of more words than this are rarely the same as somebody else's. */
const MOST_WORDS = 4;

/**
 * The same comparison with nothing left to count, where few people gave different answers: those who gave the same are one
 * kind, and the values of each two kinds are looked up. Otherwise the comparison as it is.
 *
 * Cost: sorting the people; each row, when first asked for, a value for each kind of mentors.
 */
export function collapsed(comparison: Comparison, students: number, mentors: number): Comparison {
  const { facets, studentKind, mentorRow, values } = comparison;
  const words = facets.reduce((sum, facet) => sum + facet.words, 0);
  if (words === 0 || words > MOST_WORDS) return comparison;
  const ours = grouped(students, [
    ...halves(studentKind),
    ...facets.flatMap((facet) => studentHalves(facet, students)),
  ]);
  const theirs = grouped(mentors, [...halves(mentorRow), ...facets.flatMap((facet) => mentorHalves(facet, mentors))]);
  if (4 * ours.samples.length * theirs.samples.length > students * mentors) return comparison;
  return {
    ...comparison,
    studentKind: ours.groupOf,
    mentorRow: theirs.groupOf,
    facets: [],
    outcomes: 1,
    values: new ValueRows(theirs.samples.length, (kind, into) => {
      const student = ours.samples[kind]!;
      const row = values.row(studentKind[student]!);
      for (const [at, mentor] of theirs.samples.entries())
        into[at] = row[mentorRow[mentor]! + outcomeOf(facets, student, mentor, mentors)]!;
    }),
  };
}

const studentHalves = ({ words, studentBits }: BitFacet, students: number): Uint16Array[] =>
  Array.from({ length: words }, (_, word) =>
    Int32Array.from({ length: students }, (__, i) => studentBits[i * words + word]!),
  ).flatMap(halves);

const mentorHalves = ({ words, mentorBits }: BitFacet, mentors: number): Uint16Array[] =>
  Array.from({ length: words }, (_, word) => mentorBits.subarray(word * mentors, (word + 1) * mentors)).flatMap(halves);

/** Whole numbers as two columns of 16 bits. */
const halves = (numbers: Int32Array): [Uint16Array, Uint16Array] => [
  Uint16Array.from(numbers, (one) => one & 0xffff),
  Uint16Array.from(numbers, (one) => one >>> 16),
];
