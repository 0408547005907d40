/** A broad ethnic group, as the Office for Students reports it. */
export type Ethnicity = 'White' | 'Asian' | 'Black' | 'Mixed' | 'Other';

/** A background, which decides how somebody may be named and nothing else. */
export type Background =
  | 'British'
  | 'Irish'
  | 'Other European'
  | 'Pakistani'
  | 'Bangladeshi'
  | 'Indian'
  | 'Chinese'
  | 'Other Asian'
  | 'Black African'
  | 'Black Caribbean'
  | 'Mixed'
  | 'Arab';

/** Each background with its group and its share of students, in per cent: groups sum to White 65.2, Asian 15.7, Black 10.6, Mixed 5.8, Other 2.7. */
export const backgrounds: readonly (readonly [Background, Ethnicity, number])[] = [
  ['British', 'White', 55.6],
  ['Irish', 'White', 2.2],
  ['Other European', 'White', 7.4],
  ['Pakistani', 'Asian', 4.6],
  ['Bangladeshi', 'Asian', 2.6],
  ['Indian', 'Asian', 4.7],
  ['Chinese', 'Asian', 1.6],
  ['Other Asian', 'Asian', 2.2],
  ['Black African', 'Black', 7.8],
  ['Black Caribbean', 'Black', 2.8],
  ['Mixed', 'Mixed', 5.8],
  ['Arab', 'Other', 2.7],
];

/** The group of each background. */
export const ethnicityOf = Object.fromEntries(backgrounds.map(([name, group]) => [name, group])) as Record<
  Background,
  Ethnicity
>;
