import type { Evidence, StopHere } from '@footing/consent';
import { underPurpose } from '@footing/database';
import { dropUploads } from './data/preparations.query';

/**
 * Somebody objects: no file has them from that moment, as the database shows them to none. What waits for files of the planning
 * office may name them, so it goes, and is brought again.
 */
export const stopFiles: StopHere = async (tx, { institutionId }): Promise<Evidence> => {
  const waiting = await underPurpose(tx, 'tracking', () => dropUploads(tx, institutionId));
  const old = await underPurpose(tx, 'service', () => dropUploads(tx, institutionId));
  return { found: waiting + old };
};
