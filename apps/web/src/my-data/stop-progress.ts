import type { StopStanding } from '@footing/consent';
import type { ProgressAnswer } from '@footing/pages';

/** How many places have confirmed a stop. */
export function progressOf({ places }: Pick<StopStanding, 'places'>): ProgressAnswer {
  const total = places.length;
  const done = places.filter(({ ackedAt }) => ackedAt !== null).length;
  const now = { done, total, finished: done === total };
  return { ...now, words: confirmedWords(now) };
}

/** "1 of 2 places has confirmed it so far. …". */
export function confirmedWords({ done, total }: Pick<ProgressAnswer, 'done' | 'total'>): string {
  if (total === 0) return 'It is kept in no other place.';
  if (done === total) return total === 1 ? 'The one place has confirmed it.' : `All ${total} places have confirmed it.`;
  const wait = done === 0 ? `We wait for ${total === 1 ? 'one place' : `${total} places`} to confirm it.` : '';
  return `${wait || `${done} of ${total} places ${done === 1 ? 'has' : 'have'} confirmed it so far.`} We do not use it any more.`;
}
