import type { Barrier, Part } from '../model/draft';
import type { MatchInput } from '../model/input';
import { inOrder } from '../model/order';
import { InputRefused } from '../refusals/refusal';
import { Round } from '../pair/round';

/** One mentor, as an alternative for one student. */
export interface Alternative {
  readonly mentorId: string;
  /** 0 to SCORE_MAX. */
  readonly score: number;
  readonly parts: readonly Part[];
  /** Empty when the pair is allowed. */
  readonly barriers: readonly Barrier[];
}

/**
 * Every mentor of the round as an alternative for one student: the allowed ones first, each group best first, equal
 * scores by mentor id. It does not look at who holds which place.
 *
 * @throws {InputRefused} `unknown-student` when the round has no such student.
 */
export function alternativesFor(input: MatchInput, studentId: string): Alternative[] {
  const student = input.students.find(({ id }) => id === studentId);
  if (!student) throw new InputRefused('unknown-student', `student ${studentId}`);
  const round = new Round(input);
  const reading = round.readStudent(student);
  return input.mentors
    .map((mentor) => {
      const theirs = round.readMentor(mentor);
      const { barriers } = round.barriersOf(reading, theirs);
      return { mentorId: mentor.id, ...round.parts(reading, theirs), barriers };
    })
    .sort(
      (a, b) =>
        Math.min(1, a.barriers.length) - Math.min(1, b.barriers.length) ||
        b.score - a.score ||
        inOrder(a.mentorId, b.mentorId),
    );
}
