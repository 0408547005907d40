import { underPurpose } from '@footing/database';
import type { EntityManager } from 'typeorm';
import type { Import } from '../data/import.entity';
import { partsOf } from '../data/experiences.query';
import { sides } from '../data/sides';

/** What matching may see now of each application or offer of a round, by what decisions name it. */
export async function knownItems(
  tx: EntityManager,
  { institutionId, roundId, kind }: Import,
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const { experience, partKey } = sides[kind];
  const parts = await partsOf(tx, sides[kind], { institutionId, roundId });
  const rows = await underPurpose(tx, 'matching.characteristics', () =>
    tx.query<{ partId: string; items: string[] }[]>(
      `select e.${partKey} as "partId", array_agg(e.item) as items from ${experience} e
       where e.institution_id = $1 and e.${partKey} = any ($2::uuid[]) group by 1`,
      [institutionId, parts],
    ),
  );
  return new Map(rows.map(({ partId, items }) => [partId, new Set(items)]));
}

/**
 * What these people have refused or taken back, or are taking back just now, whose yes has run out, and what was ended so that
 * they are asked anew: `<person> <item>`. No file gives that again.
 */
export async function stoppedItems(
  tx: EntityManager,
  { institutionId }: Pick<Import, 'institutionId'>,
  personIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await tx.query<{ stopped: string }[]>(
    `select s.subject_id || ' ' || s.item as stopped from consent.state s
       join consent.event e on e.institution_id = s.institution_id and e.subject_id = s.subject_id and e.seq = s.last_seq
     where s.institution_id = $1 and s.subject_id = any ($2::uuid[]) and s.purpose = 'matching.characteristics'
       and (s.permitted and s.valid_until <= clock_timestamp() or not s.permitted and (e.kind in ('withdrawn', 'refused', 'expired')
         or e.kind = 'invalidated' and e.method in ('text changed', 'rule changed')))
     union select i.subject_id || ' ' || i.item from consent.stop_intent i
     where i.institution_id = $1 and i.subject_id = any ($2::uuid[]) and i.purpose = 'matching.characteristics'`,
    [institutionId, personIds],
  );
  return new Set(rows.map(({ stopped }) => stopped));
}
