import { censusOf, type Census } from './census';
import type { Market } from './market';
import type { Auctioned, ForPlaces, Passes, TierMatched } from './passes';
import { PlaceAuction } from './place-auction';
import type { Problem } from './problem';
import { RowLists } from './row-lists';
import { rowsOfMentors, rowsOfStudents, type Within } from './rows';
import { StudentAuction } from './student-auction';
import { TierMatching } from './tier-matching';

/** For rounds of any size and numbers of any size. */
export class PlainPasses implements Passes {
  readonly census: Census;

  constructor(private readonly problem: Problem) {
    this.census = censusOf(problem);
  }

  matched(): TierMatched {
    return new TierMatching(this.problem, this.census.wanted);
  }

  placesAuctioned({ within, rowWanted, less, market, wanting, nothing }: ForPlaces): Auctioned {
    const { rowStart, mentorAt, valueAt } = this.problem;
    const rows = within
      ? rowsOfStudents(this.problem, within, rowWanted, less)
      : { start: rowStart, end: rowStart.subarray(1), column: mentorAt, key: valueAt };
    const lists = new RowLists(rows);
    return { lists, left: new PlaceAuction(lists, market, wanting, nothing, this.census.mostValue + 1).left };
  }

  studentsAuctioned(within: Within, market: Market, places: Int32Array): Auctioned {
    const lists = new RowLists(rowsOfMentors(this.problem, within, this.census));
    return { lists, left: new StudentAuction(lists, market, places, this.census.mostWithBonus + 1).left };
  }

  done(): void {
    // Nothing is kept.
  }
}
