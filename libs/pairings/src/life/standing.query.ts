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

interface Covered {
  readonly roundId: string;
  readonly applicationId: string;
}

interface WordRow extends StandingWord {
  readonly roundId: string;
  readonly applicationId: string | null;
  readonly roles: readonly Role[];
}

/**
 * The word that covers each student now, by application: one about them before one about the round, and of those the strictest.
 * One about the round covers only students whom its giver looks after today; one of somebody who may not decide any more
 * covers nobody. Cost: one statement, and two for each consultant who gave a word.
 */
export async function standingsFor(
  tx: EntityManager,
  institutionId: string,
  all: readonly Covered[],
): Promise<ReadonlyMap<string, StandingWord>> {
  if (all.length === 0) return new Map();
  const applications = all.map(({ applicationId }) => applicationId);
  const words = await tx.query<WordRow[]>(
    `select w.id, w.round_id as "roundId", w.application_id as "applicationId", w.at_least as "atLeast", w.decided_by as "decidedBy",
       array(select role from account_role g where g.institution_id = w.institution_id and g.account_id = w.decided_by) as roles
     from standing_approval w join account a on a.institution_id = w.institution_id and a.id = w.decided_by
     where w.institution_id = $1 and w.round_id = any ($2::uuid[]) and (w.application_id is null or w.application_id = any ($3::uuid[]))
       and w.ended_at is null and a.disabled_at is null
     order by w.application_id nulls last, w.at_least desc, w.id`,
    [institutionId, [...new Set(all.map(({ roundId }) => roundId))], applications],
  );
  const reached = await reachOfEach(tx, institutionId, words, applications);
  const found = all.flatMap(({ roundId, applicationId }): [string, StandingWord][] => {
    const word = words.find(
      (one) =>
        one.roundId === roundId &&
        (one.applicationId ?? applicationId) === applicationId &&
        reached.get(one.decidedBy)?.has(applicationId),
    );
    return word ? [[applicationId, { id: word.id, atLeast: word.atLeast, decidedBy: word.decidedBy }]] : [];
  });
  return new Map(found);
}

/** Of these applications, those whose students each giver looks after today. */
async function reachOfEach(
  tx: EntityManager,
  institutionId: string,
  words: readonly WordRow[],
  applications: readonly string[],
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const reached = new Map<string, ReadonlySet<string>>();
  for (const { decidedBy, roles } of words) {
    if (reached.has(decidedBy)) continue;
    const rules = rolesFor('pairings.manage').filter(({ role }) => roles.includes(role));
    if (rules.some(({ within }) => within === null)) reached.set(decidedBy, new Set(applications));
    else if (rules.length === 0) reached.set(decidedBy, new Set());
    else {
      const reach = await portfolioOf(tx, { institutionId, accountId: decidedBy });
      reached.set(decidedBy, await withinReach(tx, institutionId, reach, applications));
    }
  }
  return reached;
}
