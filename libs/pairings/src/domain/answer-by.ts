const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * The last day for an answer: so many days after today, as the calendar on the wall in London has it.
 * @returns YYYY-MM-DD.
 */
export function answerBy(at: Date, withinDays: number): string {
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/London' }).format(at);
  return new Date(Date.parse(`${today}T00:00:00Z`) + withinDays * DAY_MS).toISOString().slice(0, 10);
}
