import { priorityGroups } from './priority-groups';

/** A programme of the demonstration university. */
export interface DemoProgramme {
  readonly slug: string;
  readonly name: string;
  readonly kind: 'career' | 'reverse' | 'group';
  readonly summary: string;
  /** Numbers of the Equality of Opportunity Risk Register, the main one first. */
  readonly risks: readonly number[];
}

/** One year's run of the career mentoring programme. Dates are ISO days; the last day of each stretch is included. */
export interface DemoRound {
  /** The slug of its programme. */
  readonly programme: string;
  readonly name: string;
  /** Such as "2026-27". */
  readonly academicYear: string;
  readonly signUpFrom: string;
  readonly signUpTo: string;
  readonly matchBy: string;
  readonly meetingsFrom: string;
  readonly meetingsTo: string;
  /** Names of priority groups, tier 1 first. A student in several counts in the first; one in none comes after all of these. */
  readonly tiers: readonly { readonly tier: number; readonly groups: readonly string[] }[];
}

/** What the university runs. The round is of the first one. */
export const programmes: readonly DemoProgramme[] = [
  {
    slug: 'career-mentoring',
    name: 'Career mentoring',
    kind: 'career',
    summary: 'Meet a graduate who works where you want to go: about an hour a month, from January to June.',
    risks: [12, 7],
  },
  {
    slug: 'reverse-mentoring',
    name: 'Reverse mentoring',
    kind: 'reverse',
    summary: 'Students mentor senior managers: four talks about what it is like to study here.',
    risks: [7],
  },
];

/** The career mentoring round of the academic year that starts in `year`. */
export function roundOf(year: number): DemoRound {
  const tiers = [...new Set(priorityGroups.map(({ tier }) => tier))].sort((a, b) => a - b);
  return {
    programme: 'career-mentoring',
    name: `Career mentoring ${year} to ${year + 1}`,
    academicYear: `${year}-${String((year + 1) % 100).padStart(2, '0')}`,
    signUpFrom: `${year}-09-28`,
    signUpTo: `${year}-11-30`,
    matchBy: `${year}-12-11`,
    meetingsFrom: `${year + 1}-01-11`,
    meetingsTo: `${year + 1}-06-30`,
    tiers: tiers.map((tier) => ({
      tier,
      groups: priorityGroups.filter((group) => group.tier === tier).map(({ name }) => name),
    })),
  };
}
