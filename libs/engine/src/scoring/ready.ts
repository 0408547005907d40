import { placesInto, type Ready } from './add-up';
import { grouped } from './groups';
import { holdersOf } from './holders';
import type { BitFacet, Comparison } from './plan';
import { ValueRows } from './value-rows';

/** Sorting people by more words than this costs more than it saves. */
const MOST_WORDS = 16;

/** A comparison made ready for the loops of add-up.ts, in the way that leaves them least to do. */
export function readied(comparison: Comparison, students: number, mentors: number): Ready {
  const { facets } = comparison;
  const few = collapsed(comparison, students, mentors);
  return few ?? { ...comparison, holders: facets.map((facet) => holdersOf(facet, students, mentors)) };
}

/**
 * The same comparison with nothing left to count, where few people gave different answers: those who gave the same are one
 * kind, and the values of each two kinds are looked up. Undefined where too many differ.
 *
 * Cost: sorting the people; each row, when first asked for, a value for each kind of mentors.
 */
function collapsed(comparison: Comparison, students: number, mentors: number): Ready | undefined {
  const { facets, studentKind, mentorRow, values } = comparison;
  const words = facets.reduce((sum, facet) => sum + facet.words, 0);
  if (words === 0) return { ...comparison, holders: [] };
  if (words > MOST_WORDS) return undefined;
  const ours = grouped(students, [studentKind, ...facets.flatMap((facet) => studentWords(facet, students))]);
  const theirs = grouped(mentors, [mentorRow, ...facets.flatMap((facet) => mentorWords(facet, mentors))]);
  if (4 * ours.samples.length * theirs.samples.length > students * mentors) return undefined;
  const few = onlyMentors(comparison, theirs.samples);
  const scratch = new Int32Array(theirs.samples.length);
  return {
    ...comparison,
    studentKind: ours.groupOf,
    mentorRow: theirs.groupOf,
    facets: [],
    holders: [],
    outcomes: 1,
    values: new ValueRows(ours.samples.length, theirs.samples.length, (kind, into) => {
      const student = ours.samples[kind]!;
      const row = values.row(studentKind[student]!);
      const places = placesInto(scratch, student, few);
      for (let at = 0; at < into.length; at += 1) into[at] = row[places[at]!]!;
    }),
  };
}

/** The comparison of all students with some mentors. */
function onlyMentors(comparison: Comparison, mentors: Int32Array): Ready {
  const { facets, mentorRow, mentorTopics } = comparison;
  const all = mentorRow.length;
  return {
    ...comparison,
    holders: [],
    mentorRow: mentors.map((j) => mentorRow[j]!),
    mentorTopics: Uint8Array.from(mentors, (j) => mentorTopics[j]!),
    facets: facets.map((facet) => {
      const bits = new Int32Array(facet.words * mentors.length);
      for (let at = 0; at < bits.length; at += 1)
        bits[at] = facet.mentorBits[Math.floor(at / mentors.length) * all + mentors[at % mentors.length]!]!;
      return { ...facet, mentorBits: bits };
    }),
  };
}

/** One column for each word of the bits. */
const studentWords = ({ words, studentBits }: BitFacet, students: number): Int32Array[] =>
  Array.from({ length: words }, (_, word) => {
    const column = new Int32Array(students);
    for (let i = 0; i < students; i += 1) column[i] = studentBits[i * words + word]!;
    return column;
  });

const mentorWords = ({ words, mentorBits }: BitFacet, mentors: number): Int32Array[] =>
  Array.from({ length: words }, (_, word) => mentorBits.subarray(word * mentors, (word + 1) * mentors));
