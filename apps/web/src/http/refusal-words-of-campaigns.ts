import type { RefusalWords } from './refusal-words-of-consent';
import { wordsOfSurveys } from './refusal-words-of-surveys';

/** What is refused of invitations and reminders, and of surveys that people are asked to answer. */
export const wordsOfCampaigns: Readonly<Record<string, RefusalWords>> = {
  ...wordsOfSurveys,
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
  'survey.over': {
    title: 'This survey has closed',
    whatToDo: 'Nothing was kept. If we ask again, we write to you.',
  },
  'survey.submitted': {
    title: 'Your answers were sent before',
    whatToDo: 'Nothing was changed. They stay as they were sent.',
  },
  'survey.result-known': {
    title: 'This survey came before the matching',
    whatToDo: 'Nothing was kept. It asked where everyone stood before anybody knew what came of the matching.',
  },
  'survey.stopped': {
    title: 'This survey is not for answering',
    whatToDo: 'Nothing was kept. We keep answers only while there is a yes to counting them: see the page My data.',
  },
  'survey.needs-yes': {
    title: 'First we need your yes',
    whatToDo: 'Nothing was kept. Open the survey again: its first page says what your answers are for, and asks.',
  },
};
