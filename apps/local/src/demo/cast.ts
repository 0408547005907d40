import { type Role } from '@footing/kernel';
import { STUDENT_DOMAIN } from './identity';

/** Somebody who works at the demonstration university. */
export interface DemoStaff {
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly jobTitle: string;
  readonly role: Role;
  /** Names of the schools whose students a consultant looks after; empty: not bound to schools. */
  readonly schools: readonly string[];
}

const at = (name: string) => `${name}@${STUDENT_DOMAIN}`;

/** The staff whom tests, pictures and pages share; the students and mentors of the cast are in files of their own. */
export const castStaff = {
  grace: {
    firstName: 'Grace',
    lastName: 'Okafor',
    email: at('grace.okafor'),
    jobTitle: 'Mentoring programme lead',
    role: 'programme-lead',
    schools: [],
  },
  tom: {
    firstName: 'Tom',
    lastName: 'Ashworth',
    email: at('tom.ashworth'),
    jobTitle: 'Careers consultant',
    role: 'consultant',
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
    role: 'consultant',
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
    role: 'analyst',
    schools: [],
  },
  daniel: {
    firstName: 'Daniel',
    lastName: 'Reyes',
    email: at('daniel.reyes'),
    jobTitle: 'Systems administrator',
    role: 'administrator',
    schools: [],
  },
} as const satisfies Readonly<Record<string, DemoStaff>>;
