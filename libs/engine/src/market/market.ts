import { groupedPlaces, keepingWorth, lotteryBonus, ranksOf, worthsFor } from '../aims/aims';
import type { OnProgress } from '../model/draft';
import { everyHundredth } from '../model/every-hundredth';
import { ticket } from '../aims/lottery';
import type { MatchInput, Mentor, Student } from '../model/input';
import { byId } from '../model/order';
import { quickRows, type Rows } from '../scoring/wasm/quick-rows';
import { ScoreRows } from '../scoring/score-rows';
import { mostPairs } from '../solve/gaps';
import type { Problem } from '../solve/problem';

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
  /**
   * Where only some pairs are written down: every mentor whom a student may have, worked out when asked; see giant.ts.
   * Absent: all are.
   */
  readonly allowed?: (student: number) => Int32Array;
}

/** The mentors whom a student may have, as columns. */
export const mentorsFor = ({ allowed, mentorAt, rowStart }: Market, student: number): Int32Array =>
  allowed?.(student) ?? mentorAt.subarray(rowStart[student], rowStart[student + 1]);

/**
 * @param scores of `peopleToPlace(input)`, if they are at hand. Cost: one score for each student and mentor.
 */
export function openMarket(input: MatchInput, onProgress: OnProgress, scores?: ScoreRows): Market {
  const people = peopleToPlace(input);
  const keeping = keepingWorth(input.settings);
  const rows = quickRows(scores ?? new ScoreRows(input, people.students, people.mentors));
  const pairs = allowedPairs(rows, people, keeping, onProgress);
  return { ...people, ...pairs, ...aimsOf(input, people), keeping };
}

export type People = ReturnType<typeof peopleToPlace>;

/** Everybody who is there to be placed, in the order of the market. */
export function peopleToPlace(input: MatchInput) {
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
function openPlaces({ mentors, pins }: MatchInput): Map<string, number> {
  const open = new Map(mentors.map(({ id, places }) => [id, places]));
  for (const { mentorId } of pins) open.set(mentorId, (open.get(mentorId) ?? 0) - 1);
  return open;
}

/** What serving each student is worth, by tier and by lottery. */
export function aimsOf(
  { settings, placed }: MatchInput,
  { students, mentors, places, ticketOf }: Pick<Market, 'students' | 'mentors' | 'places' | 'ticketOf'>,
) {
  const { rankOf, ranks } = ranksOf(settings, students, placed);
  return {
    rankOf,
    worthOf: worthsFor(settings, ranks, mostPairs(students.length, places), groupedPlaces(mentors, places)),
    bonusOf: ticketOf.map((drawn) => lotteryBonus(settings, drawn)),
  };
}

function allowedPairs(scores: Rows, { students, mentors, keptOf }: People, keeping: number, onProgress: OnProgress) {
  const rowStart = new Int32Array(students.length + 1);
  const pairs = new Pairs(mentors.length);
  const row = new Int32Array(mentors.length);
  const tell = everyHundredth(students.length, (done) => onProgress({ step: 'score', done, of: students.length }));
  for (let i = 0; i < students.length; i += 1) {
    scores.fill(i, row);
    const kept = keptOf[i]!;
    if (kept !== -1 && row[kept]! >= 0) row[kept]! += keeping;
    pairs.addRow(row);
    rowStart[i + 1] = pairs.count;
    tell(i + 1);
  }
  return { rowStart, ...pairs.trimmed() };
}

/** Allowed pairs in arrays that grow as needed. */
class Pairs {
  count = 0;
  private mentorAt: Int32Array;
  private valueAt: Int32Array;

  /** @param longest how many pairs a row can have. */
  constructor(private readonly longest: number) {
    this.mentorAt = new Int32Array(1024 + longest);
    this.valueAt = new Int32Array(1024 + longest);
  }

  /** @param values by mentor, below 0 where the pair is not allowed. */
  addRow(values: Int32Array): void {
    if (this.count + this.longest > this.mentorAt.length) this.grow();
    for (let j = 0; j < this.longest; j += 1) {
      const value = values[j]!;
      if (value < 0) continue;
      this.mentorAt[this.count] = j;
      this.valueAt[this.count] = value;
      this.count += 1;
    }
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

function grown(from: Int32Array): Int32Array {
  const into = new Int32Array(2 * from.length);
  into.set(from);
  return into;
}
