import { NearestFirst } from '../solve/nearest-first';
import type { Standing } from './standing';

/** A worth for each mentor, and whose service hangs on it. */
export interface PlaceValues {
  /** Weight, whole, at least 0. */
  readonly worth: Float64Array;
  /** The student who would lose their mentor, or gain one, with this place; -1 for nobody. */
  readonly student: Int32Array;
}

/**
 * What everybody together loses when a mentor loses one place: for every mentor at once, by one search from all places
 * where nobody would be missed. Whoever loses the place moves to another mentor, whose holder moves on, and so on to a
 * place to spare or to somebody who goes without: the price plus the least slack on such a way, for
 *
 *     what a student loses by moving from j to k  =  p[j] - p[k] + slack(k),   what one who goes without loses  =  u + p[j]
 *
 * so along a way all prices but the first cancel. Mentors without places have worth Infinity: there is nothing to lose.
 *
 * @param wanted the search may stop when these mentors are known; all others may then show too much. Empty: all.
 * Cost: all pairs once, and a heap of the mentors.
 */
export function lastPlaces(standing: Standing, wanted: readonly number[] = []): PlaceValues {
  const { distance, student } = leastMissed(standing);
  spread(standing, distance, student, wanted);
  return { worth: distance.map((way, j) => way + standing.p[j]!), student };
}

/**
 * Makes each mentor's distance the least on any way: their own, or the slack of moving a holder to another mentor and that
 * mentor's distance. `student` follows the ways.
 */
export function spread(
  standing: Standing,
  distance: Float64Array,
  student: Int32Array,
  wanted: readonly number[] = [],
): void {
  const { columns, surplus, mentorOf, p, mentors, first, next } = standing;
  // A pair is a better way for its student when base - value is below this; one look instead of three.
  const below = Float64Array.from(surplus, (gain, i) =>
    mentorOf[i] === -1 ? -Infinity : distance[mentorOf[i]!]! - gain,
  );
  const heap = new NearestFirst(2 * mentors + 1);
  for (let j = 0; j < mentors; j += 1) if (distance[j]! < Infinity) heap.push(j, distance[j]!);
  const waiting = new Uint8Array(mentors);
  for (const j of wanted) waiting[j] = 1;
  let left = wanted.length;
  while (heap.least < Infinity) {
    const from = heap.least;
    const mentor = heap.pop();
    if (distance[mentor]! < from) continue;
    left -= waiting[mentor]!;
    if (left === 0 && wanted.length > 0) break;
    const base = from + p[mentor]!;
    const { other, value } = columns;
    for (let e = columns.start[mentor]!, end = e + columns.size[mentor]!; e < end; e += 1) {
      const mover = other[e]!;
      if (base - value[e]! >= below[mover]!) continue;
      const held = mentorOf[mover]!;
      const way = base - value[e]! + surplus[mover]!;
      distance[held] = way;
      student[held] = student[mentor]!;
      for (let i = first[held]!; i !== -1; i = next[i]!) below[i] = way - surplus[i]!;
      heap.push(held, way);
    }
  }
}

/** At a mentor with a place to spare nobody is missed; elsewhere it is least bad when the one who gains least goes. */
function leastMissed({ mentors, taken, places, first, next, own, surplus }: Standing): {
  distance: Float64Array;
  student: Int32Array;
} {
  const distance = new Float64Array(mentors).fill(Infinity);
  const student = new Int32Array(mentors).fill(-1);
  for (let j = 0; j < mentors; j += 1) {
    if (taken[j]! < places[j]!) distance[j] = 0;
    else
      for (let i = first[j]!; i !== -1; i = next[i]!)
        if (own[i]! + surplus[i]! < distance[j]!) {
          distance[j] = own[i]! + surplus[i]!;
          student[j] = i;
        }
  }
  return { distance, student };
}

/**
 * What everybody together gains when a mentor has one place more: for every mentor at once, by one search from all
 * students who would come in. The mirror of `lastPlaces`: the price less the least slack on a way to a newcomer, or to a
 * mentor whose place then stays free and whose price is lost.
 *
 * Cost: all pairs once, and a heap of the mentors.
 */
export function nextPlaces(standing: Standing): PlaceValues {
  const { mentors, p, first, next } = standing;
  const distance = Float64Array.from(p);
  const student = new Int32Array(mentors).fill(-1);
  const heap = new NearestFirst(2 * mentors + 1);
  const reach = (mover: number, from: number, newcomer: number): void => {
    const { other, value, start, size } = standing.rows;
    const base = from + standing.surplus[mover]!;
    for (let e = start[mover]!, end = e + size[mover]!; e < end; e += 1) {
      const mentor = other[e]!;
      const way = base + p[mentor]! - value[e]!;
      if (way >= distance[mentor]!) continue;
      distance[mentor] = way;
      student[mentor] = newcomer;
      heap.push(mentor, way);
    }
  };
  for (let i = 0; i < standing.students; i += 1) if (standing.mentorOf[i] === -1) reach(i, 0, i);
  for (let j = 0; j < mentors; j += 1) if (student[j] === -1) heap.push(j, distance[j]!);
  while (heap.least < Infinity) {
    const from = heap.least;
    const mentor = heap.pop();
    if (distance[mentor]! < from) continue;
    for (let i = first[mentor]!; i !== -1; i = next[i]!) reach(i, from, student[mentor]!);
  }
  return { worth: distance.map((way, j) => p[j]! - way), student };
}
