import type { LetterToAnybody } from '@footing/messages';

/** What a letter is about, and to whom it goes. No names of others, and nothing that anybody wrote. */
export interface Occasion {
  readonly what: 'agreement' | 'closing';
  readonly pairingId: string;
  readonly firstName: string;
  /** YYYY-MM-DD. */
  readonly by: string;
  readonly isReminder: boolean;
}

const inWords = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeZone: 'UTC' });
const dayInWords = (day: string): string => inWords.format(new Date(`${day}T00:00:00Z`)).replace(',', '');

/** The letter that asks for what is awaited. */
export function letterFor(at: Occasion): Omit<LetterToAnybody, 'stop' | 'permission'> {
  const { what, pairingId, firstName, by, isReminder } = at;
  const words = what === 'agreement' ? agreement(by) : closing(by);
  return {
    kind: 'together-notice',
    subject: `${isReminder ? 'A reminder' : 'A question'} from the mentoring scheme`,
    greeting: firstName,
    paragraphs: words.paragraphs,
    actions: [
      { label: words.label, address: `/together/${pairingId}/${what === 'agreement' ? 'agreement' : 'goodbye'}` },
    ],
    why: 'you take part in a mentoring scheme here',
  };
}

const agreement = (by: string) => ({
  label: 'Read it and sign',
  paragraphs: [
    'There is a short text about how the two of you work together. Please read it, talk about it when you meet, and sign it.',
    `It takes two minutes. Please do it by ${dayInWords(by)}. Nothing ends if you do not.`,
  ],
});

const closing = (by: string) => ({
  label: 'Say goodbye well',
  paragraphs: [
    'Your mentoring is coming to its end. There is a page to say thank you and to tell us in three short questions what changed.',
    `It takes three minutes. Please do it by ${dayInWords(by)}. After that day your mentoring is finished by itself, and that is fine too.`,
  ],
});

interface NextRound {
  readonly firstName: string;
  readonly roundName: string;
  readonly programmeName: string;
}

/** The letter to whoever asked at their goodbye to hear of the next sign-up. */
export const againLetter = (
  { firstName, roundName, programmeName }: NextRound,
  link: string,
): Omit<LetterToAnybody, 'stop' | 'permission'> => ({
  kind: 'round-notice',
  subject: 'The next sign-up is open',
  greeting: firstName,
  paragraphs: [
    `When you said goodbye you asked us to tell you: sign-up for ${programmeName}, ${roundName}, is open now.`,
    'What you told us before is filled in. Look it through, and send it.',
  ],
  actions: [{ label: 'Take part again', address: `/again/${link}` }],
  notes: ['If you do not want to, there is nothing to do. We do not write about it again.'],
  why: 'you asked, when you said goodbye, to hear of the next sign-up',
});
