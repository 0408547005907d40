import type { FieldError } from '@footing/kernel';

/** How a goal stands. Nothing is graded. */
export const goalStates = {
  'not-yet': 'Not yet',
  'under-way': 'Under way',
  done: 'Done',
  'let-go': 'Let go',
} as const;
export type GoalState = keyof typeof goalStates;
export const isGoalState = (text: string): text is GoalState => Object.hasOwn(goalStates, text);

/** At most so many goals of one's own, and so many of a group, that are not let go. */
export const MOST_GOALS = 5;

/** A goal as somebody writes it. */
export interface GivenGoal {
  readonly goal: string;
  readonly firstStep: string;
  /** YYYY-MM-DD; null for no day. */
  readonly by: string | null;
  /** In a group: whether it is the whole group’s. */
  readonly isShared: boolean;
}

const MOST_LETTERS = 300;

/** What is to be put right; empty: nothing. */
export function faultsInGoal({ goal, firstStep }: GivenGoal): FieldError[] {
  return [
    ...(goal === '' ? [{ field: 'goal', message: 'Write what you would like to reach' }] : tooLong(goal, 'goal')),
    ...tooLong(firstStep, 'firstStep'),
  ];
}

export const faultsInComment = (words: string): FieldError[] =>
  words === '' ? [{ field: 'words', message: 'Write something first' }] : tooLong(words, 'words');

const tooLong = (text: string, field: string): FieldError[] =>
  text.length > MOST_LETTERS ? [{ field, message: `Use ${MOST_LETTERS} letters or fewer` }] : [];
