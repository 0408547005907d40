const DAY_MS = 86_400_000;

/** The week of a moment, as `2026-W45`: what is kept of it where the day would tell too much. Source: ISO 8601, in UTC. */
export function isoWeek(at: Date): string {
  const day = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate()));
  // The Thursday of a week decides of which year the week is.
  day.setUTCDate(day.getUTCDate() + 4 - (day.getUTCDay() || 7));
  const first = Date.UTC(day.getUTCFullYear(), 0, 1);
  const week = Math.ceil(((day.getTime() - first) / DAY_MS + 1) / 7);
  return `${day.getUTCFullYear()}-W${String(week).padStart(2, '0')}`;
}

/** The academic year of a day, from August on: `2026/27`. */
export function academicYear(day: string): string {
  const [year = 0, month = 1] = day.split('-').map(Number);
  const from = month >= 8 ? year : year - 1;
  return `${from}/${String((from + 1) % 100).padStart(2, '0')}`;
}

/** Whole days from one moment to another; 0 at least. */
export const daysBetween = (from: Date, to: Date): number =>
  Math.max(0, Math.floor((to.getTime() - from.getTime()) / DAY_MS));
