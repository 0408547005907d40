import type { EntityManager } from 'typeorm';

/** Who said yes to a pairing `p` that could not begin yet; a list of sides, empty where nobody did. */
export const SAID_YES = `array(select distinct s.side from pairing_said s where s.institution_id = p.institution_id
  and s.pairing_id = p.id and s.what = 'yes' and p.state in ('proposed', 'accepted') and s.side is distinct from p.accepted_by)`;

/** Pairings in which a yes waits. */
export async function waitingYeses(tx: EntityManager, institutionId: string): Promise<string[]> {
  const rows = await tx.query<{ id: string }[]>(
    `select p.id from pairing p where p.institution_id = $1 and p.state in ('proposed', 'accepted') and ${SAID_YES} <> '{}'
     order by p.id`,
    [institutionId],
  );
  return rows.map(({ id }) => id);
}
