interface Choosing {
  readonly id: string;
  readonly allowed: readonly string[];
}

type Sets = ReadonlyMap<string, Set<string>>;
type Room = (mentorId: string) => number;

/** One exchange: on this student's list, `to` comes in the place of `from`. */
interface Exchange {
  readonly studentId: string;
  readonly from: string;
  readonly to: string;
}

/**
 * Exchanges mentors on lists, in place, until no chain of exchanges would bring a mentor who is above their cap nearer to it.
 * Each chain takes one list from somebody with too many and gives one to somebody with room, so it ends; and as in any flow,
 * where no chain is left, the lists above the caps are as few as they can be.
 */
export function evenedOut(students: readonly Choosing[], lists: Sets, room: Room, onLists: Map<string, number>): void {
  for (const mentorId of [...onLists.keys()].sort())
    while (room(mentorId) < 0) {
      const chain = chainFrom(mentorId, students, lists, room);
      if (!chain) break;
      for (const { studentId, from, to } of chain) {
        lists.get(studentId)?.delete(from);
        lists.get(studentId)?.add(to);
        onLists.set(from, (onLists.get(from) ?? 0) - 1);
        onLists.set(to, (onLists.get(to) ?? 0) + 1);
      }
    }
}

/** The shortest chain of exchanges from one mentor to somebody with room; null: there is none. */
function chainFrom(start: string, students: readonly Choosing[], lists: Sets, room: Room): readonly Exchange[] | null {
  const cameBy = new Map<string, Exchange>();
  const seen = new Set([start]);
  for (let edge = [start]; edge.length > 0;) {
    const next: string[] = [];
    for (const from of edge)
      for (const { id, allowed } of students) {
        const list = lists.get(id);
        if (!list?.has(from)) continue;
        for (const to of allowed) {
          if (seen.has(to) || list.has(to)) continue;
          seen.add(to);
          cameBy.set(to, { studentId: id, from, to });
          if (room(to) > 0) return back(to, start, cameBy);
          next.push(to);
        }
      }
    edge = next;
  }
  return null;
}

function back(end: string, start: string, cameBy: ReadonlyMap<string, Exchange>): readonly Exchange[] {
  const chain: Exchange[] = [];
  for (let at = end; at !== start;) {
    const exchange = cameBy.get(at);
    if (!exchange) break;
    chain.unshift(exchange);
    at = exchange.from;
  }
  return chain;
}
