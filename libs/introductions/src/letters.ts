import type { LetterToAnybody } from '@footing/messages';
import type { Awaited } from './data/waits.query';
import { type CallEndReason, type CallOffReason, callOffReasons } from './domain/calling-off';

/** What a letter is about, and to whom it goes. No names of others, and nothing that anybody wrote. */
interface Occasion {
  readonly roundId: string;
  readonly firstName: string;
}

type Words = Omit<LetterToAnybody, 'stop' | 'permission'>;

const inWords = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeZone: 'UTC' });
const dayInWords = (day: string): string => inWords.format(new Date(`${day}T00:00:00Z`)).replace(',', '');

interface Asked extends Occasion {
  readonly what: Awaited;
  readonly kind: 'student' | 'mentor';
  /** YYYY-MM-DD. */
  readonly by: string;
  readonly isReminder: boolean;
}

const NO_HARM = 'If you do nothing, nothing is held against you.';

const asking: Readonly<Record<Awaited, (by: string) => readonly string[]>> = {
  picks: (by) => [
    'Your shortlist is here: a few people whom you could work well with, and why.',
    `Choose whom you would like to talk to for fifteen minutes, by ${by}. ${NO_HARM}`,
  ],
  hours: (by) => [
    'Some students would like to talk to you for fifteen minutes, before anybody is paired.',
    `Say for how many short calls you have time, by ${by}. None is a fine answer too.`,
  ],
  calls: (by) => [
    'There is a short call for you: fifteen minutes to see whether you two would work well together.',
    `Agree on a time, and talk by ${by}. ${NO_HARM}`,
  ],
  ratings: (by) => [
    'You have had a short call. Please say how it was: it takes a minute.',
    `The other person never sees it. It is used once, to pair people well. Please say it by ${by}. ${NO_HARM}`,
  ],
};

const labels: Readonly<Record<Awaited, string>> = {
  picks: 'See your shortlist',
  hours: 'Say how many calls',
  calls: 'Agree on a time',
  ratings: 'Say how it was',
};

/** The letter that asks for what is awaited, or reminds of it. */
export const letterFor = ({ what, kind, roundId, firstName, by, isReminder }: Asked): Words => ({
  kind: 'introduction-notice',
  subject: `${isReminder ? 'A reminder' : 'A question'} from the mentoring scheme`,
  greeting: firstName,
  paragraphs: asking[what](dayInWords(by)),
  actions: [{ label: labels[what], address: `/${kind === 'student' ? 'shortlist' : 'short-calls'}/${roundId}` }],
  why: 'you take part in a mentoring scheme here',
});

/** The letter to the other, when one of the two has said when they could talk. */
export const timesLetter = ({ firstName, callId }: { firstName: string; callId: string }): Words => ({
  kind: 'introduction-notice',
  subject: 'There is news about your short call',
  greeting: firstName,
  paragraphs: ['The other person has said at which times they could talk. Choose one, or give times of your own.'],
  actions: [{ label: 'Go to your short call', address: `/intro-calls/${callId}` }],
  why: 'you take part in a mentoring scheme here',
});

interface CalledOff extends Occasion {
  readonly kind: 'student' | 'mentor';
  /** '' where nobody said one; why somebody has left is not told. */
  readonly reason: CallEndReason;
  /** Whether the other has called it off themselves. */
  readonly isByOther: boolean;
}

const YOUNG = 'Here nobody under 18 talks to a mentor alone. The careers service can say what is possible.';

/** The letter to whoever hears that a call is off. Nobody is to think that it was about them. */
export const calledOffLetter = ({ firstName, kind, roundId, reason, isByOther }: CalledOff): Words => ({
  kind: 'introduction-notice',
  subject: 'There is news about your short call',
  greeting: firstName,
  paragraphs: [
    isByOther
      ? 'The other person has had to call your short call off.'
      : 'Your short call cannot take place after all.',
    ...(reason === 'not-alone' && kind === 'student' ? [YOUNG] : isSaid(reason) ? [callOffReasons[reason]] : []),
    kind === 'student'
      ? 'We are sorry. It changes nothing about how you are paired, and nothing is held against anybody.'
      : 'If another student would like to talk to you, they get this time, and we write to you. Nothing is held against anybody.',
  ],
  actions: [{ label: 'See how it stands', address: `/${kind === 'student' ? 'shortlist' : 'short-calls'}/${roundId}` }],
  why: 'you take part in a mentoring scheme here',
});

const isSaid = (reason: CallEndReason): reason is CallOffReason => Object.hasOwn(callOffReasons, reason);
