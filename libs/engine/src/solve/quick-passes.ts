import { greatestWithBonus, type Census } from './census';
import type { Market } from './market';
import type { Auctioned, ForPlaces, Passes, TierMatched } from './passes';
import { PlainPasses } from './plain-passes';
import { BIDS, TIED } from './place-auction';
import type { Problem } from './problem';
import { QuickMemory } from './quick-memory';
import { QuickLists, type RowAddresses } from './quick-lists';
import { quickMatching } from './quick-matching';
import { mentorRowStarts, SMALL, WHOLE, type Within } from './rows';

/** Bytes the kernel is likely to need for each pair, and for each person or place. */
const [PER_PAIR, PER_PERSON] = [24, 300];

/** Memory of up to so many bytes is kept for the next round: a new one has to be cleared first. */
const KEPT = 2 ** 25;
let spare: QuickMemory | undefined;

/** Everything in WebAssembly: where keys fit in 32 bits. */
export class QuickPasses implements Passes {
  readonly census: Census;
  private readonly rowStart: number;
  private readonly mentorAt: number;
  private readonly valueAt: number;

  private constructor(
    private readonly problem: Problem,
    private readonly kernel: QuickMemory,
  ) {
    const { rowStart, mentorAt, valueAt, bonusOf, rankOf, places } = problem;
    const plain = bonusOf.every((bonus) => bonus === 0);
    this.rowStart = kernel.whole(rowStart);
    this.mentorAt = kernel.whole(mentorAt);
    this.valueAt = kernel.whole(valueAt);
    const bonuses = plain ? 0 : kernel.doubles(bonusOf);
    kernel.calls.openProblem(this.rowStart, this.mentorAt, this.valueAt, bonuses, rankOf.length);
    const counted = kernel.room(4 * places.length);
    const mostValue = kernel.calls.census(counted);
    const wanted = kernel.wholeAt(counted, places.length).slice();
    this.census = { wanted, mostValue, mostWithBonus: plain ? mostValue : greatestWithBonus(problem) };
  }

  /** @returns undefined without WebAssembly. */
  static of(problem: Problem): QuickPasses | undefined {
    const people = problem.rankOf.length + problem.places.length;
    const kernel = spare?.again() ?? QuickMemory.of(PER_PAIR * problem.mentorAt.length + PER_PERSON * people);
    spare = undefined;
    return kernel && new QuickPasses(problem, kernel);
  }

  /** Nobody reads any lists of these passes any more. */
  done(): void {
    if (this.kernel.size <= KEPT) spare = this.kernel;
  }

  matched(): TierMatched {
    return quickMatching(this.kernel, this.problem, this.census.wanted);
  }

  placesAuctioned(asked: ForPlaces): Auctioned {
    const { kernel } = this;
    const { market, wanting, nothing } = asked;
    if (!asked.less.every((one) => Math.abs(one) < SMALL)) return new PlainPasses(this.problem).placesAuctioned(asked);
    kernel.takenTo(kernel.calls.pairsEnd());
    const many = wanting.length;
    const ring = kernel.whole(wanting);
    const left = kernel.bare(4 * many);
    const bidAt = kernel.room(8 * market.rowAt.length);
    const orNothing = nothing ? kernel.doubles(nothing) : 0;
    const lists = new QuickLists(kernel, this.rowsOfStudents(asked), market);
    const most = this.census.mostValue + 1;
    const count = kernel.calls.bidForPlaces(ring, many, left, bidAt, orNothing, TIED * many, most, BIDS * many);
    lists.close(market);
    return { lists, left: [...kernel.wholeAt(left, count)] };
  }

  studentsAuctioned(within: Within, market: Market, places: Int32Array): Auctioned {
    const { kernel } = this;
    if (this.census.mostWithBonus >= WHOLE)
      return new PlainPasses(this.problem).studentsAuctioned(within, market, places);
    kernel.takenTo(kernel.calls.pairsEnd());
    const starts = new Int32Array(places.length + 1);
    for (let j = 0; j < places.length; j += 1) starts[j + 1] = starts[j]! + places[j]!;
    const many = starts[places.length]!;
    const heldStart = kernel.whole(starts);
    const [ring, held, left] = [kernel.bare(4 * many), kernel.bare(4 * many), kernel.bare(4 * many)];
    const holds = kernel.room(4 * places.length);
    const lists = new QuickLists(kernel, this.rowsOfMentors(within), market);
    const most = this.census.mostWithBonus + 1;
    const count = kernel.calls.bidForStudents(
      ...([ring, places.length, left, heldStart, held, holds, TIED * many, most, BIDS * many] as const),
    );
    lists.close(market);
    return { lists, left: [...kernel.wholeAt(left, count)] };
  }

  private rowsOfStudents({ within, rowWanted, less }: ForPlaces): RowAddresses {
    const { kernel } = this;
    const { rowStart } = this.problem;
    const count = rowStart.length - 1;
    if (!within)
      return {
        count,
        pairs: rowStart[count]!,
        start: this.rowStart,
        end: this.rowStart + 4,
        column: this.mentorAt,
        key: this.valueAt,
      };
    let pairs = 0;
    for (let i = 0; i < count; i += 1) if (rowWanted[i] === 1) pairs += rowStart[i + 1]! - rowStart[i]!;
    const start = kernel.room(4 * (count + 1));
    const [column, key] = [kernel.bare(4 * pairs), kernel.bare(4 * pairs)];
    kernel.calls.rowsOfStudents(
      ...([kernel.halves(within.blockOf), kernel.halves(within.levelOf)] as const),
      ...([kernel.bytes(rowWanted), kernel.doubles(less), start, column, key] as const),
    );
    return { count, pairs, start, end: start + 4, column, key };
  }

  private rowsOfMentors(within: Within): RowAddresses {
    const { kernel } = this;
    const starts = mentorRowStarts(within, this.census.wanted);
    const count = starts.length - 1;
    const pairs = starts[count]!;
    const start = kernel.whole(starts);
    const end = kernel.whole(starts.subarray(0, count));
    const [column, key] = [kernel.bare(4 * pairs), kernel.bare(4 * pairs)];
    kernel.calls.rowsOfMentors(kernel.halves(within.blockOf), kernel.halves(within.levelOf), end, column, key);
    return { count, pairs, start, end, column, key };
  }
}
