import { type Role, strongRoles } from '@footing/kernel';

/** What a sign-in was worth: `two` where it took two kinds of proof. */
export type Strength = 'single' | 'two';

/** Who holds several roles begins in the one that most of their work is done in: the first of these that they may act in. */
const usefulFirst: readonly Role[] = [
  'programme-lead',
  'consultant',
  'administrator',
  'safeguarding-lead',
  'data-protection-officer',
  'analyst',
  'alumni-office',
  'operator',
  'champion',
  'observer',
  'mentor',
  'student',
];

/** Whether a role may be acted in after a sign-in of this strength. */
export const isActable = (role: Role, strength: Strength): boolean => strength === 'two' || !strongRoles.includes(role);

/** The held roles that may be acted in, the most useful first. Empty: none before a second proof. */
export const actableRoles = (held: readonly Role[], strength: Strength): Role[] =>
  usefulFirst.filter((role) => held.includes(role) && isActable(role, strength));

/** The role that a session begins in; null when there is none that may be acted in. */
export const firstRole = (held: readonly Role[], strength: Strength): Role | null =>
  actableRoles(held, strength)[0] ?? null;
