import { sharedCount, type Words } from '../answers';
import { sharedMinutes, type Spans } from './week';

/** Something both people may have several of, words or minutes of the week, so that what they share can be counted. */
export interface Facet<S = unknown, M = S> {
  /** Counting stops here: sharing more makes no difference. Absent: every one counts. */
  readonly enough?: number;
  student(student: S): Words | Spans | undefined;
  mentor(mentor: M): Words | Spans | undefined;
}

/**
 * A comparison that sees of two people only what kind of answer each gave and how much they share of each facet. This is
 * what lets a whole round be compared as numbers (see scoring/plan.ts): `value` is then worked out once for each pair of
 * kinds and each possible count, and pairs only look it up.
 */
export interface Counting<S = unknown, M = S> {
  readonly facets: readonly Facet<S, M>[];
  /** People of one kind have the same value with anybody with whom they share as much. Absent: all are of one kind. */
  studentKind?(student: S): string | number;
  mentorKind?(mentor: M): string | number;
  /** One bit for each topic answered, 1 to 255. Two people who share none have nothing to compare. Absent: one topic. */
  studentTopics?(student: S): number;
  mentorTopics?(mentor: M): number;
  /** @param shared how much they share of each facet, at most `enough`. Asked only of two who share a topic. */
  value(shared: readonly number[], student: S, mentor: M): number;
}

/** Two people compared in this way; undefined when they share no topic. */
export function valueBetween<S, M>(counting: Counting<S, M>, student: S, mentor: M): number | undefined {
  if ((topicsOfStudent(counting, student) & topicsOfMentor(counting, mentor)) === 0) return undefined;
  const shared = counting.facets.map((facet) => sharedIn(facet, student, mentor));
  return counting.value(shared, student, mentor);
}

export const topicsOfStudent = <S, M>(counting: Counting<S, M>, student: S): number =>
  counting.studentTopics?.(student) ?? 1;

export const topicsOfMentor = <S, M>(counting: Counting<S, M>, mentor: M): number =>
  counting.mentorTopics?.(mentor) ?? 1;

function sharedIn<S, M>(facet: Facet<S, M>, student: S, mentor: M): number {
  const [ours, theirs] = [facet.student(student), facet.mentor(mentor)];
  if (ours === undefined || theirs === undefined) return 0;
  const shared = 'minutes' in ours ? minutesOf(ours, theirs) : 'minutes' in theirs ? 0 : sharedCount(ours, theirs);
  return Math.min(shared, facet.enough ?? shared);
}

const minutesOf = (a: Spans, b: Words | Spans): number => ('minutes' in b ? sharedMinutes(a, b) : 0);
