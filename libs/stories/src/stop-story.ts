import type { Person } from '@footing/consent';
import { underPurpose } from '@footing/database';
import type { Actor, Purpose } from '@footing/kernel';
import type { EntityManager } from 'typeorm';

/** A stop as it was recorded. */
interface Stop {
  readonly person: Person;
  readonly purpose: Purpose;
  readonly item: string;
}

/**
 * Sees for itself that a stopped story is shown to nobody: it asks as the public page does, and does not confirm while there is
 * an answer. Where its owner said yes again since, that is theirs to do and nothing is left of the stop.
 *
 * @returns `found`: whether we hold the story still, for its owner alone; `shown`: always 0.
 * @throws where it is still shown.
 */
export async function stopStory(
  tx: EntityManager,
  { institutionId }: Pick<Actor, 'institutionId'>,
  { person, item }: Stop,
): Promise<{ found: number; shown: number }> {
  const id = item.replace(/^story:/, '');
  const count = async (sql: string, values: unknown[]) => (await tx.query<{ n: number }[]>(sql, values))[0]?.n ?? 0;
  const found = await count(
    'select count(*)::int as n from story where institution_id = $1 and id::text = $2 and subject_id = $3',
    [institutionId, id, person.id],
  );
  const allowed = await count(
    `select count(*)::int as n from consent.state where institution_id = $1 and subject_id = $2 and purpose = 'story'
       and item = $3 and permitted`,
    [institutionId, person.id, item],
  );
  const shown = await underPurpose(tx, 'story', () =>
    count('select count(*)::int as n from story_content where institution_id = $1 and story_id::text = $2', [
      ...[institutionId, id],
    ]),
  );
  if (shown > 0 && allowed === 0) throw new Error(`story ${id} is still shown`);
  return { found, shown: 0 };
}
