import type { PairingState, Step } from './lifecycle';

/** What can be awaited of a pairing. */
export type Awaited = 'answers' | 'other-answer' | 'first-meeting' | 'sign-of-life' | 'return' | 'end';

/** What happens when its day has passed: the clock takes a step, or waits for something else. */
export type WhenOver = { readonly step: Step } | { readonly then: Awaited };

interface Wait {
  readonly state: PairingState;
  readonly over: WhenOver;
  /** Whether the two are reminded; nobody is of a day on which nothing is asked of them. */
  readonly reminds: boolean;
  /** As staff read it. */
  readonly words: string;
}

/** Everything that is awaited, each in one state: the silence clock. */
export const waits = {
  answers: { state: 'proposed', over: { step: 'lapse' }, reminds: true, words: 'both answers' },
  'other-answer': { state: 'accepted', over: { step: 'lapse' }, reminds: true, words: 'the other answer' },
  'first-meeting': {
    ...{ state: 'active', over: { then: 'end' }, reminds: true },
    words: 'word that they have met',
  },
  'sign-of-life': { state: 'active', over: { step: 'lapse' }, reminds: true, words: 'an answer from the silent one' },
  return: { state: 'paused', over: { step: 'resume' }, reminds: false, words: 'the end of the break' },
  end: { state: 'active', over: { step: 'finish' }, reminds: false, words: 'the end of the meetings' },
} as const satisfies Record<Awaited, Wait>;

export const awaitedThings = Object.keys(waits) as readonly Awaited[];

/** How many days somebody has to say that they met, and to answer when the other says they are silent. */
export const FIRST_MEETING_DAYS = 21;
export const SIGN_OF_LIFE_DAYS = 7;
/** How many days after the round's last meetings a pairing that nobody closed comes to its end. */
export const CLOSING_DAYS = 14;
/** The longest break, in days. */
export const LONGEST_PAUSE_DAYS = 56;
export const SHORT_PAUSE_DAYS = 28;
