import { setTimeout as pause } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { MatchInput, PairOfIds } from '@footing/engine';
import type { Draft } from './data/draft.entity';
import { type SwapPrice, swapPrices } from './domain/swap-price';
import { isSettled, type PairNow, termsOf } from './domain/swap-terms';
import { DeskRefused, EngineDesk } from './engine-desk';

/** So long a page waits for prices; one that has not come by then is asked for mentor by mentor. */
export const PAGE_PATIENCE_MS = 700;
/** In a larger round prices would take the thread that all questions go through for too long. */
const MOST_PAIRS = 4_000_000;

/** The round a student is weighed in. */
export interface Weighed {
  readonly draft: Draft;
  readonly frozen: MatchInput;
  readonly pairs: readonly PairNow[];
  readonly rejections: readonly PairOfIds[];
}

/** What every other mentor of a student would cost, all at once. */
@Injectable()
export class SwapPrices {
  constructor(private readonly desk: EngineDesk) {}

  /**
   * By offer id; a mentor whose places are all settled has no price here.
   * @param patienceMs how long to wait for them.
   * @returns null when prices do not tell in this round, it is too large, or they are not there in time.
   */
  async of(
    { draft, frozen, pairs, rejections }: Weighed,
    applicationId: string,
    patienceMs: number,
  ): Promise<ReadonlyMap<string, SwapPrice> | null> {
    if (frozen.students.length * frozen.mentors.length > MOST_PAIRS) return null;
    const terms = termsOf(frozen, pairs, rejections, applicationId);
    // Whoever is settled is pinned for everybody but themselves: then the round is another one.
    const held = terms.input.pins.length === pairs.filter(isSettled).length ? '' : applicationId;
    const key = `prices ${draft.id} ${draft.revision} ${held}`;
    const asked = this.desk
      .ask('swap-costs', key, () => ({ input: terms.input }), { studentId: applicationId })
      .catch((error: unknown) => {
        if (error instanceof DeskRefused) return null;
        throw error;
      });
    const costs = await Promise.race([asked, pause(patienceMs, null, { ref: false })]);
    return costs && swapPrices(costs, terms.draft);
  }
}
