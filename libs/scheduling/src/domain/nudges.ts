import { type DayRange, isOff, type Standing } from './cadence';
import { dayNumber } from './local-days';

/** Who hears next that a pair has fallen behind or quiet: first one of the two, then the other, then their consultant. */
export const rungs = ['one', 'other', 'consultant'] as const;
export type Rung = (typeof rungs)[number];

/** At most one nudge to a pair in so many days. */
export const NUDGE_DAYS = 10;

/**
 * Who is to hear of it on this day; null: nobody. A nudge is for a pair that is behind or quiet, never on a day on which the
 * university is closed, and at most one in ten days. After the consultant has heard nobody does, until the pair gives a sign.
 *
 * @param since days of the nudges since the pair's last sign, YYYY-MM-DD, whoever they went to, in any order.
 */
export function nudgeFor(
  { behind, quiet }: Standing,
  since: readonly string[],
  off: readonly DayRange[],
  day: string,
): Rung | null {
  if ((!behind && !quiet) || isOff(off, day)) return null;
  const soon = since.some((one) => Math.abs(dayNumber(day) - dayNumber(one)) < NUDGE_DAYS);
  return soon ? null : (rungs[since.length] ?? null);
}
