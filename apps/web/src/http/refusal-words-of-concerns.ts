import type { RefusalWords } from './refusal-words-of-consent';

/** What to say where something about a concern or a message was refused. */
export const wordsOfConcerns: Readonly<Record<string, RefusalWords>> = {
  'concern.moved-on': {
    title: 'A colleague was first',
    whatToDo: 'Nothing was changed. Open the concern again and see how it stands.',
  },
  'conversation.closed': {
    title: 'Nothing can be written here now',
    whatToDo: 'Your message was not sent. Open the page again: it says why.',
  },
};
