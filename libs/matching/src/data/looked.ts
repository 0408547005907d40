import { type Entry as Line, record } from '@footing/audit';
import type { Coverage } from '@footing/identity';
import type { Actor } from '@footing/kernel';
import { type PartsOfRound, subjectsBehind, withinReach } from '@footing/people';
import type { EntityManager } from 'typeorm';
import type { Draft } from './draft.entity';

/** What lists of a draft tell about somebody; the tier makes them special-category data. */
export const benchFields: readonly string[] = ['name', 'school', 'tier', 'mentor', 'fit', 'review'];

/** What a draft is made from, of everybody: it is read whole, and shown to nobody. */
export const inputFields: readonly string[] = ['name', 'school', 'answers', 'tier', 'priorityGroup', 'experiences'];

/** The applications and offers that a draft is about. @param reach only students within it, and their mentors. */
export async function everybodyIn(
  tx: EntityManager,
  { institutionId, id }: Pick<Draft, 'institutionId' | 'id'>,
  reach: Coverage = { everything: true },
) {
  const pairs = await tx.query<OfPair[]>(
    `select application_id as "applicationId", offer_id as "offerId" from draft_pair
       where institution_id = $1 and draft_id = $2
     union all
     select application_id, null from draft_unmatched where institution_id = $1 and draft_id = $2`,
    [institutionId, id],
  );
  const ids = pairs.map(({ applicationId }) => applicationId);
  const seen = await withinReach(tx, institutionId, reach, ids);
  return partsOf(pairs.filter(({ applicationId }) => seen.has(applicationId)));
}

/** Leaves a line about the people behind these applications and offers. */
export async function recordAbout(
  tx: EntityManager,
  actor: Actor,
  { applications = [], offers = [] }: PartsOfRound,
  line: Omit<Line, 'subjects'>,
): Promise<void> {
  const subjects = await subjectsBehind(tx, actor.institutionId, { applications, offers });
  await record(tx, actor, { ...line, subjects });
}

interface OfPair {
  readonly applicationId: string;
  readonly offerId: string | null;
}

/** The applications and offers of pairs, or of entries of a draft; an unmatched student has no offer. */
export const partsOf = (pairs: readonly OfPair[]): PartsOfRound => ({
  applications: pairs.map(({ applicationId }) => applicationId),
  offers: pairs.flatMap(({ offerId }) => offerId ?? []),
});
