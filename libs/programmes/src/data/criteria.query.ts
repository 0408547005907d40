import type { EntityManager } from 'typeorm';
import { Criterion } from './criterion.entity';

/** A round's criteria, in order of display. */
export const criteriaOf = (tx: EntityManager, of: { institutionId: string; roundId: string }): Promise<Criterion[]> =>
  tx.find(Criterion, { where: of, order: { position: 'asc', id: 'asc' } });

/** Gives each criterion the weight at its place. The database refuses the transaction unless a round's sum to 100. */
export async function setWeights(
  tx: EntityManager,
  criteria: readonly Criterion[],
  weights: readonly number[],
): Promise<void> {
  for (const [index, { institutionId, id, weight: before }] of criteria.entries()) {
    const weight = weights[index] ?? 0;
    if (weight !== before) await tx.update(Criterion, { institutionId, id }, { weight });
  }
}
