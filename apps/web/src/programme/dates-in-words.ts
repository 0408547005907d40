const full = new Intl.DateTimeFormat('en-GB', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});
const short = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
const local = new Intl.DateTimeFormat('en-CA', {
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  timeZone: 'Europe/London',
});

/** "Tuesday 3 November 2026". @param day YYYY-MM-DD. */
export const dayInWords = (day: string): string => full.format(new Date(day)).replace(',', '');

/** "3 November 2026 to 30 June 2027". */
export const daysInWords = (from: string, to: string): string =>
  `${short.format(new Date(from))} to ${short.format(new Date(to))}`;

/** The day it is in the United Kingdom at a moment, as YYYY-MM-DD. */
export const dayOf = (at: Date): string => local.format(at);
