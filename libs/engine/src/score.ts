import { Lexicon } from './answers';
import { measures } from './criteria/measures';
import type { Measure } from './criteria/measure';
import type { Part } from './draft-model';
import type { Criterion, Mentor, RoundSettings, Student } from './model';
import { byId } from './order';
import { SCORE_MAX, wholePoints } from './parts';

/** A student as the criteria read them: one reading and one weight a criterion; undefined where they gave no answer. */
export interface StudentReading {
  readonly values: readonly unknown[];
  readonly weights: readonly number[];
}

/** A mentor as the criteria read them. */
export interface MentorReading {
  readonly values: readonly unknown[];
}

/** What a pair scores when no criterion applies: neither praise nor blame. */
const NOTHING_TO_COMPARE = Math.round(SCORE_MAX / 2);

/** The criteria of one round, ready to compare many people: each person is read once, each pair is then cheap. */
export class Scoring {
  private readonly criteria: readonly Criterion[];
  private readonly measures: readonly Measure[];

  constructor(settings: RoundSettings) {
    this.criteria = settings.criteria.filter(({ weight }) => weight > 0).sort(byId);
    this.measures = this.criteria.map((criterion) => measures[criterion.kind](criterion, settings, new Lexicon()));
  }

  student(student: Student): StudentReading {
    return {
      values: this.measures.map((measure) => measure.student(student)),
      weights: this.criteria.map(({ kind, weight }) => (kind === student.mostImportant ? 2 * weight : weight)),
    };
  }

  mentor(mentor: Mentor): MentorReading {
    return { values: this.measures.map((measure) => measure.mentor(mentor)) };
  }

  /** Whole points, 0 to SCORE_MAX. This is the inner loop of the engine: it makes nothing. */
  score({ values, weights }: StudentReading, mentor: MentorReading): number {
    let reached = 0;
    let possible = 0;
    for (let k = 0; k < this.measures.length; k += 1) {
      const theirs = mentor.values[k];
      if (values[k] === undefined || theirs === undefined) continue;
      const fit = this.measures[k]?.fit(values[k], theirs);
      if (fit === undefined) continue;
      const weight = weights[k] ?? 0;
      possible += weight;
      reached += weight * fit;
    }
    return possible === 0 ? NOTHING_TO_COMPARE : Math.round((SCORE_MAX * reached) / possible);
  }

  /** The same score, taken apart. One part for each criterion that applies, in the order of their ids. */
  parts(student: StudentReading, mentor: MentorReading): { score: number; parts: Part[] } {
    const score = this.score(student, mentor);
    const applying = this.applying(student, mentor);
    if (applying.length === 0) return { score, parts: [nothingToCompare(score)] };
    const possible = applying.reduce((sum, { weight }) => sum + weight, 0);
    const points = wholePoints(
      applying.map(({ weight, fit }) => (SCORE_MAX * weight * fit) / possible),
      score,
    );
    const parts = applying.map(({ criterion, evidence, weight, fit }, at) => ({
      criterionId: criterion.id,
      kind: criterion.kind,
      name: criterion.name,
      weight: weight / possible,
      fit,
      points: points[at] ?? 0,
      evidence,
    }));
    return { score, parts };
  }

  private applying(student: StudentReading, mentor: MentorReading) {
    return this.criteria.flatMap((criterion, k) => {
      const [measure, ours, theirs] = [this.measures[k], student.values[k], mentor.values[k]];
      if (!measure || ours === undefined || theirs === undefined) return [];
      const fit = measure.fit(ours, theirs);
      if (fit === undefined) return [];
      return [{ criterion, fit, weight: student.weights[k] ?? 0, evidence: measure.evidence(ours, theirs) }];
    });
  }
}

/**
 * How well one mentor suits one student, and why.
 *
 * The score is the weighted mean of the criteria that apply. An empty answer on either side takes a criterion out and
 * its weight is shared among the rest; what the student called most important counts double. When nothing applies the
 * score is one half and the only part says so.
 *
 * @returns `score` 0 to SCORE_MAX; `parts`, at least one, whose points sum exactly to it and whose weights sum to 1.
 */
export function scorePair(student: Student, mentor: Mentor, settings: RoundSettings): { score: number; parts: Part[] } {
  const scoring = new Scoring(settings);
  return scoring.parts(scoring.student(student), scoring.mentor(mentor));
}

const nothingToCompare = (score: number): Part => ({
  criterionId: '',
  kind: 'nothing-to-compare',
  name: '',
  weight: 1,
  fit: 0.5,
  points: score,
  evidence: { code: 'nothing-to-compare', values: [] },
});
