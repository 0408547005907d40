import type { Passes } from './passes';
import { PlainPasses } from './plain-passes';
import type { Problem } from './problem';
import { QuickPasses } from './quick-passes';

/**
 * WebAssembly reads pairs quicker, but they have to be handed over. In a small round that is not worth it, nor in a large
 * one where each student has many pairs: there most are read once, when they are handed over.
 */
const FEW = 4_096;
const MANY = 2 ** 21;
const MANY_EACH = 128;

/** The quicker way to read this round's pairs. */
export function passesOver(problem: Problem): Passes {
  const pairs = problem.mentorAt.length;
  const repays = pairs >= FEW && pairs <= Math.max(MANY, MANY_EACH * problem.rankOf.length);
  return (repays ? QuickPasses.of(problem) : undefined) ?? new PlainPasses(problem);
}
