import { schoolPlanEvents } from './school-plan-events';

/** What the record says of how a university looks at what it does for social mobility, its schools among it. */
export const practiceEvents = {
  'practice.viewed': { kind: 'look', words: 'saw what you are to see to for social mobility' },
  'practice.taken-out': { kind: 'look', words: 'took a file of the plan for social mobility, with what you see to' },
  'practice.begun': { kind: 'change', words: 'began a year of looking at what is done for social mobility' },
  'practice.finished': { kind: 'change', words: 'finished a year of looking at what is done for social mobility' },
  'practice.reopened': { kind: 'change', words: 'opened a year of looking at what is done for social mobility again' },
  'practice.saved': { kind: 'change', words: 'wrote what is done for social mobility' },
  'practice.words-changed': { kind: 'change', words: 'changed what is asked about social mobility' },
  'practice.action-set': { kind: 'change', words: 'wrote down what you are to see to for social mobility' },
  'practice.action-removed': { kind: 'change', words: 'took away something that you were to see to' },
  'practice.action-brought-back': { kind: 'change', words: 'brought back something that you are to see to' },
  ...schoolPlanEvents,
} as const;
