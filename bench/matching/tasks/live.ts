import { readInstance } from '../instance-file';
import { problemOf } from '../instances/problem-of';
import { measureEdits, measureRedraws, measureSwaps, type Live } from '../live';
import { megabytesHeld } from '../measured';

/** What a solved round is asked again and again. */
export type LiveQuestion = 'changes' | 'swaps' | 'redraws';

export interface LiveMeasured extends Live {
  readonly megabytes: number;
  /** Of all redraws together, in milliseconds. */
  readonly total?: number;
}

/** How much a lottery number counts in the redraws, of the highest score. */
const STRENGTH = 0.1;

export function liveTask(question: LiveQuestion, file: string): LiveMeasured {
  const problem = problemOf(readInstance(file, file), 3);
  switch (question) {
    case 'changes':
      return { ...measureEdits(problem), megabytes: megabytesHeld() };
    case 'swaps':
      return { ...measureSwaps(problem), megabytes: megabytesHeld() };
    case 'redraws':
      return { ...measureRedraws(problem, STRENGTH), megabytes: megabytesHeld() };
  }
}
