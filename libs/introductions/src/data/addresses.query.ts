import type { Person } from '@footing/consent';
import type { EntityManager } from 'typeorm';

/** How to write to somebody; no address where there is none. */
export async function addressOf(tx: EntityManager, institutionId: string, { kind, id }: Person) {
  const [row] = await tx.query<{ firstName: string; email: string | null }[]>(
    `select first_name as "firstName", email from ${kind} where institution_id = $1 and id = $2`,
    [institutionId, id],
  );
  return row ?? { firstName: '', email: null };
}
