import type { DraftPair } from '../model/draft';
import type { Round } from '../pair/round';

/** The pairs that consultants set, scored; in the order of the pins. */
export function pinnedPairs(round: Round): DraftPair[] {
  const students = new Map(round.input.students.map((student) => [student.id, student]));
  const mentors = new Map(round.input.mentors.map((mentor) => [mentor.id, mentor]));
  return round.input.pins.flatMap(({ studentId, mentorId }) => {
    const [student, mentor] = [students.get(studentId), mentors.get(mentorId)];
    if (!student || !mentor) return [];
    const scored = round.parts(round.readStudent(student), round.readMentor(mentor));
    return [{ studentId, mentorId, ...scored, pinned: true }];
  });
}
