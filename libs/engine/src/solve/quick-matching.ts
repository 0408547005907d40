import type { TierMatched } from './passes';
import type { QuickMemory } from './quick-memory';
import type { Problem } from './problem';
import { CLOSED } from './tier-matching';

/** `TierMatching` with its passes over the pairs in WebAssembly. */
export function quickMatching(kernel: QuickMemory, problem: Problem, wanted: Int32Array): TierMatched {
  const { rankOf, places } = problem;
  const [students, mentors] = [rankOf.length, places.length];
  const { slotStart, crowd, closed } = openPlaces(places, wanted);
  const levelOf = kernel.halves(closed);
  const mentorOf = kernel.bare(4 * students);
  const [ofStudents, ofMentors] = [kernel.bare(12 * students), kernel.room(12 * mentors)];
  const holders = kernel.bare(4 * slotStart[mentors]!);
  const [slots, crowds] = [kernel.whole(slotStart), kernel.doubles(crowd)];
  kernel.calls.openTiers(slots, crowds, levelOf, mentorOf, ofStudents, ofMentors, mentors, holders);
  const at = { ranks: kernel.bytes(rankOf), places: kernel.whole(places), unserved: kernel.bare(4 * students) };
  serveAll(kernel, at, problem.worthOf.length, mentors);
  return { mentorOf: kernel.wholeAt(mentorOf, students).slice(), levelOf: kernel.halvesAt(levelOf, mentors).slice() };
}

function openPlaces(places: Int32Array, wanted: Int32Array) {
  const slotStart = new Int32Array(places.length + 1);
  const crowd = new Float64Array(places.length);
  const closed = new Uint16Array(places.length);
  for (let j = 0; j < places.length; j += 1) {
    const open = Math.min(places[j]!, wanted[j]!);
    if (places[j] === 0) closed[j] = CLOSED;
    slotStart[j + 1] = slotStart[j]! + open;
    crowd[j] = open === 0 ? Infinity : wanted[j]! / open;
  }
  return { slotStart, crowd, closed };
}

function serveAll(
  { calls }: QuickMemory,
  at: { ranks: number; places: number; unserved: number },
  tiers: number,
  mentors: number,
): void {
  for (let rank = 0; rank < tiers; rank += 1) {
    let unserved = calls.greedy(at.ranks, rank, at.unserved);
    while (unserved > 0 && calls.placesFree() > 0) {
      const before = calls.placesFree();
      unserved = calls.growTrees(at.unserved, unserved);
      if (calls.placesFree() === before) {
        calls.markReached(rank + 1, mentors);
        break;
      }
    }
    if (unserved > 0 && calls.placesFree() === 0) return calls.markFull(rank + 1, mentors, at.places);
  }
}
