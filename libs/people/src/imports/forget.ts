import { record } from '@footing/audit';
import { systemActor } from '@footing/kernel';
import { In, type EntityManager, LessThan } from 'typeorm';
import { Import } from '../data/import.entity';
import { ImportChunk } from '../data/import-chunk.entity';
import { ImportFault } from '../data/import-fault.entity';
import { ImportRow } from '../data/import-row.entity';
import type { ImportState } from '../data/import-states';
import { handedOn } from './handed-on';

/** How long a file waits for somebody to go on with it. */
export const KEPT_DAYS = 14;
const DAY_MS = 24 * 60 * 60 * 1000;

const abandonable: readonly ImportState[] = ['reading', 'mapping', 'checking', 'checked', 'failed'];

/** Whether an import may still be given up: nothing of it has been, or is being, written. */
export const canBeAbandoned = (state: ImportState): boolean => abandonable.includes(state);

/** Takes away the file and everything read from it, as part of the caller's transaction. */
export async function forgetStaged(tx: EntityManager, key: { institutionId: string; importId: string }): Promise<void> {
  for (const kept of [ImportChunk, ImportRow, ImportFault]) await tx.delete(kept, key);
}

/** Gives up the imports of an institution that nobody has finished within `KEPT_DAYS`. @returns how many. */
export async function forgetUnfinished(tx: EntityManager, institutionId: string, at: Date): Promise<number> {
  const waiting = { state: In(abandonable), createdAt: LessThan(new Date(at.getTime() - KEPT_DAYS * DAY_MS)) };
  const old = await tx.find(Import, {
    where: { institutionId, ...waiting },
    select: { id: true },
    // One that is just being worked on is left for the next time.
    lock: { mode: 'for_no_key_update', onLocked: 'skip_locked' },
  });
  for (const { id } of old) {
    await forgetStaged(tx, { institutionId, importId: id });
    await tx.update(Import, { institutionId, id }, { ...handedOn, state: 'abandoned', finishedAt: at });
    await record(tx, systemActor(institutionId), { event: 'import.forgotten', object: id });
  }
  return old.length;
}
