import type { OnProgress } from './draft-model';
import { everyHundredth } from './every-hundredth';
import { drawOrder } from './lottery';
import type { MatchInput } from './model';
import type { MentorRead, Round, StudentRead } from './round';
import { Weighing } from './tiers';

/**
 * What is left to decide once the pins are set: students still to place, mentors who have places, and every allowed
 * pair between them. Both sides stand in the lottery's order, so the order of the input cannot matter;
 * students of better tiers come first, as then hardly anybody who is placed must give way later.
 */
export interface Market {
  readonly students: readonly StudentRead[];
  readonly mentors: readonly MentorRead[];
  /** Open places of each mentor; 0 where pins fill them all. */
  readonly places: Int32Array;
  /** Pairs of student i are `rowStart[i]` to `rowStart[i + 1] - 1`, mentors in ascending order. */
  readonly rowStart: Int32Array;
  readonly mentorAt: Int32Array;
  readonly scoreAt: Uint16Array;
  readonly weightAt: Float64Array;
}

/** Cost: one score for each student and mentor. */
export function openMarket(round: Round, onProgress: OnProgress): Market {
  const { seed, pins } = round.input;
  const pinned = new Set(pins.map(({ studentId }) => studentId));
  const open = openPlaces(round.input);
  const students = drawOrder(
    round.input.students.filter(({ id }) => !pinned.has(id)),
    seed,
  ).sort((a, b) => a.person.tier - b.person.tier);
  const mentors = drawOrder(
    round.input.mentors.filter(({ places }) => places > 0),
    seed,
  );
  const places = Int32Array.from(mentors, ({ person }) => open.get(person.id) ?? 0);
  const weighing = new Weighing(
    students.map(({ person }) => person.tier),
    places.reduce((sum, one) => sum + one, 0),
  );

  const mentorsRead = mentors.map(({ person }) => round.readMentor(person));
  const studentsRead = students.map(({ person }) => round.readStudent(person));
  const rowStart = new Int32Array(students.length + 1);
  const pairs = new Pairs();
  const tell = everyHundredth(students.length, (done) => onProgress({ step: 'score', done, of: students.length }));
  for (const [i, student] of studentsRead.entries()) {
    const bonus = weighing.bonus(student.student.tier);
    for (let j = 0; j < mentorsRead.length; j += 1) {
      const mentor = mentorsRead[j];
      const score = mentor ? round.allowedScore(student, mentor) : -1;
      if (score >= 0)
        pairs.add(j, score, weighing.weigh(bonus, score, students[i]?.ticket ?? 0, mentors[j]?.ticket ?? 0));
    }
    rowStart[i + 1] = pairs.count;
    tell(i + 1);
  }
  return { students: studentsRead, mentors: mentorsRead, places, rowStart, ...pairs.trimmed() };
}

/** Places that pins leave open, by mentor id. */
export function openPlaces({ mentors, pins }: MatchInput): Map<string, number> {
  const open = new Map(mentors.map(({ id, places }) => [id, places]));
  for (const { mentorId } of pins) open.set(mentorId, (open.get(mentorId) ?? 0) - 1);
  return open;
}

/** Allowed pairs in arrays that grow as needed. */
class Pairs {
  count = 0;
  private mentorAt = new Int32Array(1024);
  private scoreAt = new Uint16Array(1024);
  private weightAt = new Float64Array(1024);

  add(mentor: number, score: number, weight: number): void {
    if (this.count === this.mentorAt.length) this.grow();
    this.mentorAt[this.count] = mentor;
    this.scoreAt[this.count] = score;
    this.weightAt[this.count] = weight;
    this.count += 1;
  }

  /** Without a copy: room that was never written to takes no memory. */
  trimmed() {
    const { count } = this;
    return {
      mentorAt: this.mentorAt.subarray(0, count),
      scoreAt: this.scoreAt.subarray(0, count),
      weightAt: this.weightAt.subarray(0, count),
    };
  }

  private grow(): void {
    const size = 2 * this.count;
    this.mentorAt = grown(this.mentorAt, new Int32Array(size));
    this.scoreAt = grown(this.scoreAt, new Uint16Array(size));
    this.weightAt = grown(this.weightAt, new Float64Array(size));
  }
}

function grown<T extends Int32Array | Uint16Array | Float64Array>(from: T, into: T): T {
  into.set(from);
  return into;
}
