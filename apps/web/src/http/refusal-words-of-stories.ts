import type { RefusalWords } from './refusal-words-of-consent';
import { wordsOfKpis } from './refusal-words-of-kpis';
import { wordsOfPractice } from './refusal-words-of-practice';
import { wordsOfSector } from './refusal-words-of-sector';
import { wordsOfTrackers } from './refusal-words-of-trackers';

/** Refusals about stories of students and mentors. */
export const wordsOfStories: Readonly<Record<string, RefusalWords>> = {
  ...wordsOfPractice,
  ...wordsOfSector,
  ...wordsOfTrackers,
  ...wordsOfKpis,
  'story.under-18': {
    title: 'Nobody under 18 is asked for a story',
    whatToDo: 'Nothing was changed. Choose somebody who is 18 or older.',
  },
  'story.no-mail': {
    title: 'We cannot write to this person',
    whatToDo:
      'Nothing was changed. They have no e-mail address with us, or have objected to the service. Choose somebody else.',
  },
  'story.not-asked': {
    title: 'Your university does not ask for stories',
    whatToDo: 'Nothing was changed. The data protection officer has switched this off: ask them about it.',
  },
  'story.down': {
    title: 'It is taken down already',
    whatToDo: 'Nothing was changed, and nobody can read it. Go back to the list of stories.',
  },
};
