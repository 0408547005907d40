import { sharedCount, type Words } from './answers';
import { sharedMinutes, type Spans } from './week';

/** Something both people may have several of, so that what they share can be counted. */
export type Facet<S = unknown, M = S> =
  | (Marked<S, M, Words> & { readonly of: 'words' })
  /** Minutes of the week. */
  | (Marked<S, M, Spans> & { readonly of: 'minutes' });

interface Marked<S, M, Marks> {
  /** Counting stops here: sharing more makes no difference. Absent: every one counts. */
  readonly enough?: number;
  student(student: S): Marks | undefined;
  mentor(mentor: M): Marks | undefined;
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
  const { facets } = counting;
  const shared = new Array<number>(facets.length);
  for (let at = 0; at < facets.length; at += 1) shared[at] = sharedIn(facets[at]!, student, mentor);
  return counting.value(shared, student, mentor);
}

export const topicsOfStudent = <S, M>(counting: Counting<S, M>, student: S): number =>
  counting.studentTopics?.(student) ?? 1;

export const topicsOfMentor = <S, M>(counting: Counting<S, M>, mentor: M): number =>
  counting.mentorTopics?.(mentor) ?? 1;

function sharedIn<S, M>(facet: Facet<S, M>, student: S, mentor: M): number {
  const shared = facet.of === 'words' ? sharedWordsIn(facet, student, mentor) : sharedMinutesIn(facet, student, mentor);
  return facet.enough !== undefined && shared > facet.enough ? facet.enough : shared;
}

function sharedWordsIn<S, M>(facet: Marked<S, M, Words>, student: S, mentor: M): number {
  const [ours, theirs] = [facet.student(student), facet.mentor(mentor)];
  return ours && theirs ? sharedCount(ours, theirs) : 0;
}

function sharedMinutesIn<S, M>(facet: Marked<S, M, Spans>, student: S, mentor: M): number {
  const [ours, theirs] = [facet.student(student), facet.mentor(mentor)];
  return ours && theirs ? sharedMinutes(ours, theirs) : 0;
}
