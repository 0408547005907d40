import { byMentor, type ByMentor } from '../solve/by-mentor';
import type { Problem } from '../solve/problem';

/**
 * Who could have one more place. From a mentor go to everybody who may have them: whoever has nobody could take the place;
 * whoever holds another mentor could move over, and so free a place there. Nobody loses theirs along the way, and whoever is
 * not reached can gain nothing from that place (a chain of moves ends at every student who comes in).
 */
export class CouldServe {
  private readonly columns: ByMentor;
  private readonly seenIn: Int32Array;
  private readonly foundIn: Int32Array;
  /** Students without a mentor, by rank: no search finds more. */
  private readonly unmatched: Int32Array;
  private search = 0;

  /** @param edgeOf a best draft. Cost: the number of pairs. */
  constructor(
    private readonly problem: Problem,
    private readonly edgeOf: Int32Array,
  ) {
    this.columns = byMentor(problem, problem.places.length);
    this.seenIn = new Int32Array(problem.places.length);
    this.foundIn = new Int32Array(edgeOf.length);
    this.unmatched = new Int32Array(problem.worthOf.length);
    for (let i = 0; i < edgeOf.length; i += 1) if (edgeOf[i] === -1) this.unmatched[problem.rankOf[i]!]! += 1;
  }

  /**
   * Students without a mentor whom one more place at one of these mentors could serve besides everybody served now, with
   * the tiers at their best: of those a place can reach, the ones of its rank.
   *
   * @param rank by mentor: the best rank that one more place there serves, -1 for none.
   * @returns how many students. Cost: the pairs of the mentors reached, for each rank.
   */
  throughAny(mentors: readonly number[], rank: ArrayLike<number>): number {
    let count = 0;
    for (let r = 0; r < this.problem.worthOf.length; r += 1)
      count += this.reach(
        mentors.filter((mentor) => rank[mentor] === r),
        r,
      );
    return count;
  }

  private reach(mentors: readonly number[], rank: number): number {
    this.search += 1;
    const queue = [...mentors];
    for (const mentor of queue) this.seenIn[mentor] = this.search;
    let count = 0;
    for (const mentor of queue) {
      if (count === this.unmatched[rank]) break;
      count += this.visit(mentor, rank, queue);
    }
    return count;
  }

  /** Adds the mentors from whom students could move over. @returns how many students without a mentor are new here. */
  private visit(mentor: number, rank: number, queue: number[]): number {
    const { start, student } = this.columns;
    let count = 0;
    for (let at = start[mentor]!; at < start[mentor + 1]!; at += 1) {
      const held = this.edgeOf[student[at]!]!;
      if (held !== -1) this.add(queue, this.problem.mentorAt[held]!);
      else if (this.isNew(student[at]!, rank)) count += 1;
    }
    return count;
  }

  private isNew(student: number, rank: number): boolean {
    if (this.problem.rankOf[student] !== rank || this.foundIn[student] === this.search) return false;
    this.foundIn[student] = this.search;
    return true;
  }

  private add(queue: number[], mentor: number): void {
    if (this.seenIn[mentor] === this.search) return;
    this.seenIn[mentor] = this.search;
    queue.push(mentor);
  }
}
