import type { Side } from './lifecycle';

/** Why somebody says no, in their own words of "I"; each side is asked what can be true for it. */
export const declineReasons = {
  'not-now': { student: 'I cannot start now', mentor: 'I cannot take a student on now' },
  'other-help': { student: 'I need help with something else', mentor: 'I cannot help with what they are asking for' },
  'other-field': { student: 'I want to go into another field', mentor: 'My field is too far from theirs' },
  'times-or-place': {
    student: 'When or where we could meet does not suit me',
    mentor: 'When or where we could meet does not suit me',
  },
  'know-each-other': { student: 'We know each other already', mentor: 'We know each other already' },
  'found-elsewhere': { student: 'I have found help elsewhere', mentor: 'I have enough students already' },
  'rather-not-say': { student: 'I would rather not say', mentor: 'I would rather not say' },
} as const satisfies Record<string, Readonly<Record<Side, string>>>;
export type DeclineReason = keyof typeof declineReasons;

/** What would suit somebody better, asked of whoever says no and would like another. */
export const betterFits = {
  'same-field': 'Somebody nearer to the work I have in mind',
  'same-help': 'Somebody who fits better with the help we spoke of',
  online: 'Somebody whom I can meet online',
  'in-person': 'Somebody whom I can meet in person',
  later: 'The same, but later in the year',
} as const;
export type BetterFit = keyof typeof betterFits;

export const isDeclineReason = (text: string): text is DeclineReason => Object.hasOwn(declineReasons, text);
export const isBetterFit = (text: string): text is BetterFit => Object.hasOwn(betterFits, text);
