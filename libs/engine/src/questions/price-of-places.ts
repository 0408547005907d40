import { priceOfFloor } from '../fairness/price-of-floor';
import type { OpenRound } from './open-round';

/** A number of places for a group, and what everybody together would give up for them. */
export interface PricedPlaces {
  /** Students of the group with a mentor, pinned ones included. */
  readonly places: number;
  /** Points given up in all, beside the places the group has anyway; 0 in the first entry, and never falling. */
  readonly givenUp: number;
}

/**
 * What it would cost to keep places for a group of students: from the places they have anyway to the most they can have
 * while the tiers are served as they are. A fairness choice of the round's own is left out, and so is what people share
 * in confidence, which has no part in who is served.
 *
 * @param members ids of students; those who are not in the round are ignored. Empty gives one entry.
 * @returns at least one entry, places ascending by one; null where the round wants stability, which keeps no places.
 * Cost: once a round its best draft; then one search over the pairs for each entry.
 */
export function priceOfPlaces(round: OpenRound, members: readonly string[]): PricedPlaces[] | null {
  const { serving: market, servingSolution: solution, input } = round;
  if (input.settings.aim === 'stable') return null;
  const wanted = new Set(members);
  const pinned = input.pins.filter(({ studentId }) => wanted.has(studentId)).length;
  const groupOf = Int32Array.from(market.students, ({ id }) => (wanted.has(id) ? 0 : -1));
  const curve = priceOfFloor(market, groupOf, 0, solution);
  const anyway = curve[0]?.total ?? 0;
  return curve.map(({ places, total }) => ({ places: places + pinned, givenUp: anyway - total }));
}
