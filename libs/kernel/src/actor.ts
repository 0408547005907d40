/** Every role a person can hold, in the order lists show them. One person may hold several and acts in one at a time. */
export const roles = [
  'student',
  'mentor',
  'consultant',
  'programme-lead',
  'analyst',
  'alumni-office',
  'observer',
  'champion',
  'safeguarding-lead',
  'data-protection-officer',
  'administrator',
  'operator',
] as const;
export type Role = (typeof roles)[number];

/** Each role in words, as pages and the record of who looked say it. */
export const roleNames: Readonly<Record<Role | 'machine' | 'system', string>> = {
  student: 'Student',
  mentor: 'Mentor',
  consultant: 'Careers consultant',
  'programme-lead': 'Programme lead',
  analyst: 'Planning analyst',
  'alumni-office': 'Alumni office',
  observer: 'Observer',
  champion: 'Senior champion',
  'safeguarding-lead': 'Safeguarding lead',
  'data-protection-officer': 'Data protection officer',
  administrator: 'Administrator',
  operator: 'Service operator',
  machine: 'Another system',
  system: 'The service itself',
};

/** Roles of those who take part; everybody else works for the university or runs the service. */
const partRoles: readonly Role[] = ['student', 'mentor'];
export const staffRoles: readonly Role[] = roles.filter((role) => !partRoles.includes(role));

/** Roles that act only after a second factor: they see other people's records or decide who does. */
export const strongRoles: readonly Role[] = staffRoles.filter((role) => role !== 'observer' && role !== 'champion');

/** Which request somebody asks in: goes into the record of who looked, so that both can be found from one another. */
export interface RequestMark {
  readonly id: string;
  /** What for, in a word of the record's own list; absent: what the route is for. */
  readonly purpose?: string;
  /** The first part of the address it came from, never the whole of it: `192.0.2.0/24`. */
  readonly addressPrefix?: string;
}

/**
 * Who is asking, and for which institution: it travels in every service call.
 *
 * `accountId` is null when nobody asks, only the clock: a scheduled job.
 */
export interface Actor {
  readonly institutionId: string;
  readonly accountId: string | null;
  /** The one role somebody acts in now; `system` for a job; none for another system that uses a key. */
  readonly roles: readonly (Role | 'system')[];
  /** The permissions that another system's key allows; absent for everybody else. */
  readonly allowed?: readonly string[];
  /** Which key another system uses. */
  readonly keyId?: string;
  /** Absent for a job. */
  readonly request?: RequestMark;
}

/** The actor of a job: it acts for one institution and for no person. */
export const systemActor = (institutionId: string): Actor => ({ institutionId, accountId: null, roles: ['system'] });
