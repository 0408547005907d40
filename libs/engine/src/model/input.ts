/**
 * What the engine is given. Every id is any non-empty text; order never matters; nothing here is ever changed.
 */

/** One answer: a word, a number, or a list of words. Absent, `''` and `[]` all mean "no answer". */
export type Answer = string | number | readonly string[];

/** A person's answers by field, e.g. `helpWanted` or `column:grade`. A missing field means "no answer". */
export type Answers = Readonly<Record<string, Answer>>;

/** What a criterion looks at. The first eight read fixed fields, `picks` and `ratings` what people said of one another; the rest compare any two columns. */
export type CriterionKind =
  | 'help'
  | 'direction'
  | 'ways-of-working'
  | 'shared-experience'
  | 'recent-path'
  | 'practical'
  | 'free-time'
  | 'interests'
  | 'picks'
  | 'ratings'
  | 'equal'
  | 'different'
  | 'overlap'
  | 'closeness'
  | 'steps-apart';

/** A barrier the round may choose, on fixed fields or on any two columns. An empty answer never bars anybody. */
export type BarrierRuleKind =
  'no-shared-mode' | 'no-shared-time' | 'must-be-equal' | 'must-differ' | 'must-overlap' | 'must-be-steps-apart';

/** Barriers that every round has. */
export type StandingBarrierKind =
  'no-place' | 'same-person' | 'rejected' | 'student-avoids' | 'mentor-avoids' | 'below-minimum-fit';

export type BarrierKind = StandingBarrierKind | BarrierRuleKind;

export interface Student {
  readonly id: string;
  /** 1 to 9; 1 is served first. Decides the order of places, never a score. */
  readonly tier: number;
  readonly answers: Answers;
  /** Criteria of this kind count double for this student. */
  readonly mostImportant?: CriterionKind;
  /** Ids of mentors this student would rather not have. */
  readonly avoids?: readonly string[];
  /** Ids of the mentors this student asked for, best first; nobody twice. Empty or absent: they asked for nobody. */
  readonly picks?: readonly string[];
  /** How an introduction went, by mentor id: 1 to 5 stars. */
  readonly ratings?: Readonly<Record<string, number>>;
  /** The one group this student counts for in floors and even coverage: an opaque word, never a score. */
  readonly group?: string;
}

export interface Mentor {
  readonly id: string;
  /** How many students, 0 to 500; a whole number. */
  readonly places: number;
  readonly answers: Answers;
  /** Ids of students this mentor would rather not have. */
  readonly avoids?: readonly string[];
  /** Ids of students who are this very person. */
  readonly samePersonAs?: readonly string[];
  /** Criteria of this kind count double in this mentor's view. */
  readonly mostImportant?: CriterionKind;
  /** Ids of the students this mentor asked for, best first; nobody twice. */
  readonly picks?: readonly string[];
  /** How an introduction went, by student id: 1 to 5 stars. */
  readonly ratings?: Readonly<Record<string, number>>;
  /** A group meets with at least so many students or not at all; 1 or absent: any number. At most `places`. */
  readonly fewest?: number;
}

/** What two columns have to be compared by: shared by criteria and barriers on any two columns. */
export interface Columns {
  /** Answer field of the student; needed by the kinds that compare two columns. */
  readonly studentField?: string;
  /** Answer field of the mentor; needed by the kinds that compare two columns. */
  readonly mentorField?: string;
  /** Values from lowest to highest; a value not listed counts as no answer. Without it answers are read as numbers. */
  readonly order?: readonly string[];
  /** Fewest steps (or, without an order, units) that the mentor must be above the student; 1 when absent. */
  readonly atLeast?: number;
}

export interface Criterion extends Columns {
  readonly id: string;
  readonly kind: CriterionKind;
  readonly name: string;
  /** 0 to 100; only its share of the whole matters. 0 switches the criterion off. */
  readonly weight: number;
}

export interface BarrierRule extends Columns {
  readonly id: string;
  readonly kind: BarrierRuleKind;
  readonly name: string;
}

/**
 * What the round is for. `most-matched`: serve as many as can be, tier by tier, then fit. `best-fit`: the greatest total
 * fit, whoever goes without. `stable`: deferred acceptance, so that no two people would both rather have each other. Where
 * people share in confidence, that holds of who is served by all else, and then among those who are served by everything.
 */
export type Aim = 'most-matched' | 'best-fit' | 'stable';

/** A choice between drafts that serve the tiers equally well; it comes before the total score. */
export type Fairness =
  /** At least so many places for each of these groups, as far as the tiers allow. */
  | { readonly kind: 'floors'; readonly floors: readonly { readonly group: string; readonly places: number }[] }
  /** Raise the group with the smallest share served, then the next (leximin), over students with a group. */
  | { readonly kind: 'even-coverage' }
  /** Make the lowest score of any pair as high as it can be. */
  | { readonly kind: 'raise-the-lowest' };

export interface RoundSettings {
  readonly criteria: readonly Criterion[];
  readonly barriers: readonly BarrierRule[];
  /** 0 to 1; a pair whose fit is lower is barred. What people share in confidence has no part in this fit. */
  readonly minimumFit: number;
  /** Sector to family; two sectors of one family are neighbours. */
  readonly sectors?: Readonly<Record<string, string>>;
  /** The calendar year of the round, from which a mentor's years in the field are counted; absent: only the course counts. */
  readonly year?: number;
  /** `most-matched` when absent. */
  readonly aim?: Aim;
  /** Everybody counts as one tier: only where the programme lead says so. */
  readonly ignoreTiers?: boolean;
  /** None when absent. */
  readonly fairness?: Fairness;
  /** 0 to 1, 0 when absent: what keeping a pair of `before` is worth, as a share of the highest score. */
  readonly retention?: number;
  /** 0 to 1, 0 when absent: how much the mentor's view of what matters counts beside the student's. */
  readonly mentorsView?: number;
  /** 0 to 1, 0 when absent: how much a student's lottery number is worth, as a share of the highest score. */
  readonly lotteryStrength?: number;
  /** Students mentor the others (reverse mentoring): help is offered by the student and wanted by the mentor. */
  readonly reverse?: boolean;
}

export interface PairOfIds {
  readonly studentId: string;
  readonly mentorId: string;
}

/** A pair that must be in the draft. */
export interface Pin extends PairOfIds {
  /** Both people have been told of it: the pair stands, even where something would bar it now. */
  readonly announced?: boolean;
}

export interface MatchInput {
  readonly students: readonly Student[];
  readonly mentors: readonly Mentor[];
  readonly settings: RoundSettings;
  readonly pins: readonly Pin[];
  /** Pairs a consultant said no to. */
  readonly rejections: readonly PairOfIds[];
  /** Pairs of an earlier draft that are better kept (see `retention`); where all else is equal they are kept. */
  readonly before?: readonly PairOfIds[];
  /**
   * Ids of students who have a place: each keeps one, whoever the mentor, before anybody else of their tier is given one.
   * For trying a swap; only where as many as can be are served. Absent: nobody comes before others of their tier.
   */
  readonly placed?: readonly string[];
  /** Gives each student their lottery number: decides between equal drafts, and more only by `lotteryStrength`. */
  readonly seed: string;
}
