import type { RefusalWords } from './refusal-words-of-consent';

/** What is refused of looking at what is done for social mobility. */
export const wordsOfPractice: Readonly<Record<string, RefusalWords>> = {
  'practice.changed': {
    title: 'A colleague was first',
    whatToDo: 'Nothing was overwritten. Open the page again, read what it says now, and go on from there.',
  },
  'practice.finished': {
    title: 'This year is finished',
    whatToDo:
      'Nothing was changed. What a finished year says stays, so that the next can be compared with it. Open the year again to change it.',
  },
  'practice.year-there': {
    title: 'This year has begun already',
    whatToDo: 'Nothing was added. Go back to the list of years and open it.',
  },
};
