import type { Problem } from './problem';
import type { Within } from './rows';
import { CLOSED, SLACK, TierMatching } from './tier-matching';

/**
 * The round taken apart. A pair between two blocks is in no best draft, so each block is a round of its own. In block 0
 * there are places enough: every student is served. In a block above, places are short for the students of one rank:
 * every place is filled, students of better ranks are served, those of the rank itself compete for the rest.
 */
export interface Blocks extends Within {
  /** 1 for students who are sure to be served: block 0, and better ranks in other blocks. */
  readonly sure: Uint8Array;
  readonly sureCount: number;
  /** Whether all students and mentors lie in block 0. */
  readonly whole: boolean;
  /** Whether any block lacks places. */
  readonly short: boolean;
}

export function blocksOf(problem: Problem): Blocks {
  const { levelOf, mentorOf } = new TierMatching(problem);
  const { rankOf } = problem;
  const blockOf = new Uint16Array(rankOf.length);
  const sure = new Uint8Array(rankOf.length);
  let sureCount = 0;
  for (let i = 0; i < rankOf.length; i += 1) {
    const mentor = mentorOf[i]!;
    const block = mentor === -1 ? rankOf[i]! + 1 : levelOf[mentor]!;
    blockOf[i] = block;
    if (block === SLACK || rankOf[i]! + 1 < block) {
      sure[i] = 1;
      sureCount += 1;
    }
  }
  const whole = sureCount === rankOf.length && levelOf.every((level) => level === SLACK);
  return {
    blockOf,
    levelOf,
    sure,
    sureCount,
    whole,
    short: levelOf.some((level) => level !== SLACK && level !== CLOSED),
  };
}

/** All in one block, mentors without places apart: where serving is no aim of its own, nothing can be told beforehand. */
export function oneBlock({ rankOf, places }: Problem): Blocks {
  return {
    blockOf: new Uint16Array(rankOf.length),
    levelOf: Uint16Array.from(places, (one) => (one === 0 ? CLOSED : SLACK)),
    sure: new Uint8Array(rankOf.length).fill(1),
    sureCount: rankOf.length,
    whole: places.every((one) => one > 0),
    short: false,
  };
}
