import { groupedPlaces, keepingWorth, lotteryBonus, ranksOf, worthsFor } from '../aims/aims';
import type { Draft } from '../model/draft';
import { floorsOf, groupsOf, servedOf, type Groups } from '../market/groups';
import { ticket } from '../aims/lottery';
import type { MatchInput, Mentor, PairOfIds, Student } from '../model/input';
import { byId } from '../model/order';
import { SCORE_MAX } from '../model/points';
import { tally } from './tally';

/** What a draft claims of everybody who was free to be placed: who has whom, what each place costs, what each pair weighs. */
export class Claims {
  /** Students without a pin, and mentors with an open place whose group meets; both by id. */
  readonly students: readonly Student[];
  readonly mentors: readonly Mentor[];
  readonly places: readonly number[];
  readonly rankOf: Uint8Array;
  readonly groups: Groups;
  /** What is claimed of each: NaN where nothing is. */
  readonly u: Float64Array;
  readonly p: Float64Array;
  readonly lambda: Float64Array;
  /** The mentor a student has in the draft, as a column; -1 for none. */
  readonly mentorOf: Int32Array;
  /** The mentor a student had before, likewise. */
  readonly keptOf: Int32Array;
  readonly ticketOf: Float64Array;
  /** How many students each mentor has who are not pinned to them. */
  readonly held: Int32Array;
  /** No values of a draft can differ by more. */
  readonly beyond: number;
  private readonly worth: Float64Array;
  private readonly keeping: number;

  constructor(
    readonly input: MatchInput,
    readonly draft: Draft,
  ) {
    const { certificate, pairs } = draft;
    const pinned = new Map(input.pins.map(({ studentId, mentorId }) => [studentId, mentorId]));
    const given = tally(pinned.values());
    const closed = new Set(certificate.closed ?? []);
    const left = (mentor: Mentor) => mentor.places - (given.get(mentor.id) ?? 0);
    const open = (mentor: Mentor) => (closed.has(mentor.id) ? 0 : left(mentor));
    this.students = input.students.filter(({ id }) => !pinned.has(id)).sort(byId);
    this.mentors = input.mentors.filter((mentor) => open(mentor) > 0).sort(byId);
    this.places = this.mentors.map(open);
    this.groups = groupsOf(input, this.students);
    this.u = claimed(this.students, new Map(certificate.students.map(({ studentId, u }) => [studentId, u])));
    this.p = claimed(this.mentors, new Map(certificate.mentors.map(({ mentorId, p }) => [mentorId, p])));
    const prices = new Map((certificate.floors ?? []).map(({ group, price }) => [group, price]));
    this.lambda = Float64Array.from(this.groups.names, (name) => prices.get(name) ?? 0);
    this.mentorOf = this.columns(pairs);
    this.keptOf = this.columns(input.before ?? []);
    this.ticketOf = Float64Array.from(this.students, ({ id }) => ticket(input.seed, id));
    this.held = new Int32Array(this.mentors.length);
    for (const j of this.mentorOf) if (j !== -1) this.held[j]! += 1;
    const { rankOf, ranks } = ranksOf(input.settings, this.students, input.placed);
    const places = input.mentors.map(left);
    const most = Math.min(
      this.students.length,
      places.reduce((sum, open) => sum + open, 0),
    );
    this.rankOf = rankOf;
    this.keeping = keepingWorth(input.settings);
    this.beyond = most * (SCORE_MAX + this.keeping + lotteryBonus(input.settings, 2 ** 32)) + 1;
    this.worth = this.worths(worthsFor(input.settings, ranks, most, groupedPlaces(input.mentors, places)));
  }

  /** What a pair with this value weighs. */
  weight(student: number, value: number): number {
    return this.worth[student]! + value;
  }

  /** What a pair with this score is worth beyond serving its student. */
  value(student: number, mentor: number, score: number): number {
    return this.keptOf[student] === mentor ? score + this.keeping : score;
  }

  /** What the lottery adds to any pair of a student. */
  bonus(student: number): number {
    return lotteryBonus(this.input.settings, this.ticketOf[student]!);
  }

  /** How many of each group must be served, those pinned not counted; by group. */
  leastOf(): Int32Array {
    const { settings } = this.input;
    return settings.fairness?.kind === 'floors' ? floorsOf(this.input, this.groups) : this.served();
  }

  /** How many of each group are served, those pinned not counted; by group. */
  served(): Int32Array {
    return servedOf(this.groups, this.mentorOf);
  }

  /** Whether a mentor's number of students is not for a tie to change. */
  countStays(mentor: number): boolean {
    return (this.mentors[mentor]!.fewest ?? 1) > 1;
  }

  private worths(worthOf: Float64Array): Float64Array {
    const { settings } = this.input;
    const price = (i: number) => this.lambda[this.groups.groupOf[i]!] ?? 0;
    return this.ticketOf.map((drawn, i) => worthOf[this.rankOf[i]!]! + lotteryBonus(settings, drawn) + price(i));
  }

  private columns(pairs: readonly PairOfIds[]): Int32Array {
    const columnOf = new Map(this.mentors.map(({ id }, j) => [id, j]));
    const mentorOf = new Map(pairs.map(({ studentId, mentorId }) => [studentId, mentorId]));
    return Int32Array.from(this.students, ({ id }) => columnOf.get(mentorOf.get(id) ?? '') ?? -1);
  }
}

const claimed = (people: readonly { readonly id: string }[], numbers: ReadonlyMap<string, number>): Float64Array =>
  Float64Array.from(people, ({ id }) => numbers.get(id) ?? NaN);
