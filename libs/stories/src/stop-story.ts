import type { Person } from '@footing/consent';
import { underPurpose } from '@footing/database';
import type { Actor, Purpose } from '@footing/kernel';
import type { Mail } from '@footing/messages';
import type { EntityManager } from 'typeorm';
import { stoppedLetter } from './asked-letter';
import type { StoryPlace } from './domain/story-places';

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

/**
 * Writes to whoever asked for a stopped story that was agreed to for places that only people can take it from. Nothing where it
 * was for our own page alone, or where they work here no more.
 */
export async function tellAsker(
  tx: EntityManager,
  mail: Mail,
  { institutionId }: Pick<Actor, 'institutionId'>,
  { item }: Pick<Stop, 'item'>,
): Promise<void> {
  const [asker] = await tx.query<{ email: string; places: StoryPlace[] }[]>(
    `select a.email, h.places from story h join account a on a.institution_id = h.institution_id and a.id = h.asked_by
     where h.institution_id = $1 and 'story:' || h.id = $2 and a.disabled_at is null`,
    [institutionId, item],
  );
  const elsewhere = asker?.places.filter((place) => place !== 'our-page') ?? [];
  if (asker && elsewhere.length > 0) await mail.send(tx, { institutionId }, stoppedLetter(asker.email, elsewhere));
}
