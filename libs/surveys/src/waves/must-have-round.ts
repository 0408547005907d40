import { DomainError } from '@footing/kernel';
import type { EntityManager } from 'typeorm';

/** @throws {DomainError} not-found, `round.not-found`. */
export async function mustHaveRound(tx: EntityManager, institutionId: string, id: string): Promise<void> {
  const found = await tx.query<unknown[]>('select from round where institution_id = $1 and id = $2', [
    institutionId,
    id,
  ]);
  if (found.length === 0) throw new DomainError('not-found', 'round.not-found', id);
}
