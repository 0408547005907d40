import { setTimeout as pause } from 'node:timers/promises';
import { isHeldUp } from '../errors';

/** A hand-over lasts ten seconds at most. */
const MOST_MS = 12_000;
const AGAIN_MS = 50;

/** Tries again for as long as something that began before a stop may still be on its way out. @throws what `attempt` throws. */
export async function afterHandOvers<T>(attempt: () => Promise<T>): Promise<T> {
  const giveUpAt = performance.now() + MOST_MS;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (!isHeldUp(error) || performance.now() > giveUpAt) throw error;
      await pause(AGAIN_MS);
    }
  }
}
