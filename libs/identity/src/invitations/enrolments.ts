import { record } from '@footing/audit';
import type { Actor } from '@footing/kernel';
import type { EntityManager } from 'typeorm';
import { findAsker } from '../links/who-asks.query';

interface Taken {
  readonly email: string;
  readonly name: string;
  readonly madeBy: string | null;
}

/**
 * Uses an invitation up: the address that was invited enrols as a mentor here, and gets nothing more. Of many at once
 * exactly one finds it unused; whoever comes after finds the account that it made.
 *
 * @param actor in whose name the record says it: the service itself. @returns the account; null when the invitation is over and made none, or the account is switched off.
 */
export async function enrol(tx: EntityManager, actor: Actor, invitationId: string): Promise<string | null> {
  const { institutionId } = actor;
  const key = [institutionId, invitationId];
  const [taken] = await tx.query<Taken[]>(
    `with taken as (
       update invitation set used_at = now()
       where institution_id = $1 and id = $2 and used_at is null and withdrawn_at is null and expires_at > now()
       returning email, name, made_by as "madeBy"
     ) select * from taken`,
    key,
  );
  if (!taken) return accountMadeBy(tx, key);
  const accountId = await makeMentor(tx, institutionId, taken);
  // Switched off, or the university's to sign in: then it was not used.
  if (!accountId) {
    await tx.query('update invitation set used_at = null where institution_id = $1 and id = $2', key);
    return null;
  }
  await tx.query('update invitation set account_id = $3 where institution_id = $1 and id = $2', [...key, accountId]);
  const subjects = [{ kind: 'account', id: accountId } as const];
  await record(tx, actor, { event: 'mentor.enrolled', subjects, object: invitationId });
  return accountId;
}

async function accountMadeBy(tx: EntityManager, key: readonly string[]): Promise<string | null> {
  const [made] = await tx.query<{ id: string }[]>(
    `select a.id from invitation i join account a on a.institution_id = i.institution_id and a.id = i.account_id
     where i.institution_id = $1 and i.id = $2 and i.used_at is not null and a.disabled_at is null`,
    [...key],
  );
  return made?.id ?? null;
}

async function makeMentor(
  tx: EntityManager,
  institutionId: string,
  { email, name, madeBy }: Taken,
): Promise<string | null> {
  await tx.query(
    `insert into account (institution_id, name, email)
     select $1::uuid, coalesce(nullif(btrim($3), ''),
         (select nullif(btrim(m.first_name || ' ' || m.last_name), '') from mentor m where m.institution_id = $1 and m.email = $2),
         split_part($2, '@', 1)), $2
     on conflict (institution_id, email) do nothing`,
    [institutionId, email, name],
  );
  // One without a role yet is nobody's: it was made just now.
  const [made] = await tx.query<{ id: string }[]>(
    `select id from account a where institution_id = $1 and email = $2 and disabled_at is null
       and not exists (select from account_role r where r.institution_id = a.institution_id and r.account_id = a.id)`,
    [institutionId, email],
  );
  const asker = made ? null : await findAsker(tx, institutionId, email);
  if (!made && (!asker || asker.mustUseUniversity)) return null;
  const accountId = made?.id ?? asker?.accountId ?? '';
  await tx.query(
    `insert into account_role (institution_id, account_id, role, granted_by) values ($1, $2, 'mentor', $3) on conflict do nothing`,
    [institutionId, accountId, madeBy],
  );
  await tx.query(
    `update account a set mentor_id = m.id from mentor m
     where a.institution_id = $1 and a.id = $2 and a.mentor_id is null and m.institution_id = $1 and m.email = a.email
       and not exists (select from account o where o.institution_id = $1 and o.mentor_id = m.id)`,
    [institutionId, accountId],
  );
  return accountId;
}
