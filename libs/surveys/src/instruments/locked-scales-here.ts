import type { EntityManager } from 'typeorm';
import { frozenContents } from '../data/instruments.query';
import type { Fault } from '../domain/faults';
import type { Instrument } from '../domain/instrument';
import { lockFaults } from '../domain/lock/lock-faults';
import { lockedScales, type ScaleContent } from '../domain/lock/scale-content';
import { shippedScales } from '../shipped/blocks';

/**
 * What an instrument does to locked scales that it still calls by their names: to those that come with the service, and to
 * those that the university froze, each as it was first.
 */
export async function brokenLocks(
  tx: EntityManager,
  institutionId: string,
  instrument: Instrument,
): Promise<readonly Fault[]> {
  const held = new Map<string, ScaleContent>();
  const hold = (content: ScaleContent) => {
    if (!held.has(content.scale.key)) held.set(content.scale.key, content);
  };
  shippedScales.filter(({ scale }) => scale.lock !== 'none').forEach(hold);
  for (const { content } of await frozenContents(tx, institutionId))
    lockedScales(JSON.parse(content) as Instrument).forEach(hold);
  return [...held.values()].flatMap((before) => lockFaults(before, instrument));
}
