/** How a mail stands in the outbox. `stopped`: whose it was about no longer permits it, and it was not handed over. */
export type MailState = 'waiting' | 'sending' | 'sent' | 'refused' | 'dead' | 'stopped';

/** What is known of a mail when its turn comes. */
export interface Standing {
  readonly state: MailState;
  readonly tries: number;
  /** Whether it was once left in the middle of sending. */
  readonly wasCutOff: boolean;
  readonly isTooLate: boolean;
}

/** What to do with it: leave it, give it up, or send it; `cutOff` when it may have arrived already. */
export type Turn = 'leave' | 'give-up' | { readonly send: true; readonly cutOff: boolean };

/**
 * Begun and not ended means that the sender died, and nobody knows whether it arrived. It is sent once more (with the
 * same Message-ID, by which mailboxes know it again), and never a third time.
 */
export function turnOf({ state, wasCutOff, isTooLate }: Standing): Turn {
  if (state !== 'waiting' && state !== 'sending') return 'leave';
  if (isTooLate) return 'give-up';
  if (state === 'sending' && wasCutOff) return 'give-up';
  return { send: true, cutOff: state === 'sending' };
}

export const MOST_TRIES = 8;

/** Seconds until the next try: half a minute first, then three times as long each time; six hours before the last. */
export const waitAfter = (tries: number): number => 30 * 3 ** (tries - 1);

/** What came of handing a mail to the server; `stopped`: whoever it rests on no longer permits it, and it was not. */
export type Outcome = 'sent' | 'refused' | 'stopped' | 'later' | 'unknown';

/** How it stands after a try. A connection that broke when everything was said counts as cut off: once more, then no more. */
export function standingAfter(
  outcome: Outcome,
  { tries, wasCutOff }: Pick<Standing, 'tries' | 'wasCutOff'>,
): { readonly state: MailState; readonly wasCutOff: boolean } {
  if (outcome === 'sent' || outcome === 'refused' || outcome === 'stopped') return { state: outcome, wasCutOff };
  if (tries >= MOST_TRIES || (outcome === 'unknown' && wasCutOff)) return { state: 'dead', wasCutOff };
  return { state: 'waiting', wasCutOff: wasCutOff || outcome === 'unknown' };
}
