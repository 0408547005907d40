import type { Mentor, Student } from '../model/input';
import type { MentorRead, Round, StudentRead } from '../pair/round';

/** About so many pairs are scored a second time. */
const PAIRS = 4_096;
/** A large prime: the pairs of one student lie far apart, those of the next elsewhere. */
const STRIDE = 104_729;

/**
 * Scores some pairs of every student the plain way, one criterion after the other, to see that the quick way of scoring
 * whole rows says the same. To score every pair so would cost many times the draft itself, and the two ways are tested
 * against each other; the pairs of the draft are all scored the plain way besides. A small round is scored as a whole.
 */
export class Sample {
  private readonly students: readonly StudentRead[];
  private readonly mentors: readonly MentorRead[];
  private readonly each: number;

  constructor(
    private readonly round: Round,
    students: readonly Student[],
    mentors: readonly Mentor[],
  ) {
    this.students = students.map((student) => round.readStudent(student));
    this.mentors = mentors.map((mentor) => round.readMentor(mentor));
    this.each = Math.min(mentors.length, Math.ceil(PAIRS / Math.max(1, students.length)));
  }

  /** @param row the scores of student i, -1 where barred. */
  faults(i: number, row: Int32Array): string[] {
    const faults: string[] = [];
    const all = this.each === this.mentors.length;
    for (let k = 0; k < this.each; k += 1) {
      const j = all ? k : (i + k * STRIDE) % this.mentors.length;
      const [student, mentor] = [this.students[i]!, this.mentors[j]!];
      const score = this.round.allowedScore(student, mentor);
      if (score !== row[j])
        faults.push(`student ${student.student.id} with mentor ${mentor.mentor.id} scores ${score}, not ${row[j]}`);
    }
    return faults;
  }
}
