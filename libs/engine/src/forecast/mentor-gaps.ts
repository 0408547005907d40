import type { Answers } from '../model/input';
import { inOrder } from '../model/order';
import type { Problem } from '../solve/problem';
import { CouldServe } from './could-serve';
import { saidIn } from './said';

/** What one more place at each mentor would bring, by mentor; exact (see `worthOfMorePlaces`). */
export interface WorthOfPlaces {
  /** The rank of the student who would be served besides; -1 when nobody would. */
  readonly rank: ArrayLike<number>;
  /** Value and bonus won besides, in points. */
  readonly points: ArrayLike<number>;
}

/** Which mentors a round lacks, for one value of a field (a sector, a place, a kind of help). Numbers of people only. */
export interface MentorGap {
  /** As first written by a mentor, or by a student where no mentor has it. */
  readonly value: string;
  readonly mentors: number;
  /** Open places of these mentors now. */
  readonly places: number;
  /** Students who want it, and those of them without a mentor. */
  readonly wanting: number;
  readonly wantingUnmatched: number;
  /** At how many of these mentors one more place would serve one more student. */
  readonly servingMentors: number;
  /**
   * Students without a mentor, whatever they want, whom one more place at one of these mentors could serve: everybody served
   * now keeps a place, and the tiers are at their best.
   */
  readonly couldServe: number;
  /** What one more place at one of these mentors adds to everybody's total, in points, on average; 0 without mentors. */
  readonly meanPoints: number;
}

/** A round and its best draft, as numbers and as people: students are rows, mentors columns. */
export interface Drafted {
  readonly problem: Problem;
  readonly edgeOf: Int32Array;
  readonly students: readonly { readonly answers: Answers }[];
  readonly mentors: readonly { readonly answers: Answers }[];
}

/** The field in which students say what they want, and the one in which mentors say the same of themselves. */
export interface Fields {
  readonly studentField: string;
  readonly mentorField: string;
  /** Values that are good answers but that no mentor can have, such as being undecided; compared as words are. */
  readonly except?: readonly string[];
}

/**
 * The mentor-gap forecast: for each value of a field, how much mentors who have it are short, greatest need first (most
 * students who could be served, then most without a mentor who want it, then points, then the word itself).
 *
 * It is true: one more place at a mentor counted in `servingMentors` serves one more student, at another of these mentors
 * it serves nobody more; each student of `couldServe` has a place in some draft that is best by tiers once one of these
 * mentors has one place more. Where serving is worth nothing in itself (best fit), `couldServe` is who could have a place
 * without anybody's losing theirs, wanted by the total or not.
 *
 * @returns one entry for each value that anybody wants or has. Cost: for each value and rank, at most the number of pairs.
 */
export function mentorGaps(round: Drafted, worth: WorthOfPlaces, fields: Fields): MentorGap[] {
  const wanted = saidIn(round.students, fields.studentField);
  const offered = saidIn(round.mentors, fields.mentorField);
  const reach = new CouldServe(round.problem, round.edgeOf);
  const except = saidIn([{ answers: { except: fields.except ?? [] } }], 'except');
  return [...new Set([...offered.keys(), ...wanted.keys()])]
    .filter((key) => !except.has(key))
    .map((key) => {
      const mentors = offered.get(key)?.people ?? [];
      const wanting = wanted.get(key)?.people ?? [];
      return {
        value: offered.get(key)?.value ?? wanted.get(key)?.value ?? key,
        ...ofMentors(round.problem, mentors, worth),
        wanting: wanting.length,
        wantingUnmatched: wanting.filter((student) => round.edgeOf[student] === -1).length,
        couldServe: reach.throughAny(mentors, worth.rank),
      };
    })
    .sort(byNeed);
}

function ofMentors({ places }: Problem, mentors: readonly number[], { rank, points }: WorthOfPlaces) {
  const total = mentors.reduce((sum, mentor) => sum + points[mentor]!, 0);
  return {
    mentors: mentors.length,
    places: mentors.reduce((sum, mentor) => sum + places[mentor]!, 0),
    servingMentors: mentors.filter((mentor) => rank[mentor]! >= 0).length,
    meanPoints: mentors.length === 0 ? 0 : total / mentors.length,
  };
}

const byNeed = (a: MentorGap, b: MentorGap): number =>
  b.couldServe - a.couldServe ||
  b.wantingUnmatched - a.wantingUnmatched ||
  b.meanPoints - a.meanPoints ||
  inOrder(a.value, b.value);
