import { answerTo, numberIn, sharedWords, wordsOf, type Words } from './answers';
import { counted, type MeasureOf } from './measure';

/** A mentor's course, and the year they came into the field (or, failing that, graduated). */
interface Path {
  readonly course: Words | undefined;
  /** 0 to 1: how fresh the path is; undefined when it cannot be told. */
  readonly freshness: number | undefined;
}

/** Up to this many years in the field a path is fresh; from the second number on it no longer counts. */
const FRESH_YEARS = 3;
const STALE_YEARS = 15;
/** Up to this many years people are told that somebody came into the field not long ago. */
const LATELY_YEARS = 5;

/**
 * Whether the mentor lately walked the path the student is on: the same course, and few years since they came into the
 * field; the mean of the two where both can be told. Applies when the student named a course.
 */
export const recentPath: MeasureOf<Words, Path> = (_criterion, { year }, lexicon) =>
  counted({
    student: ({ answers }) => wordsOf(answerTo(answers, 'course'), lexicon),
    mentor({ answers }) {
      const course = wordsOf(answerTo(answers, 'course'), lexicon);
      const since = numberIn(answerTo(answers, 'fieldEntryYear')) ?? numberIn(answerTo(answers, 'graduationYear'));
      const freshness = year === undefined || since === undefined ? undefined : freshnessAfter(year - since);
      return course === undefined && freshness === undefined ? undefined : { course, freshness };
    },
    counting: {
      facets: [{ of: 'words', enough: 1, student: (course) => course, mentor: ({ course }) => course }],
      mentorKind: ({ course, freshness }) => `${course === undefined} ${freshness}`,
      value([same = 0], _course, { course, freshness }) {
        if (course === undefined) return freshness ?? 0;
        return freshness === undefined ? same : (same + freshness) / 2;
      },
    },
    evidence(course, path) {
      const same = path.course === undefined ? [] : sharedWords(course, path.course);
      const fresh = (path.freshness ?? 0) >= freshnessAfter(LATELY_YEARS);
      if (same.length > 0) return { code: fresh ? 'path-same-course-recent' : 'path-same-course', values: same };
      return { code: fresh ? 'path-recent' : 'path-other', values: [] };
    },
  });

const freshnessAfter = (years: number): number =>
  Math.min(1, Math.max(0, (STALE_YEARS - years) / (STALE_YEARS - FRESH_YEARS)));
