/** What differs between the nations of the United Kingdom: who regulates a university, and what its plan is called. */
export interface NationProfile {
  /** Name of the nation, for people. */
  readonly name: string;
  readonly regulator: string;
  /** The regulator's usual short name. */
  readonly shortName: string;
  /** The document that names the priority groups and their targets. */
  readonly plan: string;
  /** Whether the regulator keeps a numbered register of risks (EORR) that groups are mapped to. */
  readonly hasRiskRegister: boolean;
}

/** Source: the regulators' own pages (OfS, SFC, Medr, Department for the Economy). */
export const nations = {
  england: {
    name: 'England',
    regulator: 'Office for Students',
    shortName: 'OfS',
    plan: 'Access and Participation Plan',
    hasRiskRegister: true,
  },
  scotland: {
    name: 'Scotland',
    regulator: 'Scottish Funding Council',
    shortName: 'SFC',
    plan: 'Outcome Agreement',
    hasRiskRegister: false,
  },
  wales: {
    name: 'Wales',
    regulator: 'Commission for Tertiary Education and Research',
    shortName: 'Medr',
    plan: 'Fee and Access Plan',
    hasRiskRegister: false,
  },
  'northern-ireland': {
    name: 'Northern Ireland',
    regulator: 'Department for the Economy',
    shortName: 'DfE NI',
    plan: 'Widening Access and Participation Plan',
    hasRiskRegister: false,
  },
} as const satisfies Record<string, NationProfile>;

export type Nation = keyof typeof nations;
