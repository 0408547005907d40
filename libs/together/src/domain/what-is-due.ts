/** Something that is awaited of one of the two. Days are YYYY-MM-DD. */
export interface OpenWait {
  readonly what: 'agreement' | 'closing';
  readonly began: string;
  /** The last day. */
  readonly by: string;
  readonly isTold: boolean;
  readonly isHalfTold: boolean;
  readonly isLastTold: boolean;
}

/** `over`: the day has passed. `tell`: nobody has been written to yet. `half`, `last`: a reminder is due. */
export type DueTogether = 'over' | 'tell' | 'half' | 'last';

const DAY_MS = 24 * 60 * 60 * 1_000;
const between = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);

/**
 * What is to be done about it on a day; null: nothing. The last day is whole: it is over the day after. Of an agreement people
 * hear on the page first, so its letters are reminders; of a goodbye they are told at once.
 */
export function whatIsDue(
  { what, began, by, isTold, isHalfTold, isLastTold }: OpenWait,
  today: string,
): DueTogether | null {
  const left = between(today, by);
  if (left < 0) return 'over';
  if (what === 'closing' && !isTold) return 'tell';
  if (left <= 1) return isLastTold || began === today ? null : 'last';
  return !isHalfTold && 2 * between(began, today) >= between(began, by) ? 'half' : null;
}
