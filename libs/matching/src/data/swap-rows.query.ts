import type { SwapPreview } from '@footing/engine';
import { type EntityManager, In } from 'typeorm';
import { discreet } from '../domain/reasons';
import { freePlaces } from '../domain/place-numbers';
import type { Before } from './decision.entity';
import { putRows } from './decisions.query';
import type { Draft } from './draft.entity';
import { DraftPair } from './draft-pair.entity';
import type { DraftUnmatched } from './draft-unmatched.entity';

/**
 * Writes the rows of everybody whom a swap moves, as previewed. The swapped student's pair is pinned; the others' wait for a
 * consultant anew. @param before the rows of the same students as they are now.
 */
export async function writeSwap(
  tx: EntityManager,
  draft: Draft,
  { draft: made }: SwapPreview,
  before: Before,
  wish: { readonly applicationId: string; readonly offerId: string; readonly offerPlaces: ReadonlyMap<string, number> },
): Promise<void> {
  const key = { institutionId: draft.institutionId, draftId: draft.id };
  const moving = new Set(before.touches);
  const pairs = made.pairs.filter(({ studentId }) => moving.has(studentId));
  const tiers = new Map([...before.pairs, ...before.unmatched].map((row) => [row.applicationId, row.tier]));
  const tierOf = (id: string) => tiers.get(id) ?? 9;
  const numbers = await placesFor(tx, key, pairs, moving, wish.offerPlaces);
  const rows = pairs.map(({ studentId, mentorId, score, parts }) => ({
    ...{
      ...key,
      applicationId: studentId,
      offerId: mentorId,
      score,
      parts: parts.map(discreet),
      tier: tierOf(studentId),
    },
    placeNo: numbers.get(mentorId)?.shift() ?? null,
    offerPlaces: wish.offerPlaces.get(mentorId) ?? 0,
    ...{ origin: 'swap', review: 'open', pinned: studentId === wish.applicationId, revision: draft.revision + 1 },
  }));
  const unmatched = made.unmatched
    .filter(({ studentId }) => moving.has(studentId))
    .map(({ studentId, reason }) => ({ ...key, applicationId: studentId, tier: tierOf(studentId), reason }));
  const after = { touches: before.touches, pairs: rows as DraftPair[], unmatched: unmatched as DraftUnmatched[] };
  await putRows(tx, draft, after);
}

/** For each mentor who gets somebody: the numbers of places that nobody who stays holds. */
async function placesFor(
  tx: EntityManager,
  key: { readonly institutionId: string; readonly draftId: string },
  pairs: readonly { readonly mentorId: string }[],
  moving: ReadonlySet<string>,
  offerPlaces: ReadonlyMap<string, number>,
): Promise<Map<string, number[]>> {
  const offerIds = [...new Set(pairs.map(({ mentorId }) => mentorId))];
  const staying = (await tx.findBy(DraftPair, { ...key, offerId: In(offerIds) })).filter(
    ({ applicationId }) => !moving.has(applicationId),
  );
  return new Map(
    offerIds.map((offerId) => {
      const there = staying.filter((pair) => pair.offerId === offerId);
      const taken = new Set(there.flatMap(({ placeNo }) => (placeNo === null ? [] : [placeNo])));
      const wanted = pairs.filter(({ mentorId }) => mentorId === offerId).length;
      return [offerId, freePlaces(offerPlaces.get(offerId) ?? 0, taken, wanted)];
    }),
  );
}
