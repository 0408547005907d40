import { keepingWorth, lotteryBonus, ranksOf, worthsFor } from './aims';
import type { OnProgress } from './draft-model';
import { everyHundredth } from './every-hundredth';
import { ticket } from './lottery';
import type { MatchInput, Mentor, Student } from './model';
import { byId } from './order';
import type { Round } from './round';
import type { Problem } from './solve/problem';

/**
 * What is left to decide once the pins are set: students still to place, mentors who have places, and every allowed pair
 * between them, as the numbers of a `Problem`. Both sides stand in the order of their ids, so the order of the input cannot
 * matter. A mentor whose places are all pinned is still there, with 0 open places: others may compete for them.
 */
export interface Market extends Problem {
  readonly students: readonly Student[];
  readonly mentors: readonly Mentor[];
  /** Each student's lottery number: 32 bits, whole. */
  readonly ticketOf: Float64Array;
  /** The mentor whom the student had before, as a column; -1 for none, or for one who is not in the market. */
  readonly keptOf: Int32Array;
  /** What a kept pair is worth beyond its score; it is within the pair's value. */
  readonly keeping: number;
}

/** Cost: one score for each student and mentor. */
export function openMarket(round: Round, onProgress: OnProgress): Market {
  const { input } = round;
  const people = peopleToPlace(input);
  const keeping = keepingWorth(input.settings);
  const pairs = allowedPairs(round, people, keeping, onProgress);
  return { ...people, ...pairs, ...aims(input, people), keeping };
}

type People = ReturnType<typeof peopleToPlace>;

function peopleToPlace(input: MatchInput) {
  const pinned = new Set(input.pins.map(({ studentId }) => studentId));
  const open = openPlaces(input);
  const students = input.students.filter(({ id }) => !pinned.has(id)).sort(byId);
  const mentors = input.mentors.filter(({ places }) => places > 0).sort(byId);
  const columnOf = new Map(mentors.map(({ id }, j) => [id, j]));
  const had = new Map((input.before ?? []).map(({ studentId, mentorId }) => [studentId, mentorId]));
  return {
    students,
    mentors,
    places: Int32Array.from(mentors, ({ id }) => open.get(id) ?? 0),
    ticketOf: Float64Array.from(students, ({ id }) => ticket(input.seed, id)),
    keptOf: Int32Array.from(students, ({ id }) => columnOf.get(had.get(id) ?? '') ?? -1),
  };
}

/** Places that pins leave open, by mentor id. */
export function openPlaces({ mentors, pins }: MatchInput): Map<string, number> {
  const open = new Map(mentors.map(({ id, places }) => [id, places]));
  for (const { mentorId } of pins) open.set(mentorId, (open.get(mentorId) ?? 0) - 1);
  return open;
}

/** What serving each student is worth, by tier and by lottery. */
function aims({ settings }: MatchInput, { students, places, ticketOf }: People) {
  const { rankOf, ranks } = ranksOf(settings, students);
  const pairs = Math.min(
    students.length,
    places.reduce((sum, one) => sum + one, 0),
  );
  return {
    rankOf,
    worthOf: worthsFor(settings, ranks, pairs),
    bonusOf: ticketOf.map((drawn) => lotteryBonus(settings, drawn)),
  };
}

function allowedPairs(round: Round, { students, mentors, keptOf }: People, keeping: number, onProgress: OnProgress) {
  const mentorsRead = mentors.map((mentor) => round.readMentor(mentor));
  const rowStart = new Int32Array(students.length + 1);
  const pairs = new Pairs();
  const tell = everyHundredth(students.length, (done) => onProgress({ step: 'score', done, of: students.length }));
  for (const [i, student] of students.entries()) {
    const read = round.readStudent(student);
    for (const [j, mentor] of mentorsRead.entries()) {
      const score = round.allowedScore(read, mentor);
      if (score >= 0) pairs.add(j, keptOf[i] === j ? score + keeping : score);
    }
    rowStart[i + 1] = pairs.count;
    tell(i + 1);
  }
  return { rowStart, ...pairs.trimmed() };
}

/** Allowed pairs in arrays that grow as needed. */
class Pairs {
  count = 0;
  private mentorAt = new Int32Array(1024);
  private valueAt = new Int32Array(1024);

  add(mentor: number, value: number): void {
    if (this.count === this.mentorAt.length) this.grow();
    this.mentorAt[this.count] = mentor;
    this.valueAt[this.count] = value;
    this.count += 1;
  }

  /** Without a copy: room that was never written to takes no memory. */
  trimmed() {
    return { mentorAt: this.mentorAt.subarray(0, this.count), valueAt: this.valueAt.subarray(0, this.count) };
  }

  private grow(): void {
    this.mentorAt = grown(this.mentorAt);
    this.valueAt = grown(this.valueAt);
  }
}

function grown(from: Int32Array): Int32Array<ArrayBuffer> {
  const into = new Int32Array(2 * from.length);
  into.set(from);
  return into;
}
