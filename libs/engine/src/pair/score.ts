import { Lexicon } from '../criteria/answers';
import { measures } from '../criteria/measures';
import type { Measure } from '../criteria/measure';
import type { Part } from '../model/draft';
import type { Criterion, Mentor, RoundSettings, Student } from '../model/input';
import { FIT_MAX, pointsOf, SCORE_MAX, wholeFit } from '../model/points';
import { isConfided, judgesApart } from './confided';
import { Shares, weighedCriteria } from './shares';

/** A person as the criteria read them: one reading a criterion, undefined where they gave no answer. */
export interface Reading {
  readonly values: readonly unknown[];
  /** What they call most important (see shares.ts). */
  readonly view: number;
}

/** What a pair scores when no criterion applies: neither praise nor blame. */
export const NOTHING_TO_COMPARE = Math.round(SCORE_MAX / 2);

/**
 * The criteria of one round, ready to compare any two people. This is the plain form, one pair at a time; scoring/ does the
 * same for a whole round, to the point, and is tested against this.
 */
export class Scoring {
  private readonly criteria: readonly Criterion[];
  private readonly measures: readonly Measure[];
  private readonly shares: Shares;
  /** The fits of the pair in hand: kept so that scoring a pair makes nothing. */
  private readonly fits: Int32Array;
  /** 1 for the criteria that the minimum fit does not look at. */
  private readonly confided: Uint8Array;
  private readonly judgesApart: boolean;

  constructor(settings: RoundSettings) {
    this.criteria = weighedCriteria(settings);
    this.measures = this.criteria.map((criterion) => measures[criterion.kind](criterion, settings, new Lexicon()));
    this.shares = new Shares(this.criteria, settings);
    this.fits = new Int32Array(this.criteria.length);
    this.confided = Uint8Array.from(this.criteria, (criterion) => (isConfided(criterion) ? 1 : 0));
    this.judgesApart = judgesApart(settings);
  }

  student(student: Student): Reading {
    const view = this.shares.studentsView(student.mostImportant);
    return { values: this.measures.map((measure) => measure.student(student)), view };
  }

  mentor(mentor: Mentor): Reading {
    const view = this.shares.mentorView(mentor.mostImportant);
    return { values: this.measures.map((measure) => measure.mentor(mentor)), view };
  }

  /** Whole points, 0 to SCORE_MAX. */
  score(student: Reading, mentor: Reading): number {
    this.compare(student, mentor);
    return this.sum(this.sharesNow(student, mentor));
  }

  /**
   * What the minimum fit looks at: the score as it is where nobody shares anything in confidence, so that sharing lifts no
   * pair over it and pushes none under it.
   *
   * @param score of the same two, which it is where nothing confided counts.
   */
  judged(student: Reading, mentor: Reading, score: number): number {
    if (!this.judgesApart) return score;
    this.compare(student, mentor);
    for (let k = 0; k < this.fits.length; k += 1) if (this.confided[k] === 1) this.fits[k] = -1;
    return this.sum(this.sharesNow(student, mentor));
  }

  /** The same score, taken apart. One part for each criterion that applies, in the order of their ids. */
  parts(student: Reading, mentor: Reading): { score: number; parts: Part[] } {
    this.compare(student, mentor);
    const shares = this.sharesNow(student, mentor);
    if (shares === undefined) return { score: NOTHING_TO_COMPARE, parts: [nothingToCompare] };
    const fits = [...this.fits];
    const parts = this.criteria.flatMap(({ id, kind, name }, k) => {
      const [fit, share] = [fits[k]!, shares[k]!];
      if (fit < 0) return [];
      const evidence = this.measures[k]!.evidence(student.values[k], mentor.values[k]);
      return [
        {
          criterionId: id,
          kind,
          name,
          weight: share / SCORE_MAX,
          fit: fit / FIT_MAX,
          points: pointsOf(share, fit),
          evidence,
        },
      ];
    });
    return { score: parts.reduce((sum, { points }) => sum + points, 0), parts };
  }

  /** Leaves the fits in `fits`, -1 for criteria that do not apply. */
  private compare(student: Reading, mentor: Reading): void {
    for (let k = 0; k < this.fits.length; k += 1) {
      const [ours, theirs] = [student.values[k], mentor.values[k]];
      const fit = ours === undefined || theirs === undefined ? undefined : this.measures[k]!.fit(ours, theirs);
      this.fits[k] = fit === undefined ? -1 : wholeFit(fit);
    }
  }

  /** @returns undefined when no criterion applies. */
  private sharesNow(student: Reading, mentor: Reading): Int32Array | undefined {
    for (let k = 0; k < this.fits.length; k += 1)
      if (this.fits[k]! >= 0) return this.shares.of(this.fits, student.view, mentor.view);
    return undefined;
  }

  private sum(shares: Int32Array | undefined): number {
    if (shares === undefined) return NOTHING_TO_COMPARE;
    let score = 0;
    for (let k = 0; k < this.fits.length; k += 1) if (this.fits[k]! >= 0) score += pointsOf(shares[k]!, this.fits[k]!);
    return score;
  }
}

/**
 * How well one mentor suits one student, and why.
 *
 * The points of a perfect pair, SCORE_MAX, are shared out among the criteria that apply, in whole points and in proportion
 * to their weights; each criterion gives its share times its fit. An empty answer on either side takes a criterion out and
 * its weight is shared among the rest; what the student called most important counts double, and what the mentor did as far
 * as the round lets mentors' views count. When nothing applies the score is one half and the only part says so.
 *
 * @returns `score` 0 to SCORE_MAX; `parts`, at least one, whose points sum exactly to it and whose weights sum to 1.
 */
export function scorePair(student: Student, mentor: Mentor, settings: RoundSettings): { score: number; parts: Part[] } {
  const scoring = new Scoring(settings);
  return scoring.parts(scoring.student(student), scoring.mentor(mentor));
}

const nothingToCompare: Part = {
  criterionId: '',
  kind: 'nothing-to-compare',
  name: '',
  weight: 1,
  fit: 0.5,
  points: NOTHING_TO_COMPARE,
  evidence: { code: 'nothing-to-compare', values: [] },
};
