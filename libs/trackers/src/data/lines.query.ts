import type { EntityManager } from 'typeorm';
import type { HashedLine } from '../domain/difference';

/** Of the last file of a profile. */
export const linesBefore = (tx: EntityManager, institutionId: string, profileId: string): Promise<HashedLine[]> =>
  tx.query<HashedLine[]>(
    `select encode(key, 'hex') as key, encode(cells, 'hex') as cells from tracker_line where institution_id = $1 and profile_id = $2`,
    [institutionId, profileId],
  );

/** In the place of those before. */
export async function keepLines(
  tx: EntityManager,
  institutionId: string,
  profileId: string,
  lines: readonly HashedLine[],
): Promise<void> {
  await tx.query('delete from tracker_line where institution_id = $1 and profile_id = $2', [institutionId, profileId]);
  await tx.query(
    `insert into tracker_line (institution_id, profile_id, key, cells)
     select $1, $2, decode(k, 'hex'), decode(c, 'hex') from unnest($3::text[], $4::text[]) x (k, c)`,
    [institutionId, profileId, lines.map(({ key }) => key), lines.map(({ cells }) => cells)],
  );
}
