import type { MatchInput, Mentor, RoundSettings, Student } from '../model';
import { addPoints, bar, outcomesInto } from './add-up';
import { planOf, type Compared } from './compile';
import type { ScorePlan } from './plan';

/**
 * The scores of a whole round, one student at a time: the same to the point as `Round.allowedScore`, many times faster.
 * Cost: reading every answer once; then some nanoseconds a pair and criterion.
 */
export class ScoreRows {
  readonly plan: ScorePlan;
  private readonly people: Compared;
  private readonly outcomes: Int32Array;

  constructor(
    private readonly input: MatchInput,
    students: readonly Student[],
    mentors: readonly Mentor[],
    people: Compared = { students, mentors, known: new Map() },
  ) {
    this.people = people;
    this.plan = planOf(input, people);
    this.outcomes = new Int32Array(mentors.length);
  }

  get students(): number {
    return this.plan.students;
  }

  get mentors(): number {
    return this.plan.mentors;
  }

  /**
   * The same people by other settings. What was worked out of their answers is used again wherever a criterion or barrier
   * compares the same things, so that moving weights reads nothing anew.
   */
  withSettings(settings: RoundSettings): ScoreRows {
    const { students, mentors } = this.people;
    return new ScoreRows({ ...this.input, settings }, students, mentors, this.people);
  }

  /** Scores of one student with every mentor, -1 where a barrier forbids the pair. @param into as long as there are mentors. */
  fill(student: number, into: Int32Array): void {
    const { plan, outcomes } = this;
    const { mentorGroup: group, mentorGroups } = plan;
    const of = plan.shares.of(plan.studentGroup[student]!);
    for (let j = 0; j < plan.mentors; j += 1) into[j] = of[group[j]!]!;
    for (const [k, criterion] of plan.criteria.entries()) {
      const row = criterion.values.row(criterion.studentKind[student]!);
      const places = outcomesInto(outcomes, student, criterion);
      addPoints(into, { row, places }, { of, at: (k + 1) * mentorGroups, group });
    }
    this.close(student, into);
  }

  private close(student: number, into: Int32Array): void {
    const { barriers, closed, leastPoints, mentors, named } = this.plan;
    for (const barrier of barriers)
      bar(into, barrier.values.row(barrier.studentKind[student]!), outcomesInto(this.outcomes, student, barrier));
    for (let j = 0; j < mentors; j += 1) if (closed[j] === 1 || into[j]! < leastPoints) into[j] = -1;
    for (let at = named.start[student]!; at < named.start[student + 1]!; at += 1)
      into[named.mentor[at]!] = named.score[at]!;
  }
}
