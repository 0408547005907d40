import type { PairNow } from './swap-terms';

interface Students {
  readonly id: string;
}
interface Mentors {
  readonly id: string;
  readonly places: number;
  readonly answers: Readonly<Record<string, unknown>>;
}
interface People<Student extends Students, Mentor extends Mentors> {
  readonly students: readonly Student[];
  readonly mentors: readonly Mentor[];
}

/**
 * A round with pairings that stay though one of the two does not take part in matching any more: the other student has their
 * mentor, so no other is looked for; the other mentor's place is taken. A pair that was only suggested is none.
 *
 * @param people who takes part. @param kept pairs that a new draft would hold. @returns who is matched, and the pairs to hold.
 */
export function takingPart<Student extends Students, Mentor extends Mentors, Pair extends PairNow>(
  people: People<Student, Mentor>,
  kept: readonly Pair[],
): { readonly students: readonly Student[]; readonly mentors: readonly Mentor[]; readonly pins: readonly Pair[] } {
  const students = new Set(people.students.map(({ id }) => id));
  const mentors = new Set(people.mentors.map(({ id }) => id));
  const both = ({ applicationId, offerId }: Pair) => students.has(applicationId) && mentors.has(offerId);
  const aside = kept.filter((pair) => pair.review === 'published' && !both(pair));
  const paired = new Set(aside.map(({ applicationId }) => applicationId));
  const held = Map.groupBy(aside, ({ offerId }) => offerId);
  return {
    students: people.students.filter(({ id }) => !paired.has(id)),
    mentors: people.mentors.map((mentor) => withFewerPlaces(mentor, held.get(mentor.id)?.length ?? 0)),
    pins: kept.filter(both),
  };
}

/** Whoever stays counts towards the smallest group that a mentor meets with. */
function withFewerPlaces<Mentor extends Mentors>(mentor: Mentor, taken: number): Mentor {
  if (taken === 0) return mentor;
  const { fewestStudents: fewest } = mentor.answers;
  const answers = typeof fewest === 'number' ? { ...mentor.answers, fewestStudents: fewest - taken } : mentor.answers;
  return { ...mentor, places: Math.max(0, mentor.places - taken), answers };
}
