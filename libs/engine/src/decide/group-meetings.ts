import { withGroupSizes } from '../fairness/group-sizes';
import type { Market } from '../market/market';
import type { MatchInput } from '../model/input';
import type { Solution } from '../solve/problem';

/** The fewest students each mentor of the market meets with, those pinned taken off; 0 or 1 for any number. */
export interface GroupSizesAsked {
  readonly fewest: Int32Array;
  /** 1 where the group meets anyway, as somebody is pinned to it. */
  readonly meets: Uint8Array;
}

/** @returns undefined when every mentor meets with any number. */
export function sizesAsked({ mentors, places }: Market): GroupSizesAsked | undefined {
  if (mentors.every(({ fewest = 1 }) => fewest < 2)) return undefined;
  const pinned = mentors.map((mentor, j) => mentor.places - places[j]!);
  return {
    fewest: Int32Array.from(mentors, ({ fewest = 1 }, j) => (fewest < 2 ? 0 : Math.max(0, fewest - pinned[j]!))),
    meets: Uint8Array.from(pinned, (held) => (held > 0 ? 1 : 0)),
  };
}

/** The market without the places of groups that do not meet, and the best draft of it in which all others do. */
export interface Meetings {
  readonly market: Market;
  readonly solution: Solution;
}

/** The best draft in which every group meets with enough students or not at all; see `withGroupSizes`. */
export function meetings(market: Market, asked: GroupSizesAsked, solution: Solution): Meetings {
  const { problem, edgeOf, u, p } = withGroupSizes(market, asked, solution);
  return { market: { ...market, places: problem.places }, solution: { edgeOf, u, p } };
}

/**
 * Closes one group after the other, the one that lacks fewest students last, until all that meet have enough: the plain
 * way, for aims and choices that `withGroupSizes` does not know. @param decide makes the draft of a market.
 */
export function closeInTurn<T extends { readonly edgeOf: Int32Array }>(
  market: Market,
  asked: GroupSizesAsked,
  decide: (market: Market) => T,
): T {
  const closed = new Uint8Array(market.mentors.length);
  for (;;) {
    const decision = decide(without(market, closed));
    const next = lacksMost(market, asked, decision.edgeOf);
    if (next === -1) return decision;
    closed[next] = 1;
  }
}

function lacksMost({ mentorAt, mentors }: Market, { fewest, meets }: GroupSizesAsked, edgeOf: Int32Array): number {
  const count = new Int32Array(mentors.length);
  for (const edge of edgeOf) if (edge !== -1) count[mentorAt[edge]!]! += 1;
  let worst = -1;
  for (const [j, held] of count.entries()) {
    if (held === 0 || meets[j] || held >= fewest[j]!) continue;
    if (worst === -1 || fewest[j]! - held > fewest[worst]! - count[worst]!) worst = j;
  }
  return worst;
}

const without = (market: Market, closed: Uint8Array): Market => ({
  ...market,
  places: market.places.map((open, j) => (closed[j] ? 0 : open)),
});

/** Ids of mentors whose group does not meet though they have places. */
export const closedIn = ({ mentors, places }: Market, { pins }: MatchInput): string[] => {
  const pinned = new Set(pins.map(({ mentorId }) => mentorId));
  return mentors.filter(({ id }, j) => places[j] === 0 && !pinned.has(id)).map(({ id }) => id);
};
