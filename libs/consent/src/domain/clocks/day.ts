/** A day of the calendar without a time: `2026-10-05`. Days compare as texts do. */
export type Day = `${number}-${number}-${number}`;

const MS_A_DAY = 86_400_000;
const at = (day: Day): number => Date.parse(`${day}T00:00:00Z`);
const dayAt = (ms: number): Day => new Date(ms).toISOString().slice(0, 10) as Day;

/** The day of a year, a month from 1 to 12 and a day of the month. */
export const dayOf = (year: number, month: number, dayOfMonth: number): Day =>
  dayAt(Date.UTC(year, month - 1, dayOfMonth));

/** So many days later; earlier with a number below 0. */
export const addDays = (day: Day, days: number): Day => dayAt(at(day) + days * MS_A_DAY);

/** From the first day to the second: 1 for tomorrow, below 0 when the second is earlier. */
export const daysBetween = (from: Day, to: Day): number => Math.round((at(to) - at(from)) / MS_A_DAY);

/** 0 for Sunday up to 6 for Saturday. */
export const weekdayOf = (day: Day): number => new Date(at(day)).getUTCDay();

/** Which day a moment falls on, as clocks in the UK show it. */
export const dayInLondon = (moment: Date): Day =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/London' }).format(moment) as Day;

/** The same day of the month so many months later; where that month has no such day, its last. */
export function addMonths(day: Day, months: number): Day {
  const [year = 0, month = 0, dayOfMonth = 0] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return dayOf(year, month + months, Math.min(dayOfMonth, last));
}
