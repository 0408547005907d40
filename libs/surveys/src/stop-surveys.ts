import type { Evidence, Stopped } from '@footing/consent';
import { underPurpose } from '@footing/database';
import type { Actor } from '@footing/kernel';
import type { Mail } from '@footing/messages';
import type { EntityManager } from 'typeorm';

/**
 * Sees for itself that nothing of somebody who stopped is counted: it asks as the counts do, and does not confirm while there is
 * an answer. Invitations ended, and mail was dropped, when they said so. Where they said yes again since, nothing is left of the stop.
 *
 * @returns `found`: surveys that they were asked, which are theirs alone now; `dropped`: mail; `counted`: always 0.
 * @throws where something of theirs is still counted.
 */
export async function stopSurveys(
  tx: EntityManager,
  mail: Mail,
  { institutionId }: Pick<Actor, 'institutionId'>,
  { person, ...what }: Stopped,
): Promise<Evidence> {
  const count = async (sql: string) => (await tx.query<{ n: number }[]>(sql, [institutionId, person.id]))[0]?.n ?? 0;
  const dropped = await mail.stop(tx, { institutionId }, { subjectId: person.id, ...what });
  const found = await count(
    'select count(*)::int as n from survey_invitation where institution_id = $1 and person_id = $2',
  );
  const allowed = await count(
    `select count(*)::int as n from consent.state where institution_id = $1 and subject_id = $2 and purpose = 'evidence' and item = ''
       and permitted`,
  );
  const counted = await underPurpose(tx, 'evidence', () =>
    count('select count(*)::int as n from survey_response where institution_id = $1 and person_id = $2'),
  );
  if (counted > 0 && allowed === 0) throw new Error(`surveys of ${person.id} are still counted`);
  return { found, dropped, counted: 0 };
}
