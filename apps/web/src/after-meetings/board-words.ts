import type { TagTone } from '@footing/pages';
import type { BoardRow } from '@footing/scheduling';

/** What may need a consultant, in the order of how soon. */
export const signs = ['quiet', 'behind', 'differ', 'no-time'] as const;
export type Sign = (typeof signs)[number];
export const isSign = (text: unknown): text is Sign => signs.some((sign) => sign === text);

export const signWords: Readonly<Record<Sign, { readonly words: string; readonly tone: TagTone }>> = {
  quiet: { words: 'Quiet', tone: 'needs-you' },
  behind: { words: 'Behind the plan', tone: 'needs-you' },
  differ: { words: 'Two answers', tone: 'information' },
  'no-time': { words: 'No time in common', tone: 'information' },
};

/** What is to be seen of a pair. A pair on a break is left in peace. */
export function signsOf({ quiet, behind, differ, together, next, isPaused }: BoardRow): Sign[] {
  if (isPaused) return differ.length > 0 ? ['differ'] : [];
  const is: Readonly<Record<Sign, boolean>> = {
    ...{ quiet, behind, differ: differ.length > 0 },
    'no-time': together === 0 && next === null,
  };
  return signs.filter((sign) => is[sign]);
}

const what: Readonly<Record<Sign, string>> = {
  quiet: 'Ask each of them, by mail or phone, how it goes. If one cannot go on, give the other somebody new.',
  behind: 'A word to both may be enough. If six meetings are too many for them, fewer are fine: say so.',
  differ: 'Ask both what happened, kindly. Mostly a day was mixed up.',
  'no-time': 'Ask both for other hours, or whether they could meet online. If nothing helps, look for another mentor.',
};

/** What to do next, by what matters most; null: nothing. */
export function nextOf(row: BoardRow): string | null {
  const found = signsOf(row);
  const [first] = found;
  // Whoever has no hour in common is quiet for that reason.
  const sign = found.includes('no-time') ? 'no-time' : first;
  return sign ? what[sign].replace('six meetings', row.target === 1 ? 'a meeting' : `${row.target} meetings`) : null;
}
