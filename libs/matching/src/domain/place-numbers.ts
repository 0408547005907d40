/**
 * The lowest numbers of a mentor's places that nobody holds, as many as are asked for.
 * @param taken numbers that are held. @returns fewer than `count` when the mentor has not enough places.
 */
export function freePlaces(places: number, taken: ReadonlySet<number>, count: number): number[] {
  const free: number[] = [];
  for (let number = 1; number <= places && free.length < count; number += 1) if (!taken.has(number)) free.push(number);
  return free;
}
