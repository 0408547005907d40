import { dayOf, daysBetween } from './days';
import { type Awaited, waits } from './waits';

/** Something awaited, as the clock finds it. */
export interface Open {
  readonly awaits: Awaited;
  /** YYYY-MM-DD, the last day. */
  readonly by: string;
  readonly beganAt: Date;
  readonly isTold: boolean;
  readonly isHalfTold: boolean;
  readonly isLastTold: boolean;
}

/** `over`: the day has passed. `tell`: nobody has been written to yet. `half`, `last`: a reminder is due. */
export type Due = 'over' | 'tell' | 'half' | 'last';

/**
 * What the clock is to do about it today; null: nothing. The last day is whole: it is over the day after. A reminder halfway
 * and one on the day before; of two that would come on one day only the last is sent.
 */
export function whatIsDue({ awaits, by, beganAt, isTold, isHalfTold, isLastTold }: Open, at: Date): Due | null {
  const [began, today] = [dayOf(beganAt), dayOf(at)];
  const left = daysBetween(today, by);
  if (left < 0) return 'over';
  if (!isTold) return 'tell';
  const whole = daysBetween(began, by);
  if (!waits[awaits].reminds || whole < 2) return null;
  if (left <= 1) return isLastTold || began === today ? null : 'last';
  return !isHalfTold && 2 * daysBetween(began, today) >= whole ? 'half' : null;
}
