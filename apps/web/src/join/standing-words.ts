import type { Standing, StandingCode } from '@footing/joining';
import { dayInWords } from '../home/year-of';

/** What a student reads of where they stand. */
export interface StandingWords {
  /** What is happening, in a few words. */
  readonly now: string;
  readonly more: readonly string[];
  /** What comes next, in one sentence; and by when, in words: null where there is no such day. */
  readonly next: string;
  readonly by: string | null;
}

type Words = (standing: Standing) => Omit<StandingWords, 'more'> & { readonly more?: readonly string[] };

const whom = ({ isReverse, round }: Standing) =>
  isReverse ? 'somebody to mentor' : round.programmeKind === 'group' ? 'a mentor and a group' : 'a mentor';

const words: Readonly<Record<StandingCode, Words>> = {
  new: (s) => ({
    now: `You can sign up for ${whom(s)}`,
    next: 'Answer a few short questions, and send your answers.',
    by: s.round.dates.signUpCloses,
  }),
  begun: (s) => ({
    now: 'You have begun to sign up',
    more: ['What you answered so far is saved.'],
    next: 'Answer the rest, and send your answers. We only use what you send.',
    by: s.round.dates.signUpCloses,
  }),
  unsent: () => ({
    now: 'Your answers were not sent',
    more: ['Sign-up has closed, so you are not part of this round. Nothing you wrote was used.'],
    next: 'You can sign up when the next round opens.',
    by: null,
  }),
  sent: (s) => ({
    now: 'You have signed up',
    more: ['Everybody who signs up is paired at the same time, so being early or late makes no difference.'],
    next: 'Sign-up closes, and then we look for who fits you. You can change your answers until then.',
    by: s.round.dates.signUpCloses,
  }),
  matching: (s) => ({
    now: `We are looking for ${whom(s)} for you`,
    more: ['A careers consultant looks at each pairing before anybody is told.'],
    next: 'We write to you when we have news, whatever it is.',
    by: s.round.dates.matchBy,
  }),
  'still-looking': (s) => ({
    now: `We are still looking for ${whom(s)} for you`,
    more: ['Some pairings are announced already. Yours needs more thought.'],
    next: 'A careers consultant looks at it, and we write to you.',
    by: s.round.dates.meetingsStart,
  }),
  paired: ({ pairing, ...s }) => ({
    now:
      pairing?.state === 'active' || pairing?.state === 'paused' ? 'You are paired' : 'We have found somebody for you',
    next: pairing?.next.what ?? 'We write to you when there is something to do.',
    by: pairing?.next.by ?? s.round.dates.meetingsEnd,
  }),
  'fell-through': (s) => ({
    now: 'It did not work out this time',
    more: [
      s.pairing?.next.what ?? '',
      'This happens, and it says nothing about you. You keep your place: you do not need to sign up again.',
    ],
    next: `We look for ${whom(s)} who fits you next best. A careers consultant looks at it, and we write to you.`,
    by: s.round.dates.meetingsStart,
  }),
  'said-enough': (s) => ({
    now: 'You wanted nobody else this time',
    more: [s.pairing?.next.what ?? ''],
    next: 'There is nothing to do. If you would like somebody after all, write to us.',
    by: null,
  }),
  ended: (s) => ({
    now: 'Your mentoring has ended',
    more: [s.pairing?.next.what ?? ''],
    next: 'You can sign up again when the next round opens.',
    by: null,
  }),
  'not-this-time': (s) => ({
    now: `We could not find you ${whom(s)} this time`,
    more: s.why.slice(1),
    next: 'If somebody becomes free who fits you, we write to you at once.',
    by: s.round.dates.meetingsEnd,
  }),
  withdrawn: (s) => ({
    now: 'You took your application back',
    more: ['You are not part of matching. What you answered is still here, for you alone to use again.'],
    next: `There is nothing to do. If you change your mind, let it stand again${s.isOpen ? ' before sign-up closes' : ''}.`,
    by: s.isOpen ? s.round.dates.signUpCloses : null,
  }),
  out: () => ({
    now: 'You are not part of matching',
    more: ['You asked us on the My data page not to match you. Your answers are still here.'],
    next: 'If you change your mind, say so on the My data page.',
    by: null,
  }),
  over: (s) => ({
    now: 'This round is over',
    more: [`We are sorry that there was not ${whom(s)} for you.`],
    next: 'You can sign up again when the next round opens.',
    by: null,
  }),
};

/** What is happening, what is next, and by when: there is always an answer. */
export function standingWords(standing: Standing): StandingWords {
  const { now, more = [], next, by } = words[standing.code](standing);
  const day = by === null ? null : dayToCome(by, standing);
  return { now, more: more.filter((one) => one !== ''), next, by: day === null ? null : dayInWords(day) };
}

/** A day that has passed is promised to nobody: then it is the round's next one. */
function dayToCome(by: string, { today, round: { dates } }: Standing): string | null {
  return [by, dates.matchBy, dates.meetingsStart, dates.meetingsEnd].find((day) => day >= today) ?? null;
}

/** "You are first in line if one becomes free." */
export function placeInWords({ place, of }: NonNullable<Standing['place']>): string {
  if (of === 1) return 'You are first in line if somebody becomes free. Nobody else is waiting.';
  const where = place === 1 ? 'first' : `number ${place}`;
  return `You are ${where} of ${of} who are waiting, if somebody becomes free.`;
}
