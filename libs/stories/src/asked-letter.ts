import type { Permitted } from '@footing/consent';
import type { Letter } from '@footing/messages';
import type { PersonToAsk } from './data/people.query';
import { type StoryPlace, storyPlaces } from './domain/story-places';

/**
 * Says that there is something to answer, and nothing of what: mail is read over shoulders. It goes while they let us run the
 * service for them.
 */
export const askedLetter = (to: string, { kind }: Pick<PersonToAsk, 'kind'>, permitted: Permitted): Letter => ({
  to,
  kind: 'story-notice',
  subject: 'We would like to ask you something',
  paragraphs: [
    'We would like to ask you something. Sign in to see what it is. You can say yes or no, and both are fine.',
    'Nothing happens unless you say yes.',
  ],
  actions: [{ label: 'Sign in to see', address: '/me/data#story' }],
  why: 'you take part in mentoring here',
  permission: {
    subjectId: permitted.subjectId,
    subjectKind: kind,
    purpose: 'service',
    item: permitted.item,
    epoch: permitted.epoch,
  },
});

/** What whoever asked is told when a story stops that was for more than our own page. It names nobody. */
export const stoppedLetter = (to: string, places: readonly StoryPlace[]): Letter => ({
  to,
  kind: 'staff-notice',
  subject: 'A story may not be used any more',
  paragraphs: [
    'A story that you asked for may not be used any more. It is gone from our public page.',
    `It was agreed to for other places too: ${places.map((place) => storyPlaces[place]).join('; ')}. Print no more of it, and remove our own posts.`,
  ],
  actions: [{ label: 'See which story it is', address: '/stories-asked' }],
  why: 'you asked for it',
});
