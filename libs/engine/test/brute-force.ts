import { barriersBetween } from '../src/pair/barriers';
import type { Draft } from '../src/model/draft';
import type { MatchInput } from '../src/model/input';
import { scorePair } from '../src/pair/score';

/** What a draft achieves: matched students of tiers 1 to 9, then the total score. */
export type Objective = readonly number[];

export const objectiveOf = (draft: Draft): Objective => [
  ...Array.from({ length: 9 }, (_, at) => draft.tiers.find(({ tier }) => tier === at + 1)?.matched ?? 0),
  draft.total,
];

/** Above zero when `a` is better. */
export function compare(a: Objective, b: Objective): number {
  const at = a.findIndex((value, k) => value !== b[k]);
  return at === -1 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
}

/** The best that can be had, found by trying everything. */
export function bestOf(input: MatchInput): Objective {
  const pins = new Map(input.pins.map(({ studentId, mentorId }) => [studentId, mentorId]));
  const left = new Map(input.mentors.map(({ id, places }) => [id, places]));
  const choices = input.students.map((student) => ({
    tier: student.tier,
    pinned: pins.has(student.id),
    mentors: input.mentors
      .filter((mentor) => (pins.get(student.id) ?? mentor.id) === mentor.id)
      .filter((mentor) => barriersBetween(student, mentor, input).length === 0)
      .map((mentor) => ({ id: mentor.id, score: scorePair(student, mentor, input.settings).score })),
  }));
  let best: Objective | undefined;
  const current = new Array<number>(10).fill(0);
  const go = (at: number): void => {
    const choice = choices[at];
    if (!choice) {
      if (!best || compare(current, best) > 0) best = [...current];
      return;
    }
    if (!choice.pinned) go(at + 1);
    for (const { id, score } of choice.mentors) {
      const places = left.get(id) ?? 0;
      if (places === 0) continue;
      left.set(id, places - 1);
      current[choice.tier - 1]! += 1;
      current[9]! += score;
      go(at + 1);
      current[9]! -= score;
      current[choice.tier - 1]! -= 1;
      left.set(id, places);
    }
  };
  go(0);
  return best ?? current;
}
