import type { Nation } from './bank-holidays';
import { correspondingDate } from './corresponding-date';
import { addDays, type Day, daysBetween } from './day';

/** What is missing while the clock stands still: proof of who asks, or what exactly they mean. */
export type Missing = 'identity' | 'clarification';

/** How a request's time runs. */
export interface RightClock {
  /** The day it came in, or on which proof of who asks came in. */
  readonly start: Day;
  /** 1, or 3 once it was extended. */
  readonly months: 1 | 3;
  /** Days that it stood still for clarification. */
  readonly waited: number;
  /** Since when it stands still, and why; null: it runs. */
  readonly stopped: { readonly since: Day; readonly missing: Missing } | null;
}

/** Complaints are acknowledged within so many days. Source: Data Protection Act 2018, section 164A. */
export const ACKNOWLEDGE_WITHIN_DAYS = 30;

/** The clock of a request that came in on this day. */
export const clockFrom = (received: Day): RightClock => ({ start: received, months: 1, waited: 0, stopped: null });

/** By when it must be answered, as things stand; while it stands still, as if it ran on again at once. */
export const dueOn = ({ start, months, waited }: RightClock, nation: Nation): Day =>
  correspondingDate(start, months, waited, nation);

/** By when a complaint must be acknowledged: the thirtieth day, whatever day it is, so nobody is ever late by a rule. */
export const acknowledgeBy = (received: Day): Day => addDays(received, ACKNOWLEDGE_WITHIN_DAYS);

export const stop = (clock: RightClock, today: Day, missing: Missing): RightClock => ({
  ...clock,
  stopped: { since: today, missing },
});

/**
 * Runs on. Time begins anew on the day that proof of who asks arrives; the days that clarification took come on top.
 * Source: UK GDPR Article 12A.
 */
export function runOn(clock: RightClock, today: Day): RightClock {
  if (!clock.stopped) return clock;
  const { since, missing } = clock.stopped;
  const ran = { ...clock, stopped: null };
  return missing === 'identity'
    ? { ...ran, start: today, waited: 0 }
    : { ...ran, waited: clock.waited + daysBetween(since, today) };
}

/** Whether two more months may still be taken: once, while the first month runs, so that the person is told within it. */
export const mayExtend = (clock: RightClock, today: Day, nation: Nation): boolean =>
  clock.months === 1 && clock.stopped === null && today <= dueOn(clock, nation);

/** Three months from the original start. */
export const extend = (clock: RightClock): RightClock => ({ ...clock, months: 3 });

/** Days until it is due: 0 today, below 0 when it is late; null while the clock stands still. */
export const daysLeft = (clock: RightClock, today: Day, nation: Nation): number | null =>
  clock.stopped ? null : daysBetween(today, dueOn(clock, nation));
