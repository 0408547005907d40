import type { LetterWords } from '@footing/messages';
import { type Segment, standings } from './domain/segment';

interface Written {
  readonly segment: Segment;
  readonly subject: string;
  readonly body: string;
}

/** What a mail of a campaign says to one person; it never says how they were chosen beyond how they stand with the round. */
export function campaignWords({ segment, body }: Written, firstName: string): LetterWords {
  const { label, address, why } = standings[segment.standing];
  const paragraphs = body
    .split(/\n\s*\n/)
    .map((one) => one.trim())
    .filter((one) => one !== '');
  return { ...(firstName === '' ? {} : { greeting: firstName }), paragraphs, actions: [{ label, address }], why };
}

/** Whether a name stands in the subject, which then goes without a greeting: a subject tells nothing of its reader. */
export const isNamed = (subject: string, firstName: string): boolean =>
  firstName !== '' && subject.toLowerCase().includes(firstName.toLowerCase());

/** The service's own reminders of sign-up. */
export const reminders = {
  begun: {
    name: 'Reminder: answers that were not sent',
    subject: 'Your sign-up for mentoring is not finished',
    body: 'You began to sign up for mentoring and have not sent your answers yet. What you wrote is kept, so you can go on where you stopped.\n\nYou do not need to know what you want to do. If you have changed your mind, you need do nothing.',
  },
  closing: {
    name: 'Reminder: sign-up closes soon',
    subject: 'Sign-up for mentoring closes soon',
    body: 'You began to sign up for mentoring and have not sent your answers yet. Sign-up closes within three days.\n\nIf you want a mentor, look at your answers and send them before then. If you have changed your mind, you need do nothing.',
  },
} as const;
