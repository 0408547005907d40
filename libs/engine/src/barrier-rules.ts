import { answerTo, sharedCount, wordsOf, type Lexicon } from './answers';
import { farEnough, positionReader, type Position } from './criteria/position';
import type { Words } from './answers';
import type { Answers, BarrierRule, BarrierRuleKind } from './model';

/** How a barrier by choice reads both sides and decides. It bars only where both gave an answer. */
export interface Bar<T = unknown> {
  student(answers: Answers): T | undefined;
  mentor(answers: Answers): T | undefined;
  bars(student: T, mentor: T): boolean;
}
type BarOf<T = unknown> = (rule: BarrierRule, lexicon: Lexicon) => Bar<T>;

/** Two lists of words, which must (or must not) share one. */
const words =
  (bars: (shared: number) => boolean, field?: string): BarOf<Words> =>
  ({ studentField, mentorField }, lexicon) => ({
    student: (answers) => wordsOf(answerTo(answers, field ?? studentField), lexicon),
    mentor: (answers) => wordsOf(answerTo(answers, field ?? mentorField), lexicon),
    bars: (student, mentor) => bars(sharedCount(student, mentor)),
  });

const stepsApart: BarOf<Position> = (rule) => {
  const read = positionReader(rule);
  return {
    student: (answers) => read(answers, rule.studentField),
    mentor: (answers) => read(answers, rule.mentorField),
    bars: (student, mentor) => !farEnough(student, mentor, rule),
  };
};

/** The barriers a round may choose: one line a rule. */
export const barrierRules: Readonly<Record<BarrierRuleKind, BarOf>> = {
  'no-shared-mode': words((shared) => shared === 0, 'meetingModes'),
  'no-shared-time': words((shared) => shared === 0, 'availability'),
  'must-be-equal': words((shared) => shared === 0),
  'must-overlap': words((shared) => shared === 0),
  'must-differ': words((shared) => shared > 0),
  'must-be-steps-apart': stepsApart,
};
