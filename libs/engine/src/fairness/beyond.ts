import { censusOf } from '../solve/census';
import { mostPairs } from '../solve/gaps';
import type { Problem } from '../solve/problem';

/**
 * More than all values (with bonus) of any draft can differ by, and less than a place of any tier is worth: the most that a
 * floor may cost. A step that leaves the tiers as they are costs less; one that does not costs more (see `worthOfRanks`,
 * whose gap is more than twice as wide).
 */
export function beyondAllValues(problem: Problem): number {
  return mostPairs(problem.rankOf.length, problem.places) * censusOf(problem).mostWithBonus + 1;
}
