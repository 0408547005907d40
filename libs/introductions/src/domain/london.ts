const wall = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/London', dateStyle: 'short', timeStyle: 'short' });
const MINUTE_MS = 60_000;

/** What clocks in London show at a moment: `2026-11-20 15:30`. */
export const wallTime = (at: Date): string => wall.format(at);

/**
 * The moment at which clocks in London show this. Null where there is none, as in the hour that is left out in March, and where it is no time;
 * in October the first of the two.
 * @param day YYYY-MM-DD. @param time HH:MM.
 */
export function londonTime(day: string, time: string): Date | null {
  const asIfUtc = Date.parse(`${day}T${time}:00Z`);
  if (!/^\d{2}:\d{2}$/.test(time) || Number.isNaN(asIfUtc)) return null;
  const moments = [asIfUtc - 60 * MINUTE_MS, asIfUtc].map((ms) => new Date(ms));
  return moments.find((at) => wallTime(at) === `${day} ${time}`) ?? null;
}
