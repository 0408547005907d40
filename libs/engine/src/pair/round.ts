import { Barriers, type BarrierReading } from './barriers';
import type { Barrier, Part } from '../model/draft';
import type { MatchInput, Mentor, Student } from '../model/input';
import { Scoring, type Reading } from './score';

export interface StudentRead {
  readonly student: Student;
  readonly scored: Reading;
  readonly barred: BarrierReading;
}
export interface MentorRead {
  readonly mentor: Mentor;
  readonly scored: Reading;
  readonly barred: BarrierReading;
}

/** One round with its criteria and barriers, ready to be asked about any of its pairs. */
export class Round {
  private readonly scoring: Scoring;
  private readonly barriers: Barriers;

  constructor(readonly input: MatchInput) {
    this.scoring = new Scoring(input.settings);
    this.barriers = new Barriers(input);
  }

  readStudent(student: Student): StudentRead {
    return { student, scored: this.scoring.student(student), barred: this.barriers.student(student) };
  }

  readMentor(mentor: Mentor): MentorRead {
    return { mentor, scored: this.scoring.mentor(mentor), barred: this.barriers.mentor(mentor) };
  }

  /** The pair's score, or -1 when something bars it. */
  allowedScore(student: StudentRead, mentor: MentorRead): number {
    const score = this.scoring.score(student.scored, mentor.scored);
    const judged = this.scoring.judged(student.scored, mentor.scored, score);
    const couple = { student: student.student, mentor: mentor.mentor, judged };
    return this.barriers.any(couple, student.barred, mentor.barred) ? -1 : score;
  }

  parts(student: StudentRead, mentor: MentorRead): { score: number; parts: Part[] } {
    return this.scoring.parts(student.scored, mentor.scored);
  }

  /** With the points that the minimum fit looks at: see `Scoring.judged`. */
  barriersOf(student: StudentRead, mentor: MentorRead): { judged: number; barriers: Barrier[] } {
    const score = this.scoring.score(student.scored, mentor.scored);
    const judged = this.scoring.judged(student.scored, mentor.scored, score);
    const couple = { student: student.student, mentor: mentor.mentor, judged };
    return { judged, barriers: this.barriers.between(couple, student.barred, mentor.barred) };
  }
}
