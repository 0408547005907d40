import type { Criterion, CriterionKind, RoundSettings } from '../model/input';
import { byId } from '../model/order';
import { sharesOf } from '../model/points';

/** Weights and the slider of whose view counts are taken in thousandths. */
const WHOLE = 1000;

/** The criteria of a round that weigh anything, in the order of their ids. */
export const weighedCriteria = ({ criteria }: RoundSettings): Criterion[] =>
  criteria.filter((criterion) => wholeWeight(criterion) > 0).sort(byId);

const wholeWeight = ({ weight }: Criterion): number => Math.round(WHOLE * weight);

/**
 * How the points of a pair are shared out among the criteria that apply to it. Each has its weight; it counts double in the
 * view of the student who calls it most important, and likewise in the mentor's; the two views are mixed as the round says
 * (`mentorsView`). Worked out once for each set of criteria and found again by walking a tree of yes and no.
 */
export class Shares {
  private readonly kinds: readonly CriterionKind[];
  private readonly roots: (Branch | undefined)[] = [];
  private readonly mentorsView: number;

  /** @param criteria those of `weighedCriteria`. */
  constructor(
    private readonly criteria: readonly Criterion[],
    { mentorsView = 0 }: RoundSettings,
  ) {
    this.kinds = [...new Set(criteria.map(({ kind }) => kind))];
    this.mentorsView = Math.round(WHOLE * mentorsView);
  }

  /** A number for what a student calls most important; 0 where it is nothing that weighs, or never counts. */
  studentsView(mostImportant: CriterionKind | undefined): number {
    return this.mentorsView === WHOLE ? 0 : this.kinds.findIndex((kind) => kind === mostImportant) + 1;
  }

  /** The same for a mentor. */
  mentorView(mostImportant: CriterionKind | undefined): number {
    return this.mentorsView === 0 ? 0 : this.kinds.findIndex((kind) => kind === mostImportant) + 1;
  }

  /**
   * @param fits one a criterion, below 0 where it does not apply.
   * @returns one share a criterion, 0 where it does not apply; in all SCORE_MAX, or 0 if none applies.
   */
  of(fits: ArrayLike<number>, student: number, mentor: number): Int32Array {
    const root = student * (this.kinds.length + 1) + mentor;
    let branch = (this.roots[root] ??= {});
    for (let k = 0; k < this.criteria.length; k += 1) branch = fits[k]! < 0 ? (branch.no ??= {}) : (branch.yes ??= {});
    return (branch.shares ??= this.sharedOut(fits, student, mentor));
  }

  private sharedOut(fits: ArrayLike<number>, student: number, mentor: number): Int32Array {
    const applying = [...this.criteria.keys()].filter((k) => fits[k]! >= 0);
    const weights = applying.map((k) => this.weightOf(this.criteria[k]!, student, mentor));
    const shares = new Int32Array(this.criteria.length);
    for (const [at, share] of sharesOf(weights).entries()) shares[applying[at]!] = share;
    return shares;
  }

  /** At most 2e8, so that hundreds of criteria stay exact. */
  private weightOf(criterion: Criterion, student: number, mentor: number): number {
    const [ours, theirs] = [student, mentor].map((view) => (this.kinds[view - 1] === criterion.kind ? 2 : 1));
    return wholeWeight(criterion) * ((WHOLE - this.mentorsView) * (ours ?? 1) + this.mentorsView * (theirs ?? 1));
  }
}

interface Branch {
  yes?: Branch;
  no?: Branch;
  shares?: Int32Array;
}
