import type { ConcernState, LeadStep, NoteStep, Urgency } from '@footing/concerns';
import type { TagTone } from '@footing/pages';

/** How a concern stands, as whoever raised it reads it. */
export const stateWords: Readonly<Record<ConcernState, { readonly words: string; readonly tone: TagTone }>> = {
  received: { words: 'Received', tone: 'needs-you' },
  looking: { words: 'Looking at it', tone: 'information' },
  done: { words: 'Done', tone: 'done' },
};

/** What happened, as whoever raised it reads it. */
export const noteWords: Readonly<Record<NoteStep, string>> = {
  more: 'You added something.',
  looking: 'The safeguarding lead is looking at it.',
  answer: 'The safeguarding lead wrote to you.',
  private: 'A line for the safeguarding lead alone.',
  done: 'The safeguarding lead finished looking at it.',
  again: 'The safeguarding lead is looking at it again.',
  'contact-paused': 'Contact with this person was paused at once.',
  'contact-again': 'Contact with this person is possible again.',
};

/** The same as the safeguarding lead reads it. */
export const noteWordsForLead: Readonly<Record<NoteStep, string>> = {
  ...noteWords,
  more: 'Whoever raised it added something.',
  looking: 'Looking at it.',
  answer: 'An answer to whoever raised it.',
  done: 'Done.',
  again: 'Looking at it again.',
};

/** What the button of each step says. */
export const stepButtons: Readonly<Record<LeadStep, string>> = {
  'look-into': 'I am looking at it',
  answer: 'Send the answer',
  private: 'Keep this line',
  'contact-again': 'Let them have contact again',
  done: 'Finish it',
  again: 'Look at it again',
};

export const stepDone: Readonly<Record<LeadStep, string>> = {
  'look-into': 'Whoever raised it reads that you are looking at it.',
  answer: 'Your answer is there to be read.',
  private: 'Kept, for safeguarding leads alone.',
  'contact-again': 'They can have contact again. Both are told that mentoring goes on, and nothing else.',
  done: 'It is finished. Whoever raised it reads what came of it.',
  again: 'You are looking at it again.',
};

export const urgencyTags: Readonly<Record<Urgency, { readonly words: string; readonly tone: TagTone }>> = {
  now: { words: 'Now', tone: 'problem' },
  soon: { words: 'Soon', tone: 'needs-you' },
  whenever: { words: 'Some days', tone: 'neutral' },
};
