import type { DimensionCode } from './dimension';

/** A column that a file of the register may have. */
export interface RegistryColumn {
  /** Its heading in the file; capitals do not count. */
  readonly key: string;
  readonly name: string;
  /** What a cell holds; an empty one says that it is not known. */
  readonly words: string;
  readonly codes: readonly DimensionCode[];
  /** Whether it is special-category data, for which the officer must have named a condition. */
  readonly isSpecial: boolean;
  readonly isSensitive: boolean;
  /** Whether it is an outcome, or something that people are parted by. */
  readonly role: 'outcome' | 'covariate' | 'protected';
}

/** The heading of the column that says whose row it is: the student number. It never leaves the identity side. */
export const STUDENT_NUMBER = 'student-number';

const coded = (...codes: readonly (readonly [code: string, name: string])[]): DimensionCode[] =>
  codes.map(([code, name]) => ({ code, name }));
const yesOrNo = coded(['yes', 'Yes'], ['no', 'No']);
const fifths = coded(
  ['1', 'Fifth 1, most deprived or lowest'],
  ['2', 'Fifth 2'],
  ['3', 'Fifth 3'],
  ['4', 'Fifth 4'],
  ['5', 'Fifth 5'],
);

const outcome = (key: string, name: string, codes = yesOrNo): RegistryColumn => ({
  ...{ key, name, codes, isSpecial: false, isSensitive: false, role: 'outcome' },
  words: `One of: ${codes.map(({ code }) => code).join(', ')}`,
});
const area = (key: string, name: string): RegistryColumn => ({
  ...{ key, name, codes: fifths, isSpecial: false, isSensitive: false, role: 'covariate' },
  words: '1 to 5; 1 is the most deprived, or where fewest go on',
});
const guarded = (key: string, name: string, codes = yesOrNo, isSpecial = false): RegistryColumn => ({
  ...{ key, name, codes, isSpecial, isSensitive: true, role: 'protected' },
  words: `One of: ${codes.map(({ code }) => code).join(', ')}`,
});

/** What a file of the register may hold: the whole schema. Lists of codes carry their edition in the name, so that two can stand side by side. */
export const registryColumns: readonly RegistryColumn[] = [
  outcome('continuation', 'Continued: still studying, or done, a year and 15 days after they began'),
  outcome('completion', 'Completed: qualified within four years and 15 days'),
  outcome(
    'degree-class',
    'Class of degree',
    coded(
      ['first', 'First'],
      ['upper-second', 'Upper second'],
      ['lower-second', 'Lower second'],
      ['third', 'Third'],
      ['unclassified', 'Unclassified'],
    ),
  ),
  outcome('progression', 'Progression: a positive outcome 15 months after they qualified'),
  area('imd-2019', 'Index of Multiple Deprivation 2019'),
  area('imd-2025', 'Index of Multiple Deprivation 2025'),
  area('simd-2020', 'Scottish Index of Multiple Deprivation 2020'),
  area('wimd-2019', 'Welsh Index of Multiple Deprivation 2019'),
  area('nimdm-2017', 'Northern Ireland Multiple Deprivation Measure 2017'),
  area('tundra', 'TUNDRA, by which share of pupils go on to university'),
  area('polar4', 'POLAR4, by which share of young people go on to university'),
  area('abcs-progression', 'ABCS for progression'),
  guarded(
    'income-band',
    'Income of the household',
    coded(['up-to-25000', 'Up to £25,000'], ['to-42875', '£25,001 to £42,875'], ['over-42875', 'Over £42,875']),
  ),
  guarded('free-school-meals', 'Free school meals'),
  guarded('first-in-family', 'First in the family at university'),
  guarded('mature', '21 or over when they began'),
  guarded(
    'ethnicity',
    'Ethnic group',
    coded(['asian', 'Asian'], ['black', 'Black'], ['mixed', 'Mixed'], ['other', 'Other'], ['white', 'White']),
    true,
  ),
  guarded('disability', 'Disability reported', yesOrNo, true),
  guarded('sex', 'Sex', coded(['female', 'Female'], ['male', 'Male'], ['other', 'Other']), true),
  guarded('care-leaver', 'Care leaver', yesOrNo, true),
];

export const registryColumnOf = (key: string): RegistryColumn | undefined =>
  registryColumns.find((one) => one.key === key);

/** The schema of a file of the register, for whoever makes one. Source: Frictionless Table Schema, version 1. */
export const registrySchema = {
  fields: [
    { name: STUDENT_NUMBER, type: 'string', title: 'Student number', constraints: { required: true, unique: true } },
    ...registryColumns.map(({ key, name, codes }) => ({
      ...{ name: key, type: 'string', title: name },
      constraints: { enum: codes.map(({ code }) => code) },
    })),
  ],
  primaryKey: STUDENT_NUMBER,
  missingValues: [''],
} as const;
