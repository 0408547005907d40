import { type Role, roleNames } from '@footing/kernel';
import { rolesGivenHere } from '@footing/identity';

/** What each role lets somebody do, for whoever gives it. */
const lets: Partial<Readonly<Record<Role, string>>> = {
  consultant: 'sees the students they look after, and decides about their pairings',
  'programme-lead': 'sets up rounds, brings people in, sees every student and mentor',
  analyst: 'plans with figures, never sees a person’s record',
  'alumni-office': 'sees and invites mentors, never students',
  observer: 'reads reports that have been released',
  champion: 'reads reports that have been released',
  'safeguarding-lead': 'sees concerns only',
  'data-protection-officer': 'sees consent, people’s rights and who looked at what',
  administrator: 'gives roles and changes settings',
};

/** The roles that an administrator gives, as boxes to tick. */
export const roleChoices = rolesGivenHere.map((role) => ({
  value: role,
  text: roleNames[role],
  hint: lets[role] ?? '',
}));
