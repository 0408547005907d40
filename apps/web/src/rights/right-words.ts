import {
  type KeptRequest,
  nextDue,
  outcomeWords,
  type RightLineStep,
  type RightState,
  type RightStep,
} from '@footing/consent';
import type { TagTone } from '@footing/pages';
import { dayInWords } from '../programme/dates-in-words';

/** How far a request is, for whoever asked. */
export const stateWords: Readonly<Record<RightState, string>> = {
  received: 'We have it',
  'in-hand': 'A person is looking at it',
  waiting: 'We wait for you',
  done: 'Answered',
  refused: 'Answered: no',
};

export const stateTones: Readonly<Record<RightState, TagTone>> = {
  received: 'information',
  'in-hand': 'information',
  waiting: 'needs-you',
  done: 'done',
  refused: 'neutral',
};

/** What happens next, and by when, for whoever asked: a whole sentence. */
export function nextInWords(request: KeptRequest): string {
  const { state, outcome, clock, acknowledgedOn, acknowledgeBy } = request;
  if (outcome) return outcomeWords[outcome];
  if (state === 'waiting')
    return clock.stopped?.missing === 'identity'
      ? 'We need to be sure that it is you. Until then the time does not run.'
      : 'We need to know more from you. Until then the time does not run.';
  if (acknowledgeBy && !acknowledgedOn)
    return `A person tells you that they have it by ${dayInWords(acknowledgeBy)}, and answers without delay.`;
  return `You get an answer by ${dayInWords(request.dueOn)}.`;
}

/** What was done at a step; `mine`: by the reader. */
export function lineWords(step: RightLineStep, mine: boolean): string {
  const words: Readonly<Record<RightLineStep, string>> = {
    asked: 'You asked',
    'taken-in-hand': 'The data protection officer began to look at it',
    'identity-asked': 'We asked you to show that it is you',
    'clarification-asked': 'We asked you to tell us more',
    written: mine ? 'You wrote' : 'We wrote to you',
    'came-back': mine ? 'You told us more' : 'We have what we needed and go on',
    extended: 'We need more time',
    closed: 'We answered',
    'identity-checked': 'We checked that it is you',
    corrected: 'We put it right',
  };
  return words[step];
}

/** The same for whoever handles it. */
export function lineForHandlers(step: RightLineStep, theirs: boolean): string {
  const words: Readonly<Record<RightLineStep, string>> = {
    asked: 'They asked',
    'taken-in-hand': 'Taken in hand',
    'identity-asked': 'Asked to show who they are: the clock stopped',
    'clarification-asked': 'Asked what they mean: the clock stopped',
    written: theirs ? 'They wrote' : 'Written to them',
    'came-back': theirs ? 'They told us more: the clock runs' : 'Carried on: the clock runs',
    extended: 'Two more months taken',
    closed: 'Answered',
    'identity-checked': 'How it was checked who asks',
    corrected: 'Put right by the service',
  };
  return words[step];
}

/** Days until something is due, in words: "3 days late", "due today", "12 days left". */
export function daysInWords(days: number | null): string {
  if (days === null) return 'The clock stands still';
  const count = Math.abs(days) === 1 ? '1 day' : `${Math.abs(days)} days`;
  return days < 0 ? `${count} late` : days === 0 ? 'Due today' : `${count} left`;
}

/** On which day something is due next; "–" when nothing is. */
export const dueInWords = (request: KeptRequest): string =>
  request.closedAt || request.clock.stopped ? '–' : dayInWords(nextDue(request));

export const boardStateWords: Readonly<Record<RightState, string>> = {
  received: 'New',
  'in-hand': 'In hand',
  waiting: 'Waiting for them',
  done: 'Answered',
  refused: 'Refused',
};

/** Each step as a choice, with what it does. */
export const stepWords: Readonly<Record<RightStep, { readonly text: string; readonly hint: string }>> = {
  'take-in-hand': { text: 'Take it in hand', hint: 'Tells the person that you have it.' },
  'ask-identity': {
    text: 'Ask them to show who they are',
    hint: 'Only where you really cannot tell. The clock stops; the month begins on the day that you know.',
  },
  'ask-clarification': {
    text: 'Ask what they mean',
    hint: 'Only where you really cannot go on. The clock stops; the days of waiting come on top.',
  },
  'carry-on': { text: 'Carry on', hint: 'You have what you needed. The clock runs again.' },
  extend: {
    text: 'Take two more months',
    hint: 'Only where it is complex or there are many requests. Say why: the law asks for it.',
  },
  write: { text: 'Write to them', hint: 'Tells them how it is going. Nothing else changes.' },
  close: { text: 'Answer it', hint: '' },
};
