import { DomainError } from '@footing/kernel';
import type { EntityManager } from 'typeorm';
import { personOf, type WholePerson } from '../data/person.query';
import type { Named } from '../named-sql';

/**
 * Whoever has the account, or has none and a record with this id, held until the transaction ends.
 * @throws {DomainError} not-found, `right.not-found`, when nobody has it.
 */
export async function holdWhole(tx: EntityManager, institutionId: string, accountId: string): Promise<WholePerson> {
  await tx.query('select from account where institution_id = $1 and id = $2 for update', [institutionId, accountId]);
  for (const table of ['student', 'mentor'])
    await tx.query(`select from ${table} where institution_id = $1 and id = $2 for update`, [institutionId, accountId]);
  const person = await personOf(tx, institutionId, accountId);
  if (!person) throw new DomainError('not-found', 'right.not-found', `account ${accountId}`);
  return person;
}

/** How the person is called in the SQL of traces. */
export async function namesFor(tx: EntityManager, institutionId: string, person: WholePerson): Promise<Named> {
  const { accountId, studentId, mentorId, email } = person;
  const [row] = await tx.query<{ number: string | null; address: string | null }[]>(
    `select university_id as number, email as address from student where institution_id = $1 and id = $2
     union all select university_id, email from mentor where institution_id = $1 and id = $3`,
    [institutionId, studentId, mentorId],
  );
  const ids = { here: institutionId, account: accountId, student: studentId, mentor: mentorId };
  // An empty address would be that of everybody who has none.
  return { ...ids, email: email === '' ? null : email, number: row?.number ?? null, address: row?.address ?? null };
}

/** Whether the account has a role besides taking part: then somebody takes that away first. */
export async function worksHere(tx: EntityManager, institutionId: string, accountId: string): Promise<boolean> {
  const [row] = await tx.query<{ works: boolean }[]>(
    `select exists (select from account_role where institution_id = $1 and account_id = $2
       and role not in ('student', 'mentor')) as works`,
    [institutionId, accountId],
  );
  return row?.works ?? false;
}
