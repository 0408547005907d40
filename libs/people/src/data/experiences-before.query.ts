import { underPurpose } from '@footing/database';
import type { Actor } from '@footing/kernel';
import type { Secrets } from '@footing/secrets';
import type { EntityManager } from 'typeorm';
import { keepExperiences } from './experiences.query';
import type { SideTables } from './sides';

interface Row {
  readonly partId: string;
  readonly personId: string;
  readonly sealed: Buffer | null;
  /** What was written before there were keys. */
  readonly clear: string[] | null;
  readonly agreedHow: string;
  readonly agreedAt: Date;
}

/**
 * Takes the lists apart that were kept before each experience had a row and a decision of its own: with the agreement that was
 * written down then, and the notice of today. Whose key has been destroyed has nothing left to keep. @returns how many lists.
 */
export async function takeApart(
  tx: EntityManager,
  secrets: Secrets,
  side: SideTables,
  here: Pick<Actor, 'institutionId'>,
): Promise<number> {
  const kept = await underPurpose(tx, 'matching.characteristics', () =>
    tx.query<Omit<Row, 'personId'>[]>(
      `select ${side.partKey} as "partId", sealed, experiences as clear, agreed_how as "agreedHow", agreed_at as "agreedAt"
       from ${side.experience}_before where institution_id = $1 for update`,
      [here.institutionId],
    ),
  );
  if (kept.length === 0) return 0;
  const rows = await withOwners(tx, side, here, kept);
  const lists = await listsOf(tx, secrets, side, here, rows);
  const said = rows.map((row, at) => ({ ...row, words: lists[at] ?? [], differs: true }));
  await keepExperiences(tx, secrets, side, here, { spoken: [], said, method: 'earlier import', by: 'system' });
  await underPurpose(tx, 'matching.characteristics', () =>
    tx.query(`delete from ${side.experience}_before where institution_id = $1 and ${side.partKey} = any ($2::uuid[])`, [
      here.institutionId,
      rows.map(({ partId }) => partId),
    ]),
  );
  return rows.length;
}

async function withOwners(
  tx: EntityManager,
  side: SideTables,
  { institutionId }: Pick<Actor, 'institutionId'>,
  kept: readonly Omit<Row, 'personId'>[],
): Promise<Row[]> {
  const owners = await tx.query<{ id: string; personId: string }[]>(
    `select id, ${side.personKey} as "personId" from ${side.part} where institution_id = $1 and id = any ($2::uuid[])`,
    [institutionId, kept.map(({ partId }) => partId)],
  );
  const ownerOf = new Map(owners.map(({ id, personId }) => [id, personId]));
  return kept.flatMap((row) => {
    const personId = ownerOf.get(row.partId);
    return personId === undefined ? [] : [{ ...row, personId }];
  });
}

async function listsOf(
  tx: EntityManager,
  secrets: Secrets,
  side: SideTables,
  here: Pick<Actor, 'institutionId'>,
  rows: readonly Row[],
): Promise<string[][]> {
  const closed = rows.flatMap(({ personId, sealed }) => (sealed ? [{ personId, sealed }] : []));
  const texts = await secrets.openMany(tx, here, `${side.experience}.experiences`, closed);
  let next = 0;
  return rows.map(({ sealed, clear }) => {
    if (!sealed) return clear ?? [];
    const text = texts[next++];
    return text ? (JSON.parse(text) as string[]) : [];
  });
}
