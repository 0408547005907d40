import type { RefusalWords } from './refusal-words-of-consent';

/** What is refused of invitations and reminders. */
export const wordsOfCampaigns: Readonly<Record<string, RefusalWords>> = {
  'campaign.settled': {
    title: 'This is going out already, or is over',
    whatToDo: 'Nothing was changed. You can call off what is not sent yet, or write a new one.',
  },
  'campaign.too-few': {
    title: 'Too few people would get this',
    whatToDo:
      'Nothing was sent. Where priority groups choose, at least ten people have to get it, so that nobody can be told by it. Choose more groups or schools, or no groups.',
  },
  'campaign.nobody': {
    title: 'Nobody would get this',
    whatToDo: 'Nothing was sent. Go back and look at why: the page says who would not get it.',
  },
};
