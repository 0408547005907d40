import type { Actor } from '@footing/kernel';
import type { EntityManager } from 'typeorm';
import type { Person } from '../person';

/**
 * Whose record is the asker's own, in the role they act in; null when none is linked to their account yet. Ask for it under
 * the purpose `own`.
 */
export async function selfOf(
  tx: EntityManager,
  { institutionId, accountId, roles }: Pick<Actor, 'institutionId' | 'accountId' | 'roles'>,
): Promise<Person | null> {
  const kind = roles.includes('mentor') ? 'mentor' : 'student';
  if (accountId === null || !roles.includes(kind)) return null;
  const [row] = await tx.query<{ id: string | null }[]>(
    `select case $3 when 'mentor' then mentor_id else student_id end as id from account
     where institution_id = $1 and id = $2`,
    [institutionId, accountId, kind],
  );
  return row?.id ? { kind, id: row.id } : null;
}
