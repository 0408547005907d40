import { type Role, roles as allRoles } from '@footing/kernel';
import type { EntityManager } from 'typeorm';

/** A session of somebody, as they see it in the list of their devices. */
export interface Device {
  readonly id: string;
  /** As the browser names itself, at most 400 characters; '' when it says nothing. */
  readonly agent: string;
  /** Null where no role may be acted in yet. */
  readonly role: Role | null;
  readonly method: string;
  /** When they signed in. */
  readonly beganAt: Date;
  /** To the minute. */
  readonly seenAt: Date;
}

/** The sessions of an account that are not over, the one seen last first. */
export function devicesOf(tx: EntityManager, institutionId: string, accountId: string): Promise<Device[]> {
  return tx.query<Device[]>(
    `select id, agent, role, method, began_at as "beganAt", seen_at as "seenAt" from account_session
     where institution_id = $1 and account_id = $2 and began_at > now() - interval '12 hours'
       and seen_at > now() - case when role in ('student', 'mentor') then interval '2 hours' else interval '30 minutes' end
     order by seen_at desc, id desc`,
    [institutionId, accountId],
  );
}

/** Ends one session of an account. @returns whether there was one. */
export async function endSession(tx: EntityManager, institutionId: string, accountId: string, id: string) {
  const ended = await tx.query<[unknown[], number]>(
    'delete from account_session where institution_id = $1 and account_id = $2 and id = $3',
    [institutionId, accountId, id],
  );
  return ended[1] > 0;
}

/** Ends every session of an account, but for one where it is given. @returns how many. */
export async function endSessionsOf(tx: EntityManager, institutionId: string, accountId: string, butFor?: string) {
  const ended = await tx.query<[unknown[], number]>(
    'delete from account_session where institution_id = $1 and account_id = $2 and id is distinct from $3::uuid',
    [institutionId, accountId, butFor ?? null],
  );
  return ended[1];
}

/** The name of an account and the roles it holds now; null when it is gone or switched off. */
export async function ownerOf(
  tx: EntityManager,
  institutionId: string,
  accountId: string,
): Promise<{ readonly name: string; readonly roles: readonly Role[] } | null> {
  const [owner] = await tx.query<{ name: string; roles: Role[] }[]>(
    `select a.name, array(select r.role::text from account_role r where r.institution_id = a.institution_id
       and r.account_id = a.id) as roles
     from account a where a.institution_id = $1 and a.id = $2 and a.disabled_at is null`,
    [institutionId, accountId],
  );
  return owner ? { ...owner, roles: allRoles.filter((role) => owner.roles.includes(role)) } : null;
}
