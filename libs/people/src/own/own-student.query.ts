import { record } from '@footing/audit';
import { type Person, selfOf } from '@footing/consent';
import { type Actor, DomainError } from '@footing/kernel';
import type { EntityManager } from 'typeorm';

interface Account {
  readonly name: string;
  readonly email: string;
}

/**
 * The student that the asker is, made of their account where no record of theirs has come yet. Under the purpose `own`.
 * @throws {DomainError} forbidden for who is no student; conflict, `application.record-elsewhere`, where the university has a
 * record with their address that is not linked: who it belongs to is not for us to guess.
 */
export async function ownStudent(tx: EntityManager, actor: Actor): Promise<Person> {
  const self = await selfOf(tx, actor);
  if (self) return self;
  const [account] = await tx.query<Account[]>(
    `select name, email from account where institution_id = $1 and id = $2 for update`,
    [actor.institutionId, actor.accountId],
  );
  if (!account || !actor.roles.includes('student')) throw new DomainError('forbidden', 'permission.missing');
  // Two devices at the same instant: the second finds what the first has made.
  const made = await selfOf(tx, actor);
  return made ?? makeStudent(tx, actor, account);
}

async function makeStudent(tx: EntityManager, actor: Actor, { name, email }: Account): Promise<Person> {
  const { institutionId, accountId } = actor;
  const words = name.trim().split(/\s+/);
  const last = words.length > 1 ? (words.pop() ?? '') : '';
  const [row] = await tx.query<{ id: string }[]>(
    `insert into student (institution_id, email, first_name, last_name) values ($1, lower($2), left($3, 100), left($4, 100))
     on conflict (institution_id, email) do nothing returning id`,
    [institutionId, email, words.join(' '), last],
  );
  if (!row) throw new DomainError('conflict', 'application.record-elsewhere', `account ${String(accountId)}`);
  await tx.query('update account set student_id = $3 where institution_id = $1 and id = $2', [
    ...[institutionId, accountId, row.id],
  ]);
  const subjects = [
    { kind: 'account', id: accountId ?? '' },
    { kind: 'student', id: row.id },
  ] as const;
  await record(tx, actor, { event: 'student-record.made', subjects });
  return { kind: 'student', id: row.id };
}
