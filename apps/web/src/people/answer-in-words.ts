import { dayInWords } from '../programme/dates-in-words';

/** A day as imports keep it, with or without a time; a month or day that there is not stays text. */
const DAY = /^(\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))(?:T(\d{2}:\d{2})(?::\d{2})?)?$/;

/** Dates roll over: the 31st of February would be read as a day in March. */
const isDay = (day: string) => new Date(day).getUTCDate() === Number(day.slice(-2));

/** What somebody answered, as people read it: days in words ("Tuesday 3 November 2026, 14:00"), all else as it is; several with commas. */
export function answerInWords(value: string | number | readonly string[]): string {
  if (typeof value !== 'string' && typeof value !== 'number') return value.map(answerInWords).join(', ');
  const [, day, time] = DAY.exec(String(value)) ?? [];
  if (day === undefined || !isDay(day)) return String(value);
  return time === undefined || time === '00:00' ? dayInWords(day) : `${dayInWords(day)}, ${time}`;
}
