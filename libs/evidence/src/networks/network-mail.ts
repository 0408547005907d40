import type { LetterToAnybody } from '@footing/messages';

const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'Europe/London' });

/** What is written to somebody in a network: that something is ready, and never a figure. */
export function networkLetter(network: string, token: string, expiresAt: Date): LetterToAnybody {
  return {
    kind: 'network-notice',
    subject: 'Something about mentoring is ready for you',
    paragraphs: [
      `The university has put together what “${network}” gets about mentoring.`,
      `The link is yours alone and opens just this, without signing in, until ${day.format(expiresAt)}. Please do not pass it on.`,
    ],
    actions: [{ label: 'See what is ready', address: `/sent/${token}` }],
    notes: ['You can stop this mail at the end of the page that the link opens.'],
    why: `you are in “${network}” at the university`,
  };
}

/** What is written to somebody of staff about something that they see to, in the university's plan or in that of a school. */
export function actionLetter(about: 'given' | 'due', plan: 'practice' | 'school'): LetterToAnybody {
  const where = plan === 'school' ? 'the plan of a school' : 'the university’s plan for social mobility';
  return {
    kind: 'network-notice',
    subject: about === 'given' ? 'Something is yours to see to' : 'Something that you see to is due',
    paragraphs: [
      about === 'given'
        ? `A colleague put your name to something in ${where}.`
        : `The day has come by which something in ${where} is to be done.`,
      'You can say how it stands on your own page.',
    ],
    actions: [{ label: 'See what is yours to do', address: '/my-actions' }],
    why: 'your name stands beside something in that plan',
  };
}
