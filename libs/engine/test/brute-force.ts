import { barriersBetween } from '../src/pair/barriers';
import type { Draft } from '../src/model/draft';
import type { MatchInput, PairOfIds } from '../src/model/input';
import { scorePair } from '../src/pair/score';

/** What a draft achieves: matched students of tiers 1 to 9, then the total score. */
export type Objective = readonly number[];

export const objectiveOf = (draft: Draft): Objective => [
  ...Array.from({ length: 9 }, (_, at) => draft.tiers.find(({ tier }) => tier === at + 1)?.matched ?? 0),
  draft.total,
];

/** A pair and its score. */
export interface ScoredPair extends PairOfIds {
  readonly score: number;
}

/** Above zero when `a` is better. */
export function compare(a: Objective, b: Objective): number {
  const at = a.findIndex((value, k) => value !== b[k]);
  return at === -1 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
}

/** Every draft that keeps the pins, the places and the barriers; only for tiny rounds. */
export function everyDraft(input: MatchInput): ScoredPair[][] {
  const pins = new Map(input.pins.map(({ studentId, mentorId }) => [studentId, mentorId]));
  const left = new Map(input.mentors.map(({ id, places }) => [id, places]));
  const choices = input.students.map((student) => ({
    pinned: pins.has(student.id),
    pairs: input.mentors
      .filter((mentor) => (pins.get(student.id) ?? mentor.id) === mentor.id)
      .filter((mentor) => barriersBetween(student, mentor, input).length === 0)
      .map((mentor) => {
        const { score } = scorePair(student, mentor, input.settings);
        return { studentId: student.id, mentorId: mentor.id, score };
      }),
  }));
  const drafts: ScoredPair[][] = [];
  const go = (at: number, pairs: ScoredPair[]): void => {
    const choice = choices[at];
    if (!choice) {
      drafts.push(pairs);
      return;
    }
    if (!choice.pinned) go(at + 1, pairs);
    for (const pair of choice.pairs) {
      const places = left.get(pair.mentorId) ?? 0;
      if (places === 0) continue;
      left.set(pair.mentorId, places - 1);
      go(at + 1, [...pairs, pair]);
      left.set(pair.mentorId, places);
    }
  };
  go(0, []);
  return drafts;
}

/** The best that can be had, found by trying everything. */
export function bestOf(input: MatchInput): Objective {
  const tierOf = new Map(input.students.map(({ id, tier }) => [id, tier]));
  const achieved = everyDraft(input).map((pairs) => {
    const objective = new Array<number>(10).fill(0);
    for (const { studentId, score } of pairs) {
      objective[tierOf.get(studentId)! - 1]! += 1;
      objective[9]! += score;
    }
    return objective;
  });
  return achieved.reduce((best, one) => (compare(one, best) > 0 ? one : best), new Array<number>(10).fill(0));
}
