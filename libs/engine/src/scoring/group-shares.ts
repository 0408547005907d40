import { NOTHING_TO_COMPARE } from '../pair/score';
import type { Shares } from '../pair/shares';

/** All that decides how the points of a pair are shared out. */
export interface Group {
  /** One bit for each topic answered, criterion by criterion. */
  readonly topics: readonly number[];
  /** What they call most important (see shares.ts). */
  readonly view: number;
}

/** Shares are kept up to so many numbers in all; beyond that they are worked out when asked for. */
const MOST_KEPT = 1 << 21;

/** The shares of each group of students with each group of mentors. */
export class GroupShares {
  private readonly known: (Int32Array | undefined)[] = [];
  private kept = 0;

  constructor(
    private readonly shares: Shares,
    private readonly students: readonly Group[],
    private readonly mentors: readonly Group[],
    private readonly criteria: number,
  ) {}

  /**
   * With G groups of mentors: at g what a pair with group g scores besides its criteria, and at `(k + 1) * G + g` the share
   * of criterion k, 0 where it does not apply. Cost, the first time: groups of mentors times criteria.
   */
  of(studentGroup: number): Int32Array {
    const known = this.known[studentGroup];
    if (known) return known;
    const found = this.worked(this.students[studentGroup]!);
    if (this.kept + found.length <= MOST_KEPT) {
      this.known[studentGroup] = found;
      this.kept += found.length;
    }
    return found;
  }

  private worked(student: Group): Int32Array {
    const { criteria, mentors } = this;
    const found = new Int32Array((criteria + 1) * mentors.length);
    const fits = new Int32Array(criteria);
    for (let g = 0; g < mentors.length; g += 1) {
      const { topics, view } = mentors[g]!;
      let applying = 0;
      for (let k = 0; k < criteria; k += 1) {
        const applies = (student.topics[k]! & topics[k]!) !== 0;
        fits[k] = applies ? 0 : -1;
        if (applies) applying += 1;
      }
      if (applying === 0) found[g] = NOTHING_TO_COMPARE;
      const shares = this.shares.of(fits, student.view, view);
      for (let k = 0; k < criteria; k += 1) found[(k + 1) * mentors.length + g] = shares[k]!;
    }
    return found;
  }
}
