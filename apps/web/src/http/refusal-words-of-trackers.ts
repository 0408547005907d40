import type { RefusalWords } from './refusal-words-of-consent';

/** What is refused of files for tracking services. */
export const wordsOfTrackers: Readonly<Record<string, RefusalWords>> = {
  'tracker.settled': {
    title: 'This file was made already, or somebody let go of it',
    whatToDo: 'Nothing was changed. A file comes once: prepare a new one where you need it again.',
  },
  'tracker.changed': {
    title: 'Something changed meanwhile',
    whatToDo: 'Nothing left. Go back, look at how it stands now, and try again.',
  },
  'tracker.own-look': {
    title: 'A second person has to look',
    whatToDo: 'Nothing was changed. Whoever prepares a file cannot be the one who looks: ask a colleague.',
  },
};
