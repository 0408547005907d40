import { askingOf, type Crowd } from './asking';
import { Bidding } from './bidding';
import { levelsOf, NO_LEVEL, type Held } from './levels';
import type { Lists } from './lists';
import { Paths } from './paths';
import type { AskingSide } from './row-source';
import { Standing, type Asking } from './standing';
import { cutDown, cutOff } from './steps';

/** The best draft of a round that was never written down as a whole, and its proof. */
export interface ListSolution {
  /** The mentor of each student, -1 for none, and the value of the pair. */
  readonly mentorOf: Int32Array;
  readonly valueOf: Float64Array;
  /** As in `Solution`: for every allowed pair `u + p >= weight`, equal for the pairs held. */
  readonly u: Float64Array;
  readonly p: Float64Array;
  /** How many lists were too short and had to be read again. */
  readonly extended: number;
}

/**
 * The heaviest set of pairs of a large round, found from the best pairs of each list, and proven for all of them.
 *
 * @param crowd worths as in `Problem`, which fall from rank to rank. @param side who asks, see `askingSide`. @param lists of
 * that side: one a student; or for each mentor one a rank (`mentor * ranks + rank`), whose values include the student's
 * bonus. Lists that are too short get longer. @param tell how many of those who ask are settled.
 * @returns one draft with its prices; equally good ones may exist. Time grows with the pairs that matter, not with all.
 */
export function solveLists(
  crowd: Crowd,
  side: AskingSide,
  lists: Lists,
  tell: (settled: number) => void = () => undefined,
): ListSolution {
  const round = new ListRound(crowd, side, lists);
  round.solve(tell);
  return round.solution();
}

/** The first steps between tiers, in greatest values: mentors fight for students step by step, students do not. */
const FIRST_STEP = { students: 4, mentors: 1 / 4 };
const GROWTH = { students: 8, mentors: 2 };

class ListRound {
  private step: number;
  private worth: Float64Array;
  private asking: Asking;
  private levels: Uint8Array = new Uint8Array(0);
  private readonly standing: Standing;

  constructor(
    private readonly crowd: Crowd,
    private readonly side: AskingSide,
    private readonly lists: Lists,
  ) {
    this.step = Math.ceil(FIRST_STEP[side] * (1 + lists.greatest()));
    this.worth = cutDown(crowd.worthOf, this.step);
    this.asking = askingOf(crowd, side, this.worth);
    this.standing = new Standing(this.asking);
  }

  solve(tell: (settled: number) => void): void {
    const everybody = Int32Array.from(this.asking.listOf, (_, bidder) => bidder);
    for (let waiting: Int32Array = everybody; ; waiting = this.takeGreaterSteps()) {
      const left = new Bidding(this.asking, this.lists, this.standing).run(waiting, tell);
      const paths = new Paths(this.asking, this.lists, this.standing);
      for (const [at, bidder] of left.entries()) {
        paths.place(bidder);
        if ((at & 63) === 0) tell(everybody.length - left.length + at);
      }
      const levels = levelsOf(this.crowd, this.side, this.lists, this.held(), this.off());
      if (levels) {
        this.levels = levels;
        return;
      }
    }
  }

  solution(): ListSolution {
    const { crowd, lists } = this;
    const { mentorOf } = this.held();
    const { u, p, valueOf } = this.side === 'students' ? this.ofStudents() : this.ofMentors();
    const off = this.off();
    const lift = Float64Array.from(this.levels, (level) => (level === NO_LEVEL ? 0 : off[level]!));
    for (const [student, mentor] of mentorOf.entries())
      if (mentor >= 0) u[student]! += off[crowd.rankOf[student]!]! - lift[mentor]!;
    // Where there is no place at all, any price that covers every pair will do.
    const beyond = crowd.bonusOf.reduce((most, one) => Math.max(most, one), 0) + (crowd.worthOf[0] ?? 0) + 2 ** 30;
    for (const [mentor, open] of crowd.places.entries()) p[mentor] = open > 0 ? p[mentor]! + lift[mentor]! : beyond;
    return { mentorOf, valueOf, u, p, extended: lists.extended };
  }

  private off(): Float64Array {
    return cutOff(this.crowd.worthOf, this.worth);
  }

  /** Prices of the mentors are those of the goods; a student's gain is what is left, beyond staying out. */
  private ofStudents() {
    const { standing, asking } = this;
    const valueOf = standing.weightOf.map((weight, student) => (standing.goodOf[student]! < 0 ? 0 : weight));
    const u = asking.floorOf.map((floor, student) => Math.max(0, standing.gainOf(student) - floor));
    return { u, p: standing.price.slice(), valueOf };
  }

  /** The other way round. All places of a mentor gain the same; a place that stays empty gains nothing. */
  private ofMentors() {
    const { standing, asking, crowd, worth } = this;
    const p = new Float64Array(crowd.places.length);
    const valueOf = new Float64Array(crowd.rankOf.length);
    for (const [place, first] of asking.listOf.entries()) {
      p[first / worth.length] = Math.max(0, standing.gainOf(place));
      const student = standing.goodOf[place]!;
      if (student >= 0)
        valueOf[student] = standing.weightOf[place]! - worth[crowd.rankOf[student]!]! - crowd.bonusOf[student]!;
    }
    return { u: standing.price.slice(), p, valueOf };
  }

  private held(): Held {
    const { standing, asking, crowd, worth } = this;
    const mentorOf = new Int32Array(crowd.rankOf.length).fill(-1);
    for (const [bidder, good] of standing.goodOf.entries())
      if (good >= 0) {
        if (this.side === 'students') mentorOf[bidder] = good;
        else mentorOf[good] = asking.listOf[bidder]! / worth.length;
      }
    const studentsOf: number[][] = Array.from(crowd.places, () => []);
    for (const [student, mentor] of mentorOf.entries()) if (mentor >= 0) studentsOf[mentor]!.push(student);
    return { mentorOf, studentsOf };
  }

  /**
   * Goes on from where we are. A student who has a mentor gains by what their rank is worth more. Where mentors ask, all
   * places gain what the best student without one is worth more now; students who are worth less than that fall out.
   *
   * @returns those who have to be placed anew.
   */
  private takeGreaterSteps(): Int32Array {
    const before = this.worth;
    this.step *= GROWTH[this.side];
    this.worth = cutDown(this.crowd.worthOf, this.step);
    this.asking = askingOf(this.crowd, this.side, this.worth);
    if (this.side === 'mentors') this.raiseStudents(this.worth.map((worth, rank) => worth - before[rank]!));
    const bidders = Int32Array.from(this.asking.listOf, (_, bidder) => bidder);
    return bidders.filter((bidder) => this.standing.goodOf[bidder] === -1);
  }

  private raiseStudents(raise: Float64Array): void {
    const { standing, crowd } = this;
    let shared = 0;
    for (const [student, rank] of crowd.rankOf.entries())
      if (standing.firstOf[student] === -1) shared = Math.max(shared, raise[rank]!);
    for (const [bidder, student] of standing.goodOf.entries()) {
      if (student < 0) continue;
      const more = raise[crowd.rankOf[student]!]!;
      const price = standing.price[student]! + more - shared;
      standing.weightOf[bidder]! += more;
      standing.price[student] = Math.max(0, price);
      if (price < 0) standing.letGo(bidder);
    }
  }
}
