import { portfolioOf } from '@footing/identity';
import { type Role, rolesFor } from '@footing/kernel';
import { withinReach } from '@footing/people';
import type { EntityManager } from 'typeorm';

/** A consultant's word, given beforehand: if this falls through, offer the next best of at least such a fit. */
export interface StandingWord {
  readonly id: string;
  /** Points, 0 to 65,535. */
  readonly atLeast: number;
  readonly decidedBy: string;
}

/**
 * The word that covers a student now: one about them before one about the round, and of those the strictest. One about the round
 * covers only students whom its giver looks after today; one of somebody who may not decide any more covers nobody.
 */
export async function standingFor(
  tx: EntityManager,
  institutionId: string,
  { roundId, applicationId }: { readonly roundId: string; readonly applicationId: string },
): Promise<StandingWord | null> {
  const words = await tx.query<(StandingWord & { roles: Role[] })[]>(
    `select w.id, w.at_least as "atLeast", w.decided_by as "decidedBy",
       array(select role from account_role g where g.institution_id = w.institution_id and g.account_id = w.decided_by) as roles
     from standing_approval w join account a on a.institution_id = w.institution_id and a.id = w.decided_by
     where w.institution_id = $1 and w.round_id = $2 and (w.application_id is null or w.application_id = $3)
       and w.ended_at is null and a.disabled_at is null
     order by w.application_id nulls last, w.at_least desc, w.id`,
    [institutionId, roundId, applicationId],
  );
  for (const { roles, ...word } of words)
    if (await reaches(tx, institutionId, applicationId, roles, word.decidedBy)) return word;
  return null;
}

async function reaches(
  tx: EntityManager,
  institutionId: string,
  applicationId: string,
  roles: readonly Role[],
  accountId: string,
): Promise<boolean> {
  const rules = rolesFor('pairings.manage').filter(({ role }) => roles.includes(role));
  if (rules.length === 0) return false;
  if (rules.some(({ within }) => within === null)) return true;
  const reach = await portfolioOf(tx, { institutionId, accountId });
  return (await withinReach(tx, institutionId, reach, [applicationId])).has(applicationId);
}
