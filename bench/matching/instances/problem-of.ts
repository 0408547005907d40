import type { Problem } from '../../../libs/engine/src/solve/problem';
import { worthOfRanks } from '../../../libs/engine/src/aims/tiers';
import type { Instance } from './pairs';

const MOST = 65_535;

/**
 * What the engine's solver is given: as many students as can be, tier by tier when there are three, then the greatest sum
 * of scores.
 *
 * @param tiers 1: everybody counts alike.
 */
export function problemOf(instance: Instance, tiers: 1 | 3): Problem {
  const { places, tier, rowStart, mentorAt, scoreAt } = instance;
  const open = places.reduce((sum, one) => sum + one, 0);
  return {
    rankOf: tiers === 1 ? new Uint8Array(tier.length) : tier.map((one) => one - 1),
    worthOf: worthOfRanks(tiers, Math.min(tier.length, open), MOST),
    bonusOf: new Float64Array(tier.length),
    places,
    rowStart,
    mentorAt,
    valueAt: Int32Array.from(scoreAt),
  };
}
