import type { Coverage } from '@footing/identity';
import type { EntityManager } from 'typeorm';
import type { DraftSummary } from '../domain/draft-summary';
import type { Draft } from './draft.entity';
import { tiersIn } from './entries.query';

/**
 * A draft with its figures as somebody may read them. Counts by tier are of the students they look after: of the others
 * nobody may learn a tier, and where there are few of them a count would tell it.
 */
export async function toldDraft<Told extends Pick<Draft, 'institutionId' | 'id' | 'summary'>>(
  tx: EntityManager,
  draft: Told,
  reach: Coverage,
): Promise<Told> {
  const { institutionId, id: draftId, summary } = draft;
  if (!summary) return draft;
  const { untiered, ...figures } = summary;
  const tiers = reach.everything ? summary.tiers : await tiersIn(tx, { institutionId, draftId, reach, untiered });
  return { ...draft, summary: { ...figures, tiers } satisfies DraftSummary };
}
