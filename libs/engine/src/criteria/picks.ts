import type { EvidenceCode } from '../model/draft';
import { bothViews } from './both-views';
import type { MeasureOf, MentorSays, StudentSays } from './measure';

/** Whom a person asked for: fit by id. Undefined where they asked for nobody, and so have no view of anybody. */
interface Wishes {
  readonly id: string;
  readonly fits: ReadonlyMap<string, number> | undefined;
}

/**
 * Whether they asked for each other. Somebody who asked for anybody has a view of everybody: 1 of their first pick,
 * falling evenly along their list, 0 of those they did not name.
 */
export const picks: MeasureOf<Wishes> = (_criterion, settings) => ({
  student: wishesOf,
  mentor: wishesOf,
  fit: (student, mentor) => bothViews(viewOf(student, mentor), viewOf(mentor, student), settings),
  counting: {
    facets: [],
    studentTopics: ({ fits }) => (fits ? EITHER : STUDENTS),
    mentorTopics: ({ fits }) => (fits ? EITHER : MENTORS),
    value: () => 0,
  },
  evidence(student, mentor) {
    const asked = student.fits?.has(mentor.id) ?? false;
    const isAsked = mentor.fits?.has(student.id) ?? false;
    return { code: codes[Number(asked)]![Number(isAsked)]!, values: [] };
  },
});

/** Topics (see counting.ts) of which two people share one as soon as either asked for anybody. */
const [STUDENTS, MENTORS, EITHER] = [1, 2, 3];

/** First by whether the student asked, then by whether the mentor did. */
const codes: readonly (readonly EvidenceCode[])[] = [
  ['picks-neither', 'picks-mentor'],
  ['picks-student', 'picks-both'],
];

function wishesOf({ id, picks: picked = [] }: StudentSays | MentorSays): Wishes {
  const named = [...new Set(picked)];
  const fits = named.map((other, at): [string, number] => [other, (named.length - at) / named.length]);
  return { id, fits: fits.length === 0 ? undefined : new Map(fits) };
}

const viewOf = (one: Wishes, other: Wishes): number | undefined => one.fits && (one.fits.get(other.id) ?? 0);
