import type { Claims } from './claims';
import { tally } from './tally';

/**
 * Whether the numbers of the proof may be what they are: whole; 0 for whoever goes without and for places to spare; below 0
 * only for a mentor who has just the fewest students their group can meet with.
 */
export function priceFaults(claims: Claims): string[] {
  const { students, mentors, places, u, p, mentorOf, held } = claims;
  return [
    ...students.flatMap(({ id }, i) => [
      ...(isWhole(u[i]!) && u[i]! >= 0 ? [] : [`u of student ${id} is ${spoken(u[i]!)}`]),
      ...(mentorOf[i] === -1 && u[i] !== 0 ? [`unmatched student ${id} has u ${u[i]}`] : []),
    ]),
    ...mentors.flatMap(({ id }, j) => [
      ...(isWhole(p[j]!) && (p[j]! >= 0 || hasFewest(claims, j)) ? [] : [`p of mentor ${id} is ${spoken(p[j]!)}`]),
      ...(held[j]! < places[j]! && p[j]! > 0 ? [`mentor ${id} has a place to spare and p ${p[j]}`] : []),
    ]),
  ];
}

const isWhole = (value: number): boolean => Number.isSafeInteger(value);

const spoken = (value: number): string => (Number.isNaN(value) ? 'undefined' : String(value));

/** Whether a mentor has no more students than their group needs to meet. */
function hasFewest({ mentors, places, held }: Claims, j: number): boolean {
  const { places: all, fewest = 1 } = mentors[j]!;
  const pinned = all - places[j]!;
  return fewest > 1 && (held[j]! + pinned === fewest || (pinned > 0 && held[j]! + pinned < fewest));
}

/** Whether every group meets with enough students or not at all, and only groups that can be too small are closed. */
export function meetingFaults({ input, draft }: Claims): string[] {
  const held = tally(draft.pairs.map(({ mentorId }) => mentorId));
  const pinned = new Set(input.pins.map(({ mentorId }) => mentorId));
  const closed = new Set(draft.certificate.closed ?? []);
  return input.mentors.flatMap(({ id, fewest = 1 }) => {
    const count = held.get(id) ?? 0;
    if (closed.has(id) && (fewest < 2 || count > 0)) return [`mentor ${id} is closed without a reason`];
    return count > 0 && count < fewest && !pinned.has(id)
      ? [`mentor ${id} has ${count} students, and meets with ${fewest} or more`]
      : [];
  });
}
