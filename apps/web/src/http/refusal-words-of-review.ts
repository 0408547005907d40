import type { RefusalWords } from './refusal-words-of-consent';

/** Refusals of the review bench. */
export const wordsOfReview: Readonly<Record<string, RefusalWords>> = {
  'bulk.not-allowed': {
    title: 'Many cannot be approved at once here',
    whatToDo:
      'Nothing was approved. The programme lead has not said from which fit that is allowed in this round. Approve each by itself, or ask the lead.',
  },
  'bulk.sample-first': {
    title: 'Open some of these pairings first',
    whatToDo: 'Nothing was approved. Go back: the page says which pairings were drawn for you to look at.',
  },
  'claim.nobody-asks': {
    title: 'Nobody asks for this student any more',
    whatToDo: 'Nothing was changed. Load the page again and see who has the student.',
  },
  'claim.with-another': {
    title: 'A colleague has this student at the moment',
    whatToDo:
      'Nothing was recorded. Two people never review the same student at once. Open the student’s page: it says who has them, and you can ask to take over.',
  },
};
