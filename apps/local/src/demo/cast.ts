import { type Role } from '@footing/kernel';
import { STUDENT_DOMAIN } from './identity';

/** Somebody who works at the demonstration university. */
export interface DemoStaff {
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly jobTitle: string;
  /** At least one; they act in one at a time. */
  readonly roles: readonly Role[];
  /** Names of the schools whose students a consultant looks after. */
  readonly schools: readonly string[];
  /** Names of the priority groups whose students a consultant looks after. */
  readonly groups?: readonly string[];
}

const at = (name: string) => `${name}@${STUDENT_DOMAIN}`;

/** The staff whom tests, pictures and pages share; the students and mentors of the cast are in files of their own. */
export const castStaff = {
  grace: {
    firstName: 'Grace',
    lastName: 'Okafor',
    email: at('grace.okafor'),
    jobTitle: 'Mentoring programme lead',
    roles: ['programme-lead'],
    schools: [],
  },
  tom: {
    firstName: 'Tom',
    lastName: 'Ashworth',
    email: at('tom.ashworth'),
    jobTitle: 'Careers consultant',
    roles: ['consultant'],
    schools: [
      'School of Arts and Humanities',
      'School of Law and Criminology',
      'Wexmere Business School',
      'School of Education and Social Sciences',
    ],
  },
  priya: {
    firstName: 'Priya',
    lastName: 'Nair',
    email: at('priya.nair'),
    jobTitle: 'Careers consultant',
    roles: ['consultant'],
    schools: [
      'School of Computing and Mathematics',
      'School of Engineering and the Built Environment',
      'School of Health and Social Care',
      'School of Life and Environmental Sciences',
    ],
  },
  helen: {
    firstName: 'Helen',
    lastName: 'Marsh',
    email: at('helen.marsh'),
    jobTitle: 'Planning analyst',
    roles: ['analyst'],
    schools: [],
  },
  daniel: {
    firstName: 'Daniel',
    lastName: 'Reyes',
    email: at('daniel.reyes'),
    jobTitle: 'Systems administrator',
    roles: ['administrator'],
    schools: [],
  },
  mei: {
    firstName: 'Mei',
    lastName: 'Hargreaves',
    email: at('mei.hargreaves'),
    jobTitle: 'Data protection officer',
    roles: ['data-protection-officer'],
    schools: [],
  },
  nina: {
    firstName: 'Nina',
    lastName: 'Kowalczyk',
    email: at('nina.kowalczyk'),
    jobTitle: 'Widening participation and alumni officer',
    roles: ['consultant', 'alumni-office'],
    schools: [],
    groups: ['Care experienced or estranged'],
  },
  rosa: {
    firstName: 'Rosa',
    lastName: 'Whitfield',
    email: at('rosa.whitfield'),
    jobTitle: 'Alumni relations officer',
    roles: ['alumni-office'],
    schools: [],
  },
  ellen: {
    firstName: 'Ellen',
    lastName: 'Pryce',
    email: at('ellen.pryce'),
    jobTitle: 'Safeguarding lead',
    roles: ['safeguarding-lead'],
    schools: [],
  },
  kofi: {
    firstName: 'Kofi',
    lastName: 'Mensah',
    email: at('kofi.mensah'),
    jobTitle: 'Students’ union officer',
    roles: ['observer'],
    schools: [],
  },
  margaret: {
    firstName: 'Margaret',
    lastName: 'Lowe',
    email: at('margaret.lowe'),
    jobTitle: 'Pro vice-chancellor for students',
    roles: ['champion'],
    schools: [],
  },
} as const satisfies Readonly<Record<string, DemoStaff>>;
