const DAY_MS = 24 * 60 * 60 * 1_000;

/** What the clocks of a zone show at a moment, in the format of `Date.parse`: `2026-11-20 15:30`. */
const clockOf = (zone: string) => {
  const wall = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });
  return (ms: number): string => wall.format(new Date(ms));
};

/** The day that the clocks of a zone show at a moment, YYYY-MM-DD. */
export const dayOn = (zone: string, at: Date): string => clockOf(zone)(at.getTime()).slice(0, 10);

/**
 * The moment at which the clocks of a zone show this. Null where there is none, as in an hour that is left out in spring, and where it
 * is no time; of a time that comes twice, as in autumn, the first.
 * @param day YYYY-MM-DD. @param time HH:MM.
 */
export function momentOn(zone: string, day: string, time: string): Date | null {
  const asIfUtc = Date.parse(`${day}T${time}:00Z`);
  if (!/^\d{2}:\d{2}$/.test(time) || Number.isNaN(asIfUtc)) return null;
  const clock = clockOf(zone);
  const ahead = (ms: number) => Date.parse(`${clock(ms).replace(' ', 'T')}:00Z`) - ms;
  // Clocks change at most once in two days, so that it is one of these.
  const found = [asIfUtc - DAY_MS, asIfUtc + DAY_MS]
    .map((ms) => asIfUtc - ahead(ms))
    .sort((one, other) => one - other)
    .find((ms) => clock(ms) === `${day} ${time}`);
  return found === undefined ? null : new Date(found);
}
