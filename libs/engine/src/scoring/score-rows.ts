import type { MatchInput, Mentor, RoundSettings, Student } from '../model/input';
import { addPoints, bar, placesInto, type Given, type Ready } from './add-up';
import { judgesApart, withoutConfided } from '../pair/confided';
import { planOf, type Compared } from './compile';
import type { Comparison, ScorePlan } from './plan';
import { readied } from './ready';

interface People extends Compared {
  readonly ready: Map<Comparison, Ready>;
}

/**
 * The scores of a whole round, one student at a time: the same to the point as `Round.allowedScore`, many times faster.
 * Cost: reading every answer once; then some nanoseconds a pair and criterion.
 */
export class ScoreRows {
  readonly plan: ScorePlan;
  /** What the minimum fit looks at, where that is not the score: a pair that is -1 here is barred. Else undefined. */
  readonly judge: ScoreRows | undefined;
  private readonly criteria: readonly Ready[];
  private readonly barriers: readonly Ready[];
  /** One for each criterion that has something to count, so that four can be added at once. */
  private readonly scratch: readonly Int32Array[];
  /** A criterion that gives nothing. */
  private readonly nothing: Given;
  private readonly judged: Int32Array;

  constructor(
    private readonly input: MatchInput,
    students: readonly Student[],
    mentors: readonly Mentor[],
    private readonly people: People = { students, mentors, known: new Map(), ready: new Map() },
  ) {
    this.plan = planOf(input, people);
    this.criteria = this.plan.criteria.map((one) => this.ready(one));
    this.barriers = this.plan.barriers.map((one) => this.ready(one));
    this.scratch = [0, 1, 2, 3].map(() => new Int32Array(mentors.length));
    const judging = { ...withoutConfided(input.settings), barriers: [] };
    this.judge = judgesApart(input.settings) ? this.withSettings(judging) : undefined;
    this.judged = new Int32Array(this.judge ? mentors.length : 0);
    this.nothing = { row: new Uint16Array(1), places: new Int32Array(mentors.length), at: 0 };
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
    const { mentorGroup, shares, studentGroup } = this.plan;
    const of = shares.of(studentGroup[student]!);
    for (let j = 0; j < mentorGroup.length; j += 1) into[j] = of[mentorGroup[j]!]!;
    for (let k = 0; k < this.criteria.length; k += 4)
      addPoints(
        into,
        [this.given(student, k, 0), this.given(student, k, 1), this.given(student, k, 2), this.given(student, k, 3)],
        of,
        mentorGroup,
      );
    this.close(student, into);
  }

  private ready(comparison: Comparison): Ready {
    const { students, mentors, ready } = this.people;
    const found = ready.get(comparison) ?? readied(comparison, students.length, mentors.length);
    ready.set(comparison, found);
    return found;
  }

  private given(student: number, from: number, turn: number): Given {
    const criterion = this.criteria[from + turn];
    if (!criterion) return this.nothing;
    return {
      row: criterion.values.row(criterion.studentKind[student]!),
      places: placesInto(this.scratch[turn]!, student, criterion),
      at: (from + turn + 1) * this.plan.mentorGroups,
    };
  }

  private close(student: number, into: Int32Array): void {
    const { closed, leastPoints, mentors, named } = this.plan;
    for (const barrier of this.barriers)
      bar(into, barrier.values.row(barrier.studentKind[student]!), placesInto(this.scratch[0]!, student, barrier));
    for (let j = 0; j < mentors; j += 1) if (closed[j] === 1 || into[j]! < leastPoints) into[j] = -1;
    for (let at = named.start[student]!; at < named.start[student + 1]!; at += 1)
      into[named.mentor[at]!] = named.score[at]!;
    if (!this.judge) return;
    this.judge.fill(student, this.judged);
    barAlike(into, this.judged);
  }
}

/** Bars what is barred in another row of the same pairs. */
export function barAlike(row: Int32Array, other: Int32Array): void {
  for (let j = 0; j < row.length; j += 1) if (other[j]! < 0) row[j] = -1;
}
