import { proofFaults } from '../../../libs/engine/test/proof-of';
import { solve } from '../../../libs/engine/src/solve/solve';
import { readInstance } from '../instance-file';
import type { Instance } from '../instances/pairs';
import { problemOf } from '../instances/problem-of';
import { megabytesHeld, timed, type Measured } from '../measured';

/** The engine's solver on a round from a file: all that comes after the numbers are there. */
export function solveTask(file: string, tiers: 1 | 3, most: number): Measured {
  const instance = readInstance(file, file);
  const problem = problemOf(instance, tiers);
  const { result, first, best } = timed(() => solve(problem), most);
  const megabytes = megabytesHeld();
  const faults = proofFaults(problem, result).length;
  return { milliseconds: best, first, megabytes, faults, ...objective(instance, tiers, result.edgeOf) };
}

/** What everybody must agree on. @param edgeOf the pair each student holds, -1 for none. */
export function objective(
  { tier, scoreAt }: Instance,
  tiers: 1 | 3,
  edgeOf: ArrayLike<number>,
): Pick<Measured, 'served' | 'total'> {
  const served = new Array<number>(tiers).fill(0);
  let total = 0;
  for (let i = 0; i < tier.length; i += 1) {
    const held = edgeOf[i]!;
    if (held < 0) continue;
    served[tiers === 1 ? 0 : tier[i]! - 1]! += 1;
    total += scoreAt[held]!;
  }
  return { served, total };
}
