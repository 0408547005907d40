/** Every role a person can act in. One person may hold several; an actor acts in all of those they hold. */
export const roles = ['programme-lead', 'consultant', 'analyst', 'administrator'] as const;
export type Role = (typeof roles)[number];

/**
 * Who is asking, and for which institution: it travels in every service call.
 *
 * `accountId` is null when nobody asks, only the clock: a scheduled job.
 */
export interface Actor {
  readonly institutionId: string;
  readonly accountId: string | null;
  readonly roles: readonly (Role | 'system')[];
}

/** The actor of a job: it acts for one institution and for no person. */
export const systemActor = (institutionId: string): Actor => ({ institutionId, accountId: null, roles: ['system'] });
