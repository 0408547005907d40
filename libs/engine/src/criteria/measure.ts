import type { Lexicon } from './answers';
import type { Evidence } from '../model/draft';
import type { Criterion, Mentor, RoundSettings, Student } from '../model/input';
import { valueBetween, type Counting } from './counting';

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
  /** The same fit for a whole round at once; not of pairs one of whom spoke of the other (see scoring/named-pairs.ts). */
  readonly counting: Counting<S, M>;
}

/** Makes the measure of one criterion of a round. */
export type MeasureOf<S = unknown, M = S> = (
  criterion: Criterion,
  settings: RoundSettings,
  lexicon: Lexicon,
) => Measure<S, M>;

/** A measure that is nothing but a counting. */
export const counted = <S, M>(measure: Omit<Measure<S, M>, 'fit'>): Measure<S, M> => ({
  ...measure,
  fit: (student, mentor) => valueBetween(measure.counting, student, mentor),
});
