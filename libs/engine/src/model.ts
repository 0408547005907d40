/**
 * What the engine is given. Every id is any non-empty text; order never matters; nothing here is ever changed.
 */

/** One answer: a word, a number, or a list of words. Absent, `''` and `[]` all mean "no answer". */
export type Answer = string | number | readonly string[];

/** A person's answers by field, e.g. `helpWanted` or `column:grade`. A missing field means "no answer". */
export type Answers = Readonly<Record<string, Answer>>;

/** What a criterion looks at. The first seven read fixed fields; the rest compare any two columns. */
export type CriterionKind =
  | 'help'
  | 'direction'
  | 'ways-of-working'
  | 'shared-experience'
  | 'recent-path'
  | 'practical'
  | 'interests'
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

export interface RoundSettings {
  readonly criteria: readonly Criterion[];
  readonly barriers: readonly BarrierRule[];
  /** 0 to 1; a pair whose fit is lower is barred. */
  readonly minimumFit: number;
  /** Sector to family; two sectors of one family are neighbours. */
  readonly sectors?: Readonly<Record<string, string>>;
  /** The calendar year of the round, from which a mentor's years in the field are counted; absent: only the course counts. */
  readonly year?: number;
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
  /** Decides between equal drafts, and nothing else. */
  readonly seed: string;
}
