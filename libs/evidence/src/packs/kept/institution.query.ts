import type { EntityManager } from 'typeorm';
import type { Nation } from '../documents/template';

const nations: Readonly<Record<string, Nation>> = {
  england: 'England',
  scotland: 'Scotland',
  wales: 'Wales',
  'northern-ireland': 'Northern Ireland',
};

/** Where an institution is, which decides which documents it has. */
export async function nationOf(tx: EntityManager, institutionId: string): Promise<Nation> {
  return (await institutionOf(tx, institutionId)).nation;
}

/** What stands on its documents. */
export async function institutionOf(
  tx: EntityManager,
  institutionId: string,
): Promise<{ readonly name: string; readonly nation: Nation }> {
  const [row] = await tx.query<{ name: string; nation: string }[]>(
    'select name, nation::text as nation from institution where id = $1',
    [institutionId],
  );
  return { name: row?.name ?? '', nation: nations[row?.nation ?? ''] ?? 'England' };
}
