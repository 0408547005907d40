/** The risks of the Office for Students' Equality of Opportunity Risk Register: number → short name. Source: OfS, 2023. */
export const risks: Readonly<Record<string, string>> = {
  '1': 'Knowledge and skills',
  '2': 'Information and guidance',
  '3': 'Perception of higher education',
  '4': 'Application success rates',
  '5': 'Limited choice of course type and delivery mode',
  '6': 'Insufficient academic support',
  '7': 'Insufficient personal support',
  '8': 'Mental health',
  '9': 'Ongoing impacts of coronavirus',
  '10': 'Cost pressures',
  '11': 'Capacity issues',
  '12': 'Progression from higher education',
};
export const riskNumbers: readonly string[] = Object.keys(risks);
