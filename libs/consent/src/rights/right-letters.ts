import type { Letter } from '@footing/messages';
import type { Day } from '../domain/clocks/day';

const inWords = new Intl.DateTimeFormat('en-GB', {
  ...{ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
  timeZone: 'UTC',
});

/** "Monday 5 October 2026". */
const dateOf = (day: Day): string => inWords.format(new Date(`${day}T00:00:00Z`)).replace(',', '');

/** What somebody is written about their request. None says what it is about: mail is read over shoulders. */
export type RightNews =
  | { readonly what: 'received'; readonly dueOn: Day; readonly acknowledgeBy: Day | null }
  | { readonly what: 'taken-in-hand'; readonly dueOn: Day }
  | { readonly what: 'asked' }
  | { readonly what: 'came-back'; readonly dueOn: Day }
  | { readonly what: 'extended'; readonly dueOn: Day }
  | { readonly what: 'written' }
  | { readonly what: 'closed' };

const ASKED = 'you asked us something about your data';
const HANDLES = 'you handle requests about data here';

/** @param address where the request is read, after signing in. */
export function rightLetter(to: string, news: RightNews, address: string): Letter {
  const { subject, lines: paragraphs } = wordsFor(news);
  const actions = [{ label: 'Sign in to read more', address }];
  return { to, kind: 'right-notice', subject, paragraphs, actions, why: ASKED };
}

/** What an erased person is told: nothing is left to sign in to. */
export const farewellLetter = (to: string, sentences: readonly string[]): Letter => ({
  to,
  kind: 'right-notice',
  subject: 'An answer to what you asked us',
  paragraphs: sentences,
  why: ASKED,
});

/** What whoever handles requests is told. */
export const handlersLetter = (to: string, dueOn: Day, address: string): Letter => ({
  to,
  kind: 'right-notice',
  subject: 'Somebody asks about their data',
  paragraphs: [`A request has come in. It is due on ${dateOf(dueOn)}.`],
  actions: [{ label: 'See what they ask', address }],
  why: HANDLES,
});

function wordsFor(news: RightNews): { readonly subject: string; readonly lines: readonly string[] } {
  switch (news.what) {
    case 'received':
      return {
        subject: 'We have what you asked us',
        lines: [
          'We have your request, and it is on its way to the data protection officer.',
          ...(news.acknowledgeBy ? [`A person tells you that they have it by ${dateOf(news.acknowledgeBy)}.`] : []),
          `You get an answer by ${dateOf(news.dueOn)}.`,
        ],
      };
    case 'taken-in-hand':
      return {
        subject: 'A person is looking at what you asked us',
        lines: ['The data protection officer has your request.', `You get an answer by ${dateOf(news.dueOn)}.`],
      };
    case 'asked':
      return {
        subject: 'We need something from you',
        lines: ['To go on with your request we need to hear from you. Until then the time does not run.'],
      };
    case 'came-back':
      return { subject: 'Thank you, we are going on', lines: [`You get an answer by ${dateOf(news.dueOn)}.`] };
    case 'extended':
      return {
        subject: 'We need more time for what you asked us',
        lines: [`Your request takes longer than a month. You get an answer by ${dateOf(news.dueOn)}.`],
      };
    case 'written':
      return { subject: 'There is news about what you asked us', lines: ['We wrote something for you.'] };
    case 'closed':
      return { subject: 'An answer to what you asked us', lines: ['Your request has an answer.'] };
  }
}
