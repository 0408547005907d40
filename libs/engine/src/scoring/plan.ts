import type { GroupShares } from './group-shares';
import type { ValueRows } from './value-rows';

/**
 * A round as numbers: all that is needed to score every student with every mentor by adding up. Students and mentors are
 * counted from 0 in the order they were given.
 *
 * The score of student i with mentor j, before anything is barred, is, with `g = mentorGroup[j]` and
 * `s = shares.of(studentGroup[i])`,
 *
 *     s[g] + the sum over criteria k of  (s[(k + 1) * mentorGroups + g] * value(k) + 16384) >>> 15
 *
 * where `value(k)` is the fit in steps of 1/32768 that criterion k gives the two (see `Comparison`). A criterion that does
 * not apply has share 0. `s[g]` is 0, or what a pair scores when nothing applies to it. The score becomes -1 when it is below
 * `leastPoints`, `closed[j]` is 1, or any barrier's value is 1. In the end the pairs in `named` take the score given there.
 */
export interface ScorePlan {
  readonly students: number;
  readonly mentors: number;
  /** Criteria that weigh anything, in the order of their ids. */
  readonly criteria: readonly Comparison[];
  /** A value of 1 bars the pair, 0 does not. */
  readonly barriers: readonly Comparison[];
  /** Students of one group (mentors likewise) answered the same criteria and find the same one most important. */
  readonly studentGroup: Int32Array;
  readonly mentorGroup: Int32Array;
  readonly mentorGroups: number;
  readonly shares: GroupShares;
  /** Scores below it are barred; 0 bars none, or leaves it to `ScoreRows.judge`. */
  readonly leastPoints: number;
  /** 1 for a mentor without places. */
  readonly closed: Uint8Array;
  readonly named: NamedPairs;
}

/**
 * One criterion or barrier. The value of student i and mentor j is
 *
 *     values.row(studentKind[i])[mentorRow[j] + outcome],    outcome = sum over facets of  stride * min(enough, shared)
 *
 * where `shared` is the number of bits that the two have in common. Values are whole, 0 to 32768; 0 where either gave no
 * answer.
 */
export interface Comparison {
  readonly studentKind: Int32Array;
  /** Where the values of the mentor's kind start in a row: the kind times `outcomes`. */
  readonly mentorRow: Int32Array;
  /** One bit for each topic answered; where two people share none there is nothing to compare. */
  readonly studentTopics: Uint8Array;
  readonly mentorTopics: Uint8Array;
  readonly facets: readonly BitFacet[];
  /** The product of `enough + 1` over the facets: one more than the highest outcome. */
  readonly outcomes: number;
  readonly values: ValueRows;
}

/** What can be shared, as bits: a word, or so many minutes of the week. Only what both sides have at all has a bit. */
export interface BitFacet {
  /** 32-bit words a person; 0 when nothing can be shared. */
  readonly words: number;
  /** Word w of student i is at `i * words + w`: a student's words side by side. */
  readonly studentBits: Int32Array;
  /** Word w of mentor j is at `w * mentors + j`: one word of all mentors side by side. */
  readonly mentorBits: Int32Array;
  readonly enough: number;
  readonly stride: number;
}

/** Pairs in which one spoke of the other, scored one by one: those of student i are `start[i]` to `start[i + 1] - 1`. */
export interface NamedPairs {
  readonly start: Int32Array;
  readonly mentor: Int32Array;
  /** -1 where the pair is barred. */
  readonly score: Int32Array;
}
