/** How it is given. */
export const deliveries = { online: 'Online', 'in-person': 'In person', both: 'Online and in person' } as const;
export type Delivery = keyof typeof deliveries;

/** A kind of activity from the list that a university brought in. Source: post-entry MOAT, TASO. */
export interface MoatKind {
  /** Number of the list. */
  readonly list: number;
  readonly type: string;
  /** Empty: the type as a whole. */
  readonly subType: string;
}

/** By which codes regulators and evaluators know a programme. */
export interface CodesOfProgramme {
  readonly programmeId: string;
  /** Numbers in the register of risks (EORR), 1 to 12, in order; empty: not coded, or in a nation without such a register. */
  readonly risks: readonly number[];
  /** The one that it meets first; null: there is none. */
  readonly primaryRisk: number | null;
  /** References of targets in the plan, such as `PTP_1`; empty: none. */
  readonly targetRefs: readonly string[];
  /** Hours of mentoring that are meant for each student; null: not said. */
  readonly plannedHours: number | null;
  readonly delivery: Delivery | null;
  /** Null: not coded. */
  readonly moat: MoatKind | null;
  /** What is looked for, in the university's words; may be empty. */
  readonly outcomes: string;
}

/** Whether an evaluator can tell what it is: by a risk where there is a register, and by its kind. */
export const isCoded = ({ primaryRisk, moat }: CodesOfProgramme, hasRegister: boolean): boolean =>
  moat !== null && (!hasRegister || primaryRisk !== null);

/** Mentoring by graduates meets progression first, and what students cannot reach outside their course. */
export const USUAL_RISKS = { primary: 12, others: [7] } as const;

/** "Mentoring: with graduates", or the type alone. */
export const kindInWords = ({ type, subType }: Pick<MoatKind, 'type' | 'subType'>): string =>
  subType === '' ? type : `${type}: ${subType}`;
