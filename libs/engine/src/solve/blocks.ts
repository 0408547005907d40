import type { TierMatched } from './passes';
import type { Problem } from './problem';
import type { Within } from './rows';
import { CLOSED, SLACK } from './tier-matching';

/**
 * The round taken apart. A pair between two blocks is in no best draft, so each block is a round of its own. In block 0
 * there are places enough: every student is served. In a block above, places are short for the students of one rank:
 * every place is filled, students of better ranks are served, those of the rank itself compete for the rest.
 */
export interface Blocks extends Within {
  /** 1 for students who are sure to be served: block 0, and better ranks in other blocks. */
  readonly sure: Uint8Array;
  /** How many students are served; where serving is no aim, how many there are. */
  readonly served: number;
  /** Whether all students and mentors lie in block 0. */
  readonly whole: boolean;
  /** Whether any block lacks places. */
  readonly short: boolean;
}

export function blocksOf({ rankOf }: Problem, { levelOf, mentorOf }: TierMatched): Blocks {
  const blockOf = new Uint16Array(rankOf.length);
  const sure = new Uint8Array(rankOf.length);
  let served = 0;
  let whole = true;
  for (let i = 0; i < rankOf.length; i += 1) {
    const mentor = mentorOf[i]!;
    const block = mentor === -1 ? rankOf[i]! + 1 : levelOf[mentor]!;
    blockOf[i] = block;
    if (mentor !== -1) served += 1;
    if (block === SLACK || rankOf[i]! + 1 < block) sure[i] = 1;
    if (block !== SLACK) whole = false;
  }
  whole = whole && levelOf.every((level) => level === SLACK);
  const short = levelOf.some((level) => level !== SLACK && level !== CLOSED);
  return { blockOf, levelOf, sure, served, whole, short };
}

/** All in one block, mentors without places apart: where serving is no aim of its own, nothing can be told beforehand. */
export function oneBlock({ rankOf, places }: Problem): Blocks {
  return {
    blockOf: new Uint16Array(rankOf.length),
    levelOf: Uint16Array.from(places, (one) => (one === 0 ? CLOSED : SLACK)),
    sure: new Uint8Array(rankOf.length).fill(1),
    served: rankOf.length,
    whole: places.every((one) => one > 0),
    short: false,
  };
}
