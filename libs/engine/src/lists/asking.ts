import type { Asking } from './standing';
import type { AskingSide } from './row-source';

/** A round without its pairs: who is to be served, what that is worth, and the places there are. See `Problem`. */
export interface Crowd {
  readonly rankOf: Uint8Array;
  readonly worthOf: Float64Array;
  readonly bonusOf: Float64Array;
  readonly places: Int32Array;
}

/** The side that has no more than the other: it can be placed nearly whole, so it asks. */
export function askingSide({ rankOf, places }: Crowd): AskingSide {
  const open = places.reduce((sum, one) => sum + Math.min(one, rankOf.length), 0);
  return rankOf.length <= open ? 'students' : 'mentors';
}

/** The round as the asking side sees it, each rank worth `worth[rank]`. */
export function askingOf(crowd: Crowd, side: AskingSide, worth: Float64Array): Asking {
  return side === 'students' ? studentsAsking(crowd, worth) : mentorsAsking(crowd, worth);
}

function studentsAsking({ rankOf, bonusOf, places }: Crowd, worth: Float64Array): Asking {
  return {
    listOf: Int32Array.from(rankOf, (_, student) => student),
    classWorth: new Float64Array(1),
    classOf: new Uint8Array(places.length),
    floorOf: Float64Array.from(rankOf, (rank, student) => -(worth[rank]! + bonusOf[student]!)),
    unitsOf: places,
  };
}

/** Every open place asks. One more than there are students is enough to show that a mentor has places to spare. */
function mentorsAsking({ rankOf, places }: Crowd, worth: Float64Array): Asking {
  const listOf: number[] = [];
  for (const [mentor, open] of places.entries())
    for (let place = Math.min(open, rankOf.length + 1); place > 0; place -= 1) listOf.push(mentor * worth.length);
  return {
    listOf: Int32Array.from(listOf),
    classWorth: worth,
    classOf: rankOf,
    floorOf: new Float64Array(listOf.length),
    unitsOf: new Int32Array(rankOf.length).fill(1),
  };
}
