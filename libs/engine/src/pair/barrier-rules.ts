import { answerTo, wordsOf, type Lexicon, type Words } from '../criteria/answers';
import { valueBetween, type Counting } from '../criteria/counting';
import { byPosition, farEnough, positionReader, type Position } from '../criteria/position';
import { timesFacets, timesIn, timesTopic, type Times } from '../criteria/times';
import type { Answers, BarrierRule, BarrierRuleKind } from '../model/input';

/** How a barrier by choice reads both sides and decides. It bars only where both gave an answer. */
export interface Bar<T = unknown> {
  student(answers: Answers): T | undefined;
  mentor(answers: Answers): T | undefined;
  /** What decides: a value of 1 bars. */
  readonly counting: Counting<T>;
}
type BarOf<T = unknown> = (rule: BarrierRule, lexicon: Lexicon) => Bar<T>;

export const bars = <T>({ counting }: Bar<T>, student: T, mentor: T): boolean =>
  valueBetween(counting, student, mentor) === 1;

/** Two lists of words, which must (or must not) share one. */
const words =
  (barred: (shared: number) => boolean, field?: string): BarOf<Words> =>
  ({ studentField, mentorField }, lexicon) => ({
    student: (answers) => wordsOf(answerTo(answers, field ?? studentField), lexicon),
    mentor: (answers) => wordsOf(answerTo(answers, field ?? mentorField), lexicon),
    counting: {
      facets: [{ of: 'words', enough: 1, student: (list) => list, mentor: (list) => list }],
      value: ([shared = 0]) => (barred(shared) ? 1 : 0),
    },
  });

/** Fewer shared minutes a week are no shared time. */
const ENOUGH_TO_MEET = 60;

const sharedTime: BarOf<Times> = (_rule, lexicon) => ({
  student: (answers) => timesIn(answers, lexicon),
  mentor: (answers) => timesIn(answers, lexicon),
  counting: {
    facets: timesFacets((times: Times) => times, ENOUGH_TO_MEET),
    studentTopics: timesTopic,
    mentorTopics: timesTopic,
    value: ([shared = 0, minutes = 0]) => (shared > 0 || minutes >= ENOUGH_TO_MEET ? 0 : 1),
  },
});

const stepsApart: BarOf<Position> = (rule) => {
  const read = positionReader(rule);
  return {
    student: (answers) => read(answers, rule.studentField),
    mentor: (answers) => read(answers, rule.mentorField),
    counting: { ...byPosition, value: (_, student, mentor) => (farEnough(student, mentor, rule) ? 0 : 1) },
  };
};

/** The barriers a round may choose: one line a rule. */
export const barrierRules: Readonly<Record<BarrierRuleKind, BarOf>> = {
  'no-shared-mode': words((shared) => shared === 0, 'meetingModes'),
  'no-shared-time': sharedTime,
  'must-be-equal': words((shared) => shared === 0),
  'must-overlap': words((shared) => shared === 0),
  'must-differ': words((shared) => shared > 0),
  'must-be-steps-apart': stepsApart,
};
