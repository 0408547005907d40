import type { Evidence, Stopped } from '@footing/consent';
import { underPurpose } from '@footing/database';
import type { Actor } from '@footing/kernel';
import type { EntityManager } from 'typeorm';

/**
 * Sees for itself that nothing is joined to somebody who stopped: it went when they said so. Where they said yes again since, nothing is
 * left of the stop.
 * @throws where something still is.
 */
export async function stopJoining(
  tx: EntityManager,
  { institutionId }: Pick<Actor, 'institutionId'>,
  { person }: Stopped,
): Promise<Evidence> {
  const left = await underPurpose(
    tx,
    'own',
    () =>
      tx.query<unknown[]>(
        `select from registry_value v where v.institution_id = $1 and v.student_id = $2 and not exists (select from consent.state s
           where s.institution_id = $1 and s.subject_id = $2 and s.purpose = 'linkage' and s.item = '' and s.permitted)`,
        [institutionId, person.id],
      ),
    person.id,
  );
  if (left.length > 0) throw new Error(`records of ${person.id} are still joined`);
  return { found: 0 };
}
