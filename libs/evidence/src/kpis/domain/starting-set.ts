import type { KpiDefinition } from './kpi';

/** A KPI to begin from; staff change whatever does not fit. */
export interface StartingKpi extends KpiDefinition {
  readonly name: string;
  readonly threshold: string;
  readonly sourceNote: string;
}

export type StartingNation = 'england' | 'wales' | 'scotland' | 'northern-ireland';

const gap = (
  name: string,
  [outcome, characteristic, priority, comparator]: readonly [
    ...[outcome: NonNullable<KpiDefinition['outcome']>, characteristic: string, priority: string],
    comparator: string | null,
  ],
  { threshold = '', sourceNote = '' } = {},
): StartingKpi => ({
  ...{ measure: 'M14', population: 'participants', name, outcome, characteristic, priority, comparator },
  ...{ threshold, sourceNote },
});

const rate = (
  name: string,
  measure: 'M02' | 'M12',
  [characteristic, priority]: readonly [string, string],
  threshold = '',
): StartingKpi => ({
  ...{ measure, population: measure === 'M02' ? 'applicants' : 'participants', name, characteristic, priority },
  ...{ outcome: measure === 'M12' ? 'continuation' : null, comparator: null, threshold, sourceNote: '' },
});

const INCOME = 'Low income: a household income of up to £25,000 before university.';
const FIFTH = 'Most deprived: the fifth of areas that the index puts lowest, set beside the least deprived fifth.';
const SURVEY = 'Graduate Outcomes survey, 15 months after they qualified, as the university’s records have it.';

const disability = gap('Awarding gap: disabled students and others', ['good-degree', 'disability', 'yes', 'no'], {
  threshold: 'Disabled: whoever told the university of a disability.',
});
const lowIncome = [
  gap('Graduate outcomes: low-income students and others', ['progression', 'income-band', 'up-to-25000', null], {
    ...{ threshold: INCOME, sourceNote: SURVEY },
  }),
  rate('Continuation of low-income students', 'M12', ['income-band', 'up-to-25000'], INCOME),
  rate('Take-up of mentoring by low-income students', 'M02', ['income-band', 'up-to-25000'], INCOME),
];
const deprived = (index: string, of: string): StartingKpi[] => [
  gap(
    `Graduate outcomes: students from the most and the least deprived areas (${of})`,
    ['progression', index, '1', '5'],
    {
      ...{ threshold: FIFTH, sourceNote: SURVEY },
    },
  ),
  gap(`Awarding gap: the most and the least deprived areas (${of})`, ['good-degree', index, '1', '5'], {
    threshold: FIFTH,
  }),
];
const ethnicity = gap('Awarding gap: Black and White students', ['good-degree', 'ethnicity', 'black', 'white']);

const sets: Readonly<Record<StartingNation, readonly StartingKpi[]>> = {
  england: [
    ...lowIncome.slice(0, 1),
    ...deprived('imd-2025', 'IMD 2025'),
    ethnicity,
    disability,
    ...lowIncome.slice(1),
  ],
  scotland: [
    ...deprived('simd-2020', 'SIMD 2020'),
    disability,
    rate('Continuation of students from the most deprived areas', 'M12', ['simd-2020', '1'], FIFTH),
    rate('Continuation of care-experienced students', 'M12', ['care-leaver', 'yes']),
    rate('Take-up of mentoring in the most deprived areas', 'M02', ['simd-2020', '1'], FIFTH),
  ],
  wales: [...deprived('wimd-2019', 'WIMD 2019'), ethnicity, disability, ...lowIncome],
  'northern-ireland': [...deprived('nimdm-2017', 'NIMDM 2017'), disability, ...lowIncome],
};

/** KPIs to begin from, by nation: in England as they stand in an Access and Participation Plan. */
export const startingSet = (nation: StartingNation): readonly StartingKpi[] => sets[nation];
