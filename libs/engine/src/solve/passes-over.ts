import type { Passes } from './passes';
import { PlainPasses } from './plain-passes';
import type { Problem } from './problem';
import { QuickPasses } from './quick-passes';

/** In a round of so many pairs WebAssembly repays what it costs to hand them over. */
const [FEW, MANY] = [4_096, 2 ** 21];

/** The quicker way to read this round's pairs. */
export function passesOver(problem: Problem): Passes {
  const pairs = problem.mentorAt.length;
  return (pairs < FEW || pairs > MANY ? undefined : QuickPasses.of(problem)) ?? new PlainPasses(problem);
}
