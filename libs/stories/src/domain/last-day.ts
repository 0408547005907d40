import { MOST_STORY_MONTHS } from './story-places';

/** A day so many months later, the last of a month that is shorter. @param day YYYY-MM-DD. */
export function monthsAfter(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const first = new Date(Date.UTC(year, month - 1 + months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(date, last));
  return first.toISOString().slice(0, 10);
}

/**
 * What is wrong with the last day of a story; null where it is one.
 * @param months for how long a yes holds here at most; null: nobody has said. Days are YYYY-MM-DD.
 */
export function lastDayFault(until: string, today: string, months: number | null): string | null {
  const most = Math.min(months ?? MOST_STORY_MONTHS, MOST_STORY_MONTHS);
  if (until <= today) return 'Enter a date after today';
  return until <= monthsAfter(today, most) ? null : `Enter a date within ${most} months from today`;
}
