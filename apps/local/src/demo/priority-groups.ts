import { ethnicityOf } from './backgrounds';
import { type Trait } from './traits';
import { type Person } from './world';

/** A priority group of the demonstration university. */
export interface DemoPriorityGroup {
  /** Stable and short, for addresses. */
  readonly slug: string;
  /** The name as the students' table has it: no comma, no semicolon. */
  readonly name: string;
  readonly definition: string;
  /** The target of the access and participation plan that it serves; invented. */
  readonly targetNote: string;
  /** Numbers of the Equality of Opportunity Risk Register, 1 to 12, the main one first. */
  readonly risks: readonly number[];
  /** Its tier in the round: 1 is allocated first. Students in no group come after every tier. */
  readonly tier: number;
  /** Whether the university's records put this person in the group: what was never answered counts as no. */
  readonly holds: (person: Person) => boolean;
}

const said = (person: Person, trait: Trait) => person.traits.has(trait) && !person.unanswered.has(trait);

/** The priority groups, in order of tier. */
export const priorityGroups: readonly DemoPriorityGroup[] = [
  {
    slug: 'care-estranged',
    name: 'Care experienced or estranged',
    definition: 'In care for at least three months at any age, or studying without the support of family.',
    targetNote: 'PTP_5: progression of care experienced and estranged students level with their peers by 2028-29.',
    risks: [12, 7, 10],
    tier: 1,
    holds: (person) => said(person, 'careExperienced') || said(person, 'estranged'),
  },
  {
    slug: 'low-income',
    name: 'Low household income',
    definition: 'Household income of £25,000 a year or less, as verified for student finance.',
    targetNote: 'PTP_1: halve the gap in progression between low and higher household incomes by 2028-29.',
    risks: [12, 10, 7],
    tier: 2,
    holds: (person) => said(person, 'lowIncome'),
  },
  {
    slug: 'disabled',
    name: 'Disabled students',
    definition: 'Has told the university of a disability, a long-term condition or a learning difference.',
    targetNote: 'PTP_3: progression of disabled students level with their peers by 2028-29.',
    risks: [12, 6, 8],
    tier: 2,
    holds: (person) => said(person, 'disabled'),
  },
  {
    slug: 'refugee-background',
    name: 'Refugee background',
    definition: 'Has refugee status, humanitarian protection or an open claim for asylum.',
    targetNote: 'No target of its own: commitment 4 of the plan.',
    risks: [12, 7, 2],
    tier: 2,
    holds: (person) => said(person, 'refugee'),
  },
  {
    slug: 'black-asian-mixed',
    name: 'Black and Asian and mixed heritage',
    definition: 'Has told the university of a Black, Asian or mixed heritage: groups with a gap in degree awards.',
    targetNote: 'PTS_2: bring the gap in first and upper second class degrees to under 4 points by 2028-29.',
    risks: [12, 6],
    tier: 3,
    holds: ({ background, unanswered }) =>
      ['Black', 'Asian', 'Mixed'].includes(ethnicityOf[background]) && !unanswered.has('ethnicity'),
  },
  {
    slug: 'first-in-family',
    name: 'First in family',
    definition: 'Neither parent nor guardian has a qualification from higher education.',
    targetNote: 'PTP_2: progression of first in family students within 2 points of their peers by 2028-29.',
    risks: [12, 2],
    tier: 3,
    holds: (person) => said(person, 'firstInFamily'),
  },
  {
    slug: 'carers-parents',
    name: 'Student carers and parents',
    definition: 'Cares, unpaid, for somebody who could not manage without them, or is a parent of a child under 18.',
    targetNote: 'No target of its own: commitment 6 of the plan.',
    risks: [12, 7],
    tier: 3,
    holds: (person) => said(person, 'carer') || said(person, 'parent'),
  },
];

/** The names of the groups a person is in, by the university's records; empty for none. */
export function groupsOf(person: Person): readonly string[] {
  return priorityGroups.filter(({ holds }) => holds(person)).map(({ name }) => name);
}
