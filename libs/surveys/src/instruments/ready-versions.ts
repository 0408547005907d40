import type { EntityManager } from 'typeorm';
import { freeze } from '../freeze';
import type { Instrument } from '../domain/instrument';

/**
 * The newest frozen version of an instrument by its key; the one that comes with the service is kept here when it is first
 * asked for. @returns its id.
 */
export async function readyVersion(
  tx: EntityManager,
  institutionId: string,
  shipped: Instrument,
  at: Date,
): Promise<string> {
  const newest = async () => {
    const [row] = await tx.query<{ id: string }[]>(
      `select v.id from instrument i join instrument_version v on v.institution_id = i.institution_id and v.instrument_id = i.id
       where i.institution_id = $1 and i.key = $2 and v.state = 'frozen' order by v.number desc limit 1`,
      [institutionId, shipped.key],
    );
    return row?.id;
  };
  const found = await newest();
  if (found) return found;
  const { content, sha256 } = freeze(shipped);
  await tx.query(
    `with made as (insert into instrument (institution_id, key, made_at) values ($1, $2, $3)
       on conflict on constraint instrument_key_once do update set retired_at = null returning institution_id, id)
     insert into instrument_version (institution_id, instrument_id, number, state, content, sha256, changed_at, frozen_at)
     select m.institution_id, m.id, 1 + coalesce((select max(v.number) from instrument_version v
       where v.institution_id = m.institution_id and v.instrument_id = m.id), 0), 'frozen', $4, decode($5, 'hex'), $3, $3 from made m`,
    [institutionId, shipped.key, at, content, sha256],
  );
  return (await newest()) ?? '';
}
