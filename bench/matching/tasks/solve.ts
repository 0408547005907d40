import { proofFaults } from '../../../libs/engine/test/proof-of';
import { solve } from '../../../libs/engine/src/solve/solve';
import { readInstance } from '../instance-file';
import { problemOf } from '../instances/problem-of';
import { megabytesHeld, timed, type Measured } from '../measured';
import { objective } from './objective';

/** The engine's solver on a round from a file: all that comes after the numbers are there. */
export function solveTask(file: string, tiers: 1 | 3, most: number): Measured {
  const instance = readInstance(file, file);
  const problem = problemOf(instance, tiers);
  const { result, first, best } = timed(() => solve(problem), most);
  const megabytes = megabytesHeld();
  const faults = proofFaults(problem, result).length;
  return { milliseconds: best, first, megabytes, faults, ...objective(instance, tiers, result.edgeOf) };
}
