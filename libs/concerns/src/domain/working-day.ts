const inLondon = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' });
const DAY_MS = 24 * 60 * 60 * 1_000;

/** The day that it is in the United Kingdom, YYYY-MM-DD. */
export const dayOf = (at: Date): string => inLondon.format(at);

/** The next day after this one that is from Monday to Friday, YYYY-MM-DD. Bank holidays count as any other day. */
export function nextWorkingDay(at: Date): string {
  let day = new Date(`${dayOf(at)}T12:00:00Z`);
  do day = new Date(day.getTime() + DAY_MS);
  while (day.getUTCDay() === 0 || day.getUTCDay() === 6);
  return dayOf(day);
}
