import type { Letter } from '@footing/messages';

/** What is told of a run: that it was announced, that it is tomorrow, or that it was done. */
export interface RetentionNews {
  readonly what: 'announced' | 'tomorrow' | 'done';
  /** The first day on which it may be done; YYYY-MM-DD. */
  readonly notBefore: string;
}

const inWords = new Intl.DateTimeFormat('en-GB', {
  ...{ weekday: 'long', day: 'numeric', month: 'long' },
  timeZone: 'UTC',
});
const dateOf = (day: string): string => inWords.format(new Date(`${day}T00:00:00Z`)).replace(',', '');

/** Nothing of what it is about: which kinds of things, and how many, is on the page. */
export function retentionLetter(to: string, { what, notBefore }: RetentionNews): Letter {
  const { subject, paragraphs } = wordsFor(what, dateOf(notBefore));
  return {
    to,
    kind: 'staff-notice',
    subject,
    paragraphs,
    actions: [{ label: what === 'done' ? 'See what went' : 'See what it is, or say no', address: '/retention' }],
    why: 'you are a data protection officer here',
  };
}

function wordsFor(what: RetentionNews['what'], day: string): { subject: string; paragraphs: string[] } {
  switch (what) {
    case 'announced':
      return {
        subject: 'Some data is to go in a week',
        paragraphs: [
          `Some of what we hold has been kept for as long as your rules say. It goes on ${day}, unless you say no before.`,
          'We write once more the day before.',
        ],
      };
    case 'tomorrow':
      return {
        subject: 'Some data goes tomorrow',
        paragraphs: [
          `What we wrote to you about goes on ${day}. Until then you can say no. Afterwards it cannot be undone.`,
        ],
      };
    case 'done':
      return {
        subject: 'Some data has gone',
        paragraphs: [
          'What had been kept for as long as your rules say has gone now. The page says how much of each kind.',
        ],
      };
  }
}
