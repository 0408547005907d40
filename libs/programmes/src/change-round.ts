import { type AuditEvent, record } from '@footing/audit';
import type { Database } from '@footing/database';
import { type Actor, permit } from '@footing/kernel';
import type { EntityManager } from 'typeorm';
import { Round } from './data/round.entity';
import { notFound } from './errors';

/** Whose rules are changed. */
export interface OfRound {
  readonly institutionId: string;
  readonly roundId: string;
}

/** Permits, then holds the round so that two leads take turns, and leaves a line of what was changed. @throws {DomainError} not-found, `round.not-found`. */
export async function changeRound<T>(
  db: Database,
  actor: Actor,
  { roundId, event }: { readonly roundId: string; readonly event: AuditEvent },
  work: (tx: EntityManager, of: OfRound) => Promise<T>,
): Promise<T> {
  permit(actor, 'programmes.edit');
  const { institutionId } = actor;
  return db.transaction(actor, async (tx) => {
    const lock = { mode: 'for_no_key_update' } as const;
    const round = await tx.findOne(Round, { where: { institutionId, id: roundId }, lock });
    if (!round) throw notFound('round', roundId);
    const done = await work(tx, { institutionId, roundId });
    await record(tx, actor, { event, object: roundId });
    return done;
  });
}
