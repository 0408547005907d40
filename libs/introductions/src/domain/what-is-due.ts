/** Something that is awaited of somebody. Days are YYYY-MM-DD. */
export interface OpenWait {
  readonly began: string;
  /** The last day. */
  readonly by: string;
  readonly isTold: boolean;
  readonly isHalfTold: boolean;
  readonly isLastTold: boolean;
}

/** `tell`: nobody has been written to yet. `half`, `last`: a reminder is due. `over`: the day has passed, and nothing comes of it. */
export type DueIntroduction = 'tell' | 'half' | 'last' | 'over';

const DAY_MS = 24 * 60 * 60 * 1_000;
const between = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);

/** What is to be done about it on a day; null: nothing. Halfway is for waits of more than three days; the last letter comes the day before. */
export function whatIsDue({ began, by, ...told }: OpenWait, today: string): DueIntroduction | null {
  const left = between(today, by);
  if (left < 0) return 'over';
  if (!told.isTold) return 'tell';
  if (left <= 1) return told.isLastTold || between(began, today) < 1 ? null : 'last';
  const isLong = between(began, by) > 3;
  return isLong && !told.isHalfTold && 2 * between(began, today) >= between(began, by) ? 'half' : null;
}
