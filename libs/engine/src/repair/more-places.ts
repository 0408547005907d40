import type { LiveMarket } from './live-market';
import { nextPlaces } from './place-values';

/** What one more place at each mentor would bring, by mentor. */
export interface MorePlaces {
  /** The rank of the student who would be served besides; -1 when nobody would. */
  readonly rank: Int16Array;
  /** Value and bonus won besides; can be below 0 when a student is served for whom others must move. */
  readonly points: Float64Array;
}

/**
 * What the best draft would win with one more place at a mentor: exact, and for every mentor at once. A gain is the worth
 * of the one student who comes in, if any, and points; see `swapCosts` for why the two can be told apart.
 *
 * Cost: all pairs once, and a heap of the mentors.
 */
export function worthOfMorePlaces({ standing, rankOf, worthOf }: LiveMarket): MorePlaces {
  const { worth, student } = nextPlaces(standing);
  return {
    rank: Int16Array.from(student, (newcomer) => (newcomer === -1 ? -1 : rankOf[newcomer]!)),
    points: worth.map((gain, j) => (student[j] === -1 ? gain : gain - worthOf[rankOf[student[j]!]!]!)),
  };
}
