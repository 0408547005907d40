import { record } from '@footing/audit';
import { type Person, selfOf } from '@footing/consent';
import { type Actor, DomainError } from '@footing/kernel';
import type { EntityManager } from 'typeorm';

interface Account {
  readonly name: string;
  readonly email: string;
}

/**
 * The mentor that the asker is. Where their account has no record yet it is tied to the one with its address, as when an
 * invitation is accepted, or to a new one. Under the purpose `own`.
 * @throws {DomainError} forbidden for who is no mentor; conflict, `offer.record-elsewhere`, where the record with their address
 * is somebody else's.
 */
export async function ownMentor(tx: EntityManager, actor: Actor): Promise<Person> {
  const self = await selfOf(tx, actor);
  if (self) return self;
  const [account] = await tx.query<Account[]>(
    `select name, email from account where institution_id = $1 and id = $2 for update`,
    [actor.institutionId, actor.accountId],
  );
  if (!account || !actor.roles.includes('mentor')) throw new DomainError('forbidden', 'permission.missing');
  // Two devices at the same instant: the second finds what the first has made.
  const made = await selfOf(tx, actor);
  return made ?? tie(tx, actor, account);
}

async function tie(tx: EntityManager, actor: Actor, { name, email }: Account): Promise<Person> {
  const { institutionId, accountId } = actor;
  const words = name.trim().split(/\s+/);
  const last = words.length > 1 ? (words.pop() ?? '') : '';
  const [row] = await tx.query<{ id: string; isTaken: boolean }[]>(
    `with made as (
       insert into mentor (institution_id, email, first_name, last_name) values ($1, lower($2), left($3, 100), left($4, 100))
       on conflict (institution_id, email) do nothing returning id
     )
     select id, false as "isTaken" from made union all
     select m.id, exists (select from account o where o.institution_id = $1 and o.mentor_id = m.id)
     from mentor m where m.institution_id = $1 and m.email = lower($2)`,
    [institutionId, email, words.join(' '), last],
  );
  if (!row || row.isTaken) throw new DomainError('conflict', 'offer.record-elsewhere', `account ${String(accountId)}`);
  await tx.query('update account set mentor_id = $3 where institution_id = $1 and id = $2', [
    ...[institutionId, accountId, row.id],
  ]);
  const subjects = [
    { kind: 'account', id: accountId ?? '' },
    { kind: 'mentor', id: row.id },
  ] as const;
  await record(tx, actor, { event: 'mentor-record.made', subjects });
  return { kind: 'mentor', id: row.id };
}
