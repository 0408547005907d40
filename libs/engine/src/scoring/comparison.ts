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
  const ours = kindsOf(students, (one) => [topicsOfStudent(counting, one), counting.studentKind?.(one) ?? 0]);
  const theirs = kindsOf(mentors, (one) => [topicsOfMentor(counting, one), counting.mentorKind?.(one) ?? 0]);
  const { facets, outcomes } = facetsOf(counting, students, mentors);
  const shared = sharedFor(facets, outcomes);
  const fill = (studentKind: number, into: Uint16Array) => {
    const student = ours.samples[studentKind];
    for (const [mentorKind, mentor] of theirs.samples.entries()) {
      const compare = student && mentor && (student.topics & mentor.topics) !== 0;
      for (const [outcome, each] of shared.entries())
        into[mentorKind * outcomes + outcome] = compare ? whole(counting.value(each, student.one, mentor.one)) : 0;
    }
  };
  return {
    studentKind: ours.kind,
    mentorRow: theirs.kind.map((kind) => kind * outcomes),
    studentTopics: ours.topics,
    mentorTopics: theirs.topics,
    facets: facets.map(({ bits }) => bits).filter(({ enough }) => enough > 0),
    outcomes,
    values: new ValueRows(ours.samples.length, theirs.samples.length * outcomes, fill),
  };
}

function facetsOf<S, M>(
  counting: Counting<S, M>,
  students: readonly (S | undefined)[],
  mentors: readonly (M | undefined)[],
) {
  const facets: ReadFacet[] = [];
  let outcomes = 1;
  for (const facet of counting.facets) {
    const read = readFacet(facet, students, mentors, outcomes);
    facets.push(read);
    outcomes *= read.bits.enough + 1;
  }
  return { facets, outcomes };
}

/** What each outcome means: how much is shared of each facet. */
const sharedFor = (facets: readonly ReadFacet[], outcomes: number): number[][] =>
  Array.from({ length: outcomes }, (_, outcome) =>
    facets.map(({ bits: { stride, enough }, meaning }) => meaning(Math.floor(outcome / stride) % (enough + 1))),
  );

interface Sample<T> {
  readonly one: T;
  readonly topics: number;
}

/** Sorts people into kinds, with one of each as its sample. Kind 0 is that of people who gave no answer. */
function kindsOf<T>(
  people: readonly (T | undefined)[],
  read: (one: T) => readonly [topics: number, kind: string | number],
) {
  const numbers = new Map<string, number>();
  const kind = new Int32Array(people.length);
  const topics = new Uint8Array(people.length);
  const samples: (Sample<T> | undefined)[] = [undefined];
  for (const [at, one] of people.entries()) {
    if (one === undefined) continue;
    const [answered, kindOf] = read(one);
    const key = `${answered} ${kindOf}`;
    const known = numbers.get(key) ?? samples.length;
    if (known === samples.length) samples.push({ one, topics: answered });
    numbers.set(key, known);
    [topics[at], kind[at]] = [answered, known];
  }
  return { kind, topics, samples };
}
