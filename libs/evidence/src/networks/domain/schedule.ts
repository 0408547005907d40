/** How often a network is sent what is ready: a term is four months. */
export const rhythms = ['never', 'month', 'term', 'year'] as const;
export type Rhythm = (typeof rhythms)[number];

const months: Readonly<Record<Exclude<Rhythm, 'never'>, number>> = { month: 1, term: 4, year: 12 };

/** The same day of the month so many months later, or that month's last. @param day YYYY-MM-DD. */
function monthsLater(day: string, many: number): string {
  const [year = 0, month = 0, of = 0] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + many, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + many, Math.min(of, last))).toISOString().slice(0, 10);
}

/**
 * The first day of a rhythm that comes after another; always counted from its first, so that a 31st stays a 31st.
 * @param anchor the first, YYYY-MM-DD. @param after YYYY-MM-DD.
 */
export function nextAfter(anchor: string, every: Exclude<Rhythm, 'never'>, after: string): string {
  for (let turn = 0; ; turn += 1) {
    const day = monthsLater(anchor, turn * months[every]);
    if (day > after) return day;
  }
}

/** Days on which the university is closed, first and last among them; YYYY-MM-DD. */
export interface ClosedDays {
  readonly from: string;
  readonly to: string;
}

export const isClosed = (day: string, closed: readonly ClosedDays[]): boolean =>
  closed.some(({ from, to }) => from <= day && day <= to);

/** Hours of the day in London in which mail leaves: from the first, before the last. */
const [OPENS, SHUTS] = [8, 18];

/** Where a moment falls in London. @returns its day, YYYY-MM-DD, and whether it is in working hours. */
export function momentInLondon(at: Date): { readonly day: string; readonly isInHours: boolean } {
  const text = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/London', dateStyle: 'short', timeStyle: 'short' });
  const [day = '', time = ''] = text.format(at).split(' ');
  const hour = Number(time.slice(0, 2));
  return { day, isInHours: hour >= OPENS && hour < SHUTS };
}
