import type { Availability } from './availability';
import { weekHours } from './hours';
import { DAY, dayNumber, weekdayOf } from './local-days';
import { intersect, measure, union } from './spans';

/**
 * How many minutes of a week two people both give, in one way in which both can meet then: from what their usual weeks say
 * alone, so that one holiday does not speak for a year.
 *
 * @param weekOf any day of the week, YYYY-MM-DD; the clocks, and the rules that hold, are those of that week.
 * @returns 0 to 10,080; 0 also where either has given no hours. @throws RangeError if there is no such day or zone.
 */
export function overlapMinutes(a: Availability, b: Availability, weekOf: string): number {
  const day = dayNumber(weekOf);
  const from = (day - weekdayOf(day) + 1) * DAY;
  const window = { from, to: from + 7 * DAY };
  const together = (['online', 'in-person'] as const).map((way) =>
    intersect(weekHours(a.rules, window, [way]), weekHours(b.rules, window, [way])),
  );
  return measure(intersect(union(together[0] ?? [], together[1] ?? []), [window.from, window.to]));
}
