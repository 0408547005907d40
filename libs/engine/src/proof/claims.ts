import { keepingWorth, lotteryBonus, ranksOf, worthsFor } from '../aims';
import type { Draft } from '../draft-model';
import { ticket } from '../lottery';
import type { MatchInput, Mentor, Student } from '../model';
import { byId } from '../order';

/** What a draft claims of everybody who was free to be placed: who has whom, what each place costs, what each pair weighs. */
export class Claims {
  /** Students without a pin, and mentors with an open place; both by id. */
  readonly students: readonly Student[];
  readonly mentors: readonly Mentor[];
  readonly places: readonly number[];
  readonly u: readonly (number | undefined)[];
  readonly p: readonly (number | undefined)[];
  /** The mentor a student has in the draft, as a column; -1 for none. */
  readonly mentorOf: Int32Array;
  /** The mentor a student had before, likewise. */
  readonly keptOf: Int32Array;
  readonly ticketOf: Float64Array;
  private readonly worth: Float64Array;
  private readonly keeping: number;

  constructor(input: MatchInput, draft: Draft) {
    const pinned = new Map(input.pins.map(({ studentId, mentorId }) => [studentId, mentorId]));
    const given = tally(pinned.values());
    const open = (mentor: Mentor) => mentor.places - (given.get(mentor.id) ?? 0);
    this.students = input.students.filter(({ id }) => !pinned.has(id)).sort(byId);
    this.mentors = input.mentors.filter((mentor) => open(mentor) > 0).sort(byId);
    this.places = this.mentors.map(open);
    this.u = ofEach(this.students, new Map(draft.certificate.students.map(({ studentId, u }) => [studentId, u])));
    this.p = ofEach(this.mentors, new Map(draft.certificate.mentors.map(({ mentorId, p }) => [mentorId, p])));
    this.mentorOf = this.columns(draft.pairs);
    this.keptOf = this.columns(input.before ?? []);
    this.ticketOf = Float64Array.from(this.students, ({ id }) => ticket(input.seed, id));
    this.worth = this.worths(input);
    this.keeping = keepingWorth(input.settings);
  }

  /** What a pair with this score weighs. */
  weight(student: number, mentor: number, score: number): number {
    return this.worth[student]! + score + (this.keptOf[student] === mentor ? this.keeping : 0);
  }

  /** Whole numbers everywhere; who goes without gains nothing; who has a place to spare is free. */
  faults(): string[] {
    const held = tally(this.mentorOf);
    const students = this.students.flatMap(({ id }, i) => [
      ...valueFaults(`u of student ${id}`, this.u[i]),
      ...(this.mentorOf[i] === -1 && this.u[i] !== 0 ? [`unmatched student ${id} has u ${this.u[i]}`] : []),
    ]);
    const mentors = this.mentors.flatMap(({ id }, j) => [
      ...valueFaults(`p of mentor ${id}`, this.p[j]),
      ...((held.get(j) ?? 0) < this.places[j]! && this.p[j] !== 0
        ? [`mentor ${id} has a place to spare and p ${this.p[j]}`]
        : []),
    ]);
    return [...students, ...mentors];
  }

  private worths({ settings }: MatchInput): Float64Array {
    const { rankOf, ranks } = ranksOf(settings, this.students);
    const places = this.places.reduce((sum, one) => sum + one, 0);
    const worthOf = worthsFor(settings, ranks, Math.min(this.students.length, places));
    return this.ticketOf.map((drawn, i) => worthOf[rankOf[i]!]! + lotteryBonus(settings, drawn));
  }

  private columns(pairs: readonly { readonly studentId: string; readonly mentorId: string }[]): Int32Array {
    const columnOf = new Map(this.mentors.map(({ id }, j) => [id, j]));
    const mentorOf = new Map(pairs.map(({ studentId, mentorId }) => [studentId, mentorId]));
    return Int32Array.from(this.students, ({ id }) => columnOf.get(mentorOf.get(id) ?? '') ?? -1);
  }
}

const ofEach = (people: readonly { readonly id: string }[], numbers: ReadonlyMap<string, number>) =>
  people.map(({ id }) => numbers.get(id));

const valueFaults = (name: string, value: number | undefined): string[] =>
  value !== undefined && Number.isSafeInteger(value) && value >= 0 ? [] : [`${name} is ${value}`];

/** How often each thing is there. */
export function tally<T>(things: Iterable<T>): Map<T, number> {
  const counts = new Map<T, number>();
  for (const thing of things) counts.set(thing, (counts.get(thing) ?? 0) + 1);
  return counts;
}
