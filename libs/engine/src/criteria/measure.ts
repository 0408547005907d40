import type { Lexicon } from '../answers';
import type { Evidence } from '../draft-model';
import type { Criterion, Mentor, RoundSettings, Student } from '../model';

/** All that a criterion may know of a student: never the tier, never the group. */
export type StudentSays = Pick<Student, 'id' | 'answers' | 'picks' | 'ratings'>;

/** All that a criterion may know of a mentor. */
export type MentorSays = Pick<Mentor, 'id' | 'answers' | 'picks' | 'ratings'>;

/**
 * How one criterion reads and compares. Each side is read once into whatever makes comparing cheap; undefined means
 * "no answer", and then the criterion does not apply to any pair of that person.
 */
export interface Measure<S = unknown, M = S> {
  student(student: StudentSays): S | undefined;
  mentor(mentor: MentorSays): M | undefined;
  /** 0 to 1; undefined when these two leave nothing to compare. */
  fit(student: S, mentor: M): number | undefined;
  evidence(student: S, mentor: M): Evidence;
}

/** Makes the measure of one criterion of a round. */
export type MeasureOf<S = unknown, M = S> = (
  criterion: Criterion,
  settings: RoundSettings,
  lexicon: Lexicon,
) => Measure<S, M>;
