import { topicsOfMentor, topicsOfStudent, type Counting } from '../criteria/counting';
import { readFacet, type ReadFacet } from './bit-facets';
import type { Comparison } from './plan';
import { ValueRows } from './value-rows';

/**
 * One criterion or barrier of a round as numbers.
 *
 * @param students what it reads of each student, undefined for no answer; `mentors` likewise.
 * @param whole makes a value of the counting a whole number.
 * Cost: what all people wrote; values are worked out later, as rows are asked for.
 */
export function compared<S, M>(
  counting: Counting<S, M>,
  students: readonly (S | undefined)[],
  mentors: readonly (M | undefined)[],
  whole: (value: number) => number,
): Comparison {
  const ours = kindsOf(
    students,
    (one) => topicsOfStudent(counting, one),
    (one) => counting.studentKind?.(one) ?? 0,
  );
  const theirs = kindsOf(
    mentors,
    (one) => topicsOfMentor(counting, one),
    (one) => counting.mentorKind?.(one) ?? 0,
  );
  const read: ReadFacet[] = [];
  let outcomes = 1;
  for (const facet of counting.facets) {
    const one = readFacet(facet, students, mentors, outcomes);
    read.push(one);
    outcomes *= one.bits.enough + 1;
  }
  const known = sharedFor(read, outcomes);
  const values = new ValueRows(ours.samples.length, theirs.samples.length * outcomes, (studentKind, into) => {
    const [student, topics] = [ours.samples[studentKind], ours.sampleTopics[studentKind] ?? 0];
    for (const [mentorKind, mentor] of theirs.samples.entries()) {
      const compare =
        student !== undefined && mentor !== undefined && (topics & theirs.sampleTopics[mentorKind]!) !== 0;
      for (const [outcome, shared] of known.entries())
        into[mentorKind * outcomes + outcome] = compare ? whole(counting.value(shared, student, mentor)) : 0;
    }
  });
  return {
    studentKind: ours.kind,
    mentorRow: theirs.kind.map((kind) => kind * outcomes),
    studentTopics: ours.topics,
    mentorTopics: theirs.topics,
    facets: read.map(({ bits }) => bits).filter(({ enough }) => enough > 0),
    outcomes,
    values,
  };
}

/** What each outcome means: how much is shared of each facet. */
const sharedFor = (facets: readonly ReadFacet[], outcomes: number): number[][] =>
  Array.from({ length: outcomes }, (_, outcome) =>
    facets.map(({ bits: { stride, enough }, meaning }) => meaning(Math.floor(outcome / stride) % (enough + 1))),
  );

/** Sorts people into kinds, with one of each as its sample. Kind 0 is that of people who gave no answer. */
function kindsOf<T>(
  people: readonly (T | undefined)[],
  topicsOf: (one: T) => number,
  kindOf: (one: T) => string | number,
) {
  const numbers = new Map<string, number>();
  const kind = new Int32Array(people.length);
  const topics = new Uint8Array(people.length);
  const samples: (T | undefined)[] = [undefined];
  const sampleTopics = [0];
  for (const [at, one] of people.entries()) {
    if (one === undefined) continue;
    topics[at] = topicsOf(one);
    const key = `${topics[at]} ${kindOf(one)}`;
    const known = numbers.get(key);
    kind[at] = known ?? samples.length;
    if (known !== undefined) continue;
    numbers.set(key, samples.length);
    sampleTopics.push(topics[at]);
    samples.push(one);
  }
  return { kind, topics, samples, sampleTopics };
}
