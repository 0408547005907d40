import type { BarrierKind, CriterionKind, PairOfIds } from './input';

/** Why a part has the fit it has: a stable code, and the people's own words that show it (only words that belong to the code). */
export interface Evidence {
  readonly code: EvidenceCode;
  readonly values: readonly string[];
}

/** Every code evidence can carry. `values` are shared words unless said otherwise. */
export type EvidenceCode =
  | 'help-shared'
  | 'help-shared-reverse' // the mentor wants it, the student offers it
  | 'help-none'
  | 'direction-same'
  | 'direction-near' // values: the student's sector, the mentor's
  | 'direction-other'
  | 'ways-shared'
  | 'ways-none'
  | 'experience-shared'
  | 'experience-none'
  | 'path-same-course'
  | 'path-same-course-recent'
  | 'path-recent' // values: none
  | 'path-other'
  | 'practical-suits' // everything that both answered suits; values: shared ways of meeting, times and place
  | 'practical-partly' // values: likewise, of what does suit
  | 'practical-differs'
  | 'time-both-free' // values: the times of the week, or words, that both gave
  | 'time-never-both'
  | 'interests-shared'
  | 'interests-none'
  | 'column-same'
  | 'column-not-same'
  | 'column-different'
  | 'column-not-different'
  | 'column-shared'
  | 'column-none-shared'
  | 'column-close' // values: the student's, the mentor's
  | 'column-steps-enough' // values: the student's, the mentor's
  | 'column-steps-too-few' // values: the student's, the mentor's
  | 'picks-both' // both asked for each other; values: none
  | 'picks-student'
  | 'picks-mentor'
  | 'picks-neither'
  | 'ratings-good' // both liked the introduction, or the one who said; values: none
  | 'ratings-mixed'
  | 'ratings-poor'
  | 'nothing-to-compare';

/** One criterion's share of a pair's score. Criteria that do not apply to the pair have no part. */
export interface Part {
  /** `''` when there was nothing to compare. */
  readonly criterionId: string;
  readonly kind: CriterionKind | 'nothing-to-compare';
  readonly name: string;
  /** Share of this pair's score, 0 to 1; the shares of a pair sum to 1. */
  readonly weight: number;
  /** 0 to 1. */
  readonly fit: number;
  /** Whole points; the points of a pair sum exactly to its score. */
  readonly points: number;
  readonly evidence: Evidence;
}

/** Something that forbids a pair, however well it scores. */
export interface Barrier {
  /** The rule's id; for the barriers that every round has, the kind. */
  readonly id: string;
  readonly kind: BarrierKind;
  readonly name: string;
}

export interface DraftPair extends PairOfIds {
  /** Whole number, 0 to SCORE_MAX. */
  readonly score: number;
  readonly parts: readonly Part[];
  readonly pinned: boolean;
}

/** Nobody is allowed for this student. */
export interface NoMentorAllowed {
  readonly code: 'no-mentor-allowed';
  /** How many mentors the round has. */
  readonly mentors: number;
  /** How many mentors each barrier closes, most first; a mentor may be closed by several. */
  readonly barriers: readonly (Barrier & { readonly mentors: number })[];
  /**
   * The one barrier whose lifting alone would open most mentors, and how many; null when no single one opens any. That two
   * entries are one person cannot be lifted.
   */
  readonly wouldOpen: (Barrier & { readonly mentors: number }) | null;
}

/** Somebody would be allowed, were it not for the round's minimum fit. */
export interface BelowMinimumFit {
  readonly code: 'below-minimum-fit';
  /** Best fit found among mentors with no other barrier, 0 to 1; null where it is kept no more. The engine always says it. */
  readonly bestFit: number | null;
  readonly minimumFit: number;
}

/** What else had a part in who was given a place; each is absent where it had none. */
export interface HowPlacesWent {
  /** The lottery counts in this round beside the scores. */
  readonly lottery?: true;
  /** Places were kept for groups, and that cost others theirs. */
  readonly kept?: true;
  /** Some groups do not meet in this round, as too few would come: what is said holds if groups of any size could meet. */
  readonly anySize?: true;
}

/**
 * There are fewer places than students who compete for them: `students` hold or want the `places` of these `mentors`, and
 * none of those who want one may have anybody else. `placesNeeded` more places at any mentor this student may have are sure to give them one.
 */
export interface PlacesTaken extends HowPlacesWent {
  readonly code: 'places-taken';
  readonly students: number;
  readonly mentors: number;
  readonly places: number;
  /** students − places; at least 1. */
  readonly placesNeeded: number;
}

/**
 * The student may have these `mentors`, and all their places went to others: those who add more to everybody's total
 * (`fit`, where the round wants the best fit rather than the most people), or whom the mentors would rather have (`wishes`,
 * in a stable draft).
 */
export interface OthersFirst extends HowPlacesWent {
  readonly code: 'others-first';
  readonly by: 'fit' | 'wishes';
  readonly mentors: number;
  readonly places: number;
  /** So many more places at one of these mentors are sure to give them one; null where nothing can be promised. */
  readonly placesNeeded: number | null;
}

/** A group would have had a place for them, but too few would come: if groups of any size could meet, they had a mentor. */
export interface GroupTooSmall {
  readonly code: 'group-too-small';
}

export type UnmatchedReason = NoMentorAllowed | BelowMinimumFit | PlacesTaken | OthersFirst | GroupTooSmall;

/** A number of a mentor within a proof. */
export interface PriceOfPlace {
  readonly mentorId: string;
  readonly p: number;
}

/** A number of a group within a proof. */
export interface PriceOfGroup {
  readonly group: string;
  readonly price: number;
}

/** The proof of one question that settled a tie; see `Certificate`. */
export interface TieProof {
  readonly layer: TieLayer;
  readonly mentors: readonly PriceOfPlace[];
  readonly groups?: readonly PriceOfGroup[];
}

/** One of the questions that settle a tie: most pairs of before kept; the students' lottery; a number drawn for each pair. */
export type TieLayer = 'kept' | 'tickets' | 'draw';

/**
 * Proof that no other draft is better. With every pair weighing `w` (see solve/problem.ts), `u + p >= w` for every allowed
 * pair, with equality in the draft; `u` is 0 for the unmatched and `p` is 0 for mentors with a place to spare. Pinned
 * students and mentors without an open place are left out. All whole numbers >= 0, save the price of a mentor who has just
 * the fewest students their group can meet with. Under the aim `stable` both lists are
 * empty: the draft proves itself, as no two people would rather have each other.
 */
export interface Certificate {
  readonly students: readonly { readonly studentId: string; readonly u: number }[];
  readonly mentors: readonly PriceOfPlace[];
  /**
   * Proof of how ties were settled: in each question the same holds among the pairs that all questions before it left
   * over. A student's worth follows from their pair, and mentors who are not listed have 0; a question without numbers had
   * nothing to settle and is not listed. A number is below 0 only where every best draft fills the mentor's places.
   */
  readonly ties?: readonly TieProof[];
  /**
   * What one place more for a group would cost, in points, where the round's fairness choice costs anything; every pair of
   * such a student counts so much more in the proof. Under even coverage only the differences between groups mean
   * anything; a floor that cannot be met has a price above all that scores can add up to. `''` is everybody.
   */
  readonly floors?: readonly PriceOfGroup[];
  /** No pair is worth less than these points, and they are as many as can be; only where the lowest is raised. */
  readonly least?: number;
  /** Mentors whose group does not meet, as too few would come. What is proved is proved for these groups closed. */
  readonly closed?: readonly string[];
  /**
   * Where what people share in confidence counts, and not everybody can be served: proof that those who are served are the
   * right ones whoever shares anything. All else in the certificate then proves who is with whom, among them.
   */
  readonly served?: ProofOfServing;
}

/**
 * The best draft of the same round in which nobody shares anything, and its proof. Just its students are served; with whom
 * it would have put them is here for the proof alone. Pins are left out.
 */
export interface ProofOfServing extends Omit<Certificate, 'served'> {
  readonly pairs: readonly PairOfIds[];
}

/** One run of the engine: each student is in `pairs` or in `unmatched`, both sorted by student id. */
export interface Draft {
  readonly pairs: readonly DraftPair[];
  readonly unmatched: readonly { readonly studentId: string; readonly reason: UnmatchedReason }[];
  /** Sum of the pairs' scores, in points. */
  readonly total: number;
  /** How many were matched in each tier that has students, tier 1 first. */
  readonly tiers: readonly { readonly tier: number; readonly students: number; readonly matched: number }[];
  readonly certificate: Certificate;
  /**
   * What people share counts for nothing in this draft: with it, somebody would have lost the place they have without it.
   * That can be in a stable draft, and where groups need a least size. Absent: it counts wherever it can.
   */
  readonly sharingLeftOut?: true;
}

export interface Progress {
  readonly step: 'score' | 'solve' | 'explain' | 'check';
  readonly done: number;
  readonly of: number;
}

/** Told about every hundredth of each step. */
export type OnProgress = (progress: Progress) => void;
