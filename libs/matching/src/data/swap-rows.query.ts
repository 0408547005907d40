import type { SwapPreview } from '@footing/engine';
import { type EntityManager, In } from 'typeorm';
import { rowsAfterSwap } from '../domain/draft-rows';
import type { Before } from './decision.entity';
import { putRows } from './decisions.query';
import type { Draft } from './draft.entity';
import { DraftPair } from './draft-pair.entity';

/**
 * Writes the rows of everybody whom a swap moves, as previewed. The swapped student's pair is pinned; the others' wait for a
 * consultant anew. @param before the rows of the same students as they are now.
 */
export async function writeSwap(
  tx: EntityManager,
  draft: Draft,
  preview: SwapPreview,
  before: Before,
  wish: { readonly applicationId: string; readonly offerPlaces: ReadonlyMap<string, number> },
): Promise<void> {
  const key = { institutionId: draft.institutionId, draftId: draft.id };
  const { touches } = before;
  const offerIds = preview.draft.pairs.flatMap(({ studentId, mentorId }) =>
    touches.includes(studentId) ? [mentorId] : [],
  );
  const there = await tx.findBy(DraftPair, { ...key, offerId: In([...new Set(offerIds)]) });
  const staying = there.filter(({ applicationId }) => !touches.includes(applicationId));
  const { pairs, unmatched } = rowsAfterSwap(preview, { ...wish, touches, before, staying });
  await putRows(tx, draft, {
    touches,
    pairs: pairs.map((pair) => ({ ...key, ...pair, revision: draft.revision + 1 })),
    unmatched: unmatched.map((one) => ({ ...key, ...one })),
  });
}
