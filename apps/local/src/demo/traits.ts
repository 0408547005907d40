/**
 * Who the invented students are. Rates are those of entrants in England (full-time undergraduates, 2021-22, Office for Students), or,
 * where no public figure exists, an assumption of ours. Every link between two traits is an assumption. Nobody here is real.
 */

/** What may be true of a person. The first four follow from other answers and are filled in before the rest. */
export type Trait =
  | 'blackOrAsian'
  | 'pakistaniOrBangladeshi'
  | 'white'
  | 'young'
  | 'mature'
  | 'female'
  | 'disabled'
  | 'firstInFamily'
  | 'mostDeprivedArea'
  | 'lowIncome'
  | 'freeSchoolMeals'
  | 'partTime'
  | 'parent'
  | 'carer'
  | 'careExperienced'
  | 'estranged'
  | 'commuter'
  | 'lgb'
  | 'genderDiffers'
  | 'serviceChild'
  | 'refugee'
  | 'gypsyRomaTraveller';

/** How one trait is drawn. */
export interface TraitRule {
  readonly trait: Trait;
  /** The share of people (of those in `among`, if given) who have it: 0 to 1. Holds over the whole world, whatever the links. */
  readonly rate: number;
  /** Only people with this trait can have it. */
  readonly among?: Trait;
  /** Links to traits drawn earlier, on the log-odds scale. */
  readonly links?: Partial<Record<Trait, number>>;
  /** The share of people who did not answer when asked: 0.03 to 0.09. Absent: the university knows without asking. */
  readonly unanswered?: number;
}

/** Every trait that is drawn, in the order of drawing: a link looks back only. */
export const traitRules: readonly TraitRule[] = [
  { trait: 'female', rate: 0.56 },
  { trait: 'disabled', rate: 0.174, unanswered: 0.05 },
  { trait: 'firstInFamily', rate: 0.45, unanswered: 0.07 },
  { trait: 'mostDeprivedArea', rate: 0.176, links: { blackOrAsian: 0.7 } },
  { trait: 'lowIncome', rate: 0.33, links: { mostDeprivedArea: 1.3, firstInFamily: 0.9 } },
  { trait: 'freeSchoolMeals', rate: 0.18, among: 'young', links: { mostDeprivedArea: 1.2 }, unanswered: 0.06 },
  { trait: 'partTime', rate: 0.12, links: { mature: 2.0 } },
  { trait: 'parent', rate: 0.06, links: { mature: 2.2 }, unanswered: 0.05 },
  { trait: 'carer', rate: 0.07, unanswered: 0.08 },
  { trait: 'careExperienced', rate: 0.012, unanswered: 0.04 },
  { trait: 'estranged', rate: 0.008, links: { careExperienced: 2.5 }, unanswered: 0.04 },
  { trait: 'commuter', rate: 0.28, links: { pakistaniOrBangladeshi: 1.5 }, unanswered: 0.03 },
  { trait: 'lgb', rate: 0.11, links: { disabled: 0.5 }, unanswered: 0.09 },
  { trait: 'genderDiffers', rate: 0.01, unanswered: 0.08 },
  { trait: 'serviceChild', rate: 0.03, unanswered: 0.05 },
  { trait: 'refugee', rate: 0.004, unanswered: 0.03 },
  { trait: 'gypsyRomaTraveller', rate: 0.0023, among: 'white', unanswered: 0.05 },
];

/** The share of students aged 21 or over when they started. Drawn first, because `young` is its opposite. */
export const MATURE_RATE = 0.29;

/** The share of students who did not give their ethnicity when asked. */
export const ETHNICITY_UNANSWERED = 0.04;

/** Kinds of disability reported, as a share of all students: they sum to the rate of `disabled`. */
export const disabilityTypes = [
  ['Cognitive or learning', 5.7],
  ['Mental health', 5.0],
  ['Multiple or other', 3.2],
  ['Sensory, medical or physical', 2.3],
  ['Social or communication', 1.2],
] as const;

/** Quintiles of area deprivation (2 to 5; 1 is the most deprived and is the trait `mostDeprivedArea`). */
export const otherQuintiles = [
  [2, 18.6],
  [3, 19.0],
  [4, 19.4],
  [5, 25.4],
] as const;

/** Household incomes that are not the lowest band (which is the trait `lowIncome`). */
export const otherIncomes = [
  ['£25,000 to £42,900', 15],
  ['over £42,900', 27],
  ['not known', 25],
] as const;
