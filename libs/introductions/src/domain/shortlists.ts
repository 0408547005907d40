import { lot } from './lot';
import { evenedOut } from './evened-out';

/** How many mentors a list has, where so many are allowed. */
export const LIST_SIZE = 3;

/** A student with the mentors who may be proposed to them, the best first. */
export interface Choosing {
  readonly id: string;
  readonly allowed: readonly string[];
}

/** Mentors by id, each with the number of lists they should be on at most. */
export type Caps = ReadonlyMap<string, number>;

/** The mentors on each student's list, by the student's id: best first. */
export type Lists = ReadonlyMap<string, readonly string[]>;

/**
 * Shortlists for everybody at once: the best mentors for each student, spread so that no mentor is asked for by everybody.
 *
 * Each student with any allowed mentor has a list of three, or of all who are allowed where they are fewer. In three turns each
 * student gets the best who still has room, in the order of a lot that turns round each time; whoever is left short gets the
 * least asked for. Then lists are exchanged for as long as that brings a mentor down to their cap: the lists above the caps
 * are as few as they can be, and where nothing else is allowed for a student, a mentor is on more.
 * @param seed the same people, caps and seed give the same lists; the order of either does not matter.
 * @returns a list for every student, empty where nobody is allowed. Cost: pairs allowed, times lists above a cap.
 */
export function shortlists(students: readonly Choosing[], caps: Caps, seed: string): Lists {
  const turns = [...students].sort((a, b) => lot(seed, a.id) - lot(seed, b.id) || (a.id < b.id ? -1 : 1));
  const lists = new Map(turns.map(({ id }) => [id, new Set<string>()]));
  const onLists = new Map<string, number>();
  const room = (mentorId: string) => (caps.get(mentorId) ?? 0) - (onLists.get(mentorId) ?? 0);
  const give = (id: string, mentorId: string | undefined) => {
    if (mentorId === undefined) return;
    lists.get(id)?.add(mentorId);
    onLists.set(mentorId, (onLists.get(mentorId) ?? 0) + 1);
  };
  const open = ({ id, allowed }: Choosing) => allowed.filter((mentorId) => !lists.get(id)?.has(mentorId));
  for (let turn = 0; turn < LIST_SIZE; turn += 1) {
    const order = turn % 2 === 0 ? turns : [...turns].reverse();
    for (const student of order)
      give(
        student.id,
        open(student).find((mentorId) => room(mentorId) > 0),
      );
  }
  for (const student of turns)
    while ((lists.get(student.id)?.size ?? 0) < Math.min(LIST_SIZE, student.allowed.length))
      give(student.id, leastAskedFor(open(student), room));
  evenedOut(turns, lists, room, onLists);
  return new Map(students.map(({ id, allowed }) => [id, allowed.filter((one) => lists.get(id)?.has(one))]));
}

/** The first of those with the most room. */
function leastAskedFor(mentorIds: readonly string[], room: (mentorId: string) => number): string | undefined {
  return mentorIds.reduce<string | undefined>(
    (least, one) => (least === undefined || room(one) > room(least) ? one : least),
    undefined,
  );
}
