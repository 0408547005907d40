import type { RefusalWords } from './refusal-words-of-consent';
import { wordsOfEvidence } from './refusal-words-of-evidence';

/** What is refused of writing surveys, of setting up when people are asked, and of what is worked out from it. */
export const wordsOfSurveys: Readonly<Record<string, RefusalWords>> = {
  ...wordsOfEvidence,
  'instrument.moved-on': {
    title: 'A colleague was first',
    whatToDo: 'Nothing was saved. Somebody changed this survey while you had it open: open it again and go on there.',
  },
  'instrument.frozen': {
    title: 'This version is settled',
    whatToDo:
      'Nothing was changed. People answer this very version, so it stays as it is. Start the next version to change anything.',
  },
  'instrument.key-taken': {
    title: 'There is a survey of that name',
    whatToDo: 'Nothing was saved. Give this one another name.',
  },
  'instrument.asks-nothing': {
    title: 'This survey asks nothing yet',
    whatToDo: 'Nothing was changed. Add a question before you settle it.',
  },
  'instrument.asks-too-much': {
    title: 'This survey asks too much',
    whatToDo:
      'Nothing was changed. A survey asks twelve questions at most; each statement of a block counts as one. Take some out before you settle it.',
  },
  'survey-wave.begun': {
    title: 'People have been asked already',
    whatToDo:
      'Nothing was changed. Once somebody was asked, only the days can change. You can close this time of asking, and nobody is asked any more.',
  },
  'survey-wave.taken': {
    title: 'The round has this one already',
    whatToDo: 'Nothing was added. A round asks the same people once at each time. Change the one that is there.',
  },
  'survey-wave.not-frozen': {
    title: 'This survey is not settled',
    whatToDo: 'Nothing was changed. People can be asked only what will not change: settle the survey first.',
  },
};
