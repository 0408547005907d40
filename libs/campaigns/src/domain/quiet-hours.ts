/** When no mail of a campaign leaves, by the clocks of the United Kingdom. */
export interface QuietHours {
  /** Quiet from this hour on: 12 to 24. */
  readonly from: number;
  /** Until this hour: 0 to 12. */
  readonly until: number;
  readonly sundays: boolean;
}

const clock = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  weekday: 'short',
  hour: '2-digit',
  hourCycle: 'h23',
});

/** Whether mail waits at this moment. */
export function isQuiet(at: Date, { from, until, sundays }: QuietHours): boolean {
  const parts = clock.formatToParts(at);
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? '';
  const hour = Number(part('hour'));
  return hour >= from || hour < until || (sundays && part('weekday') === 'Sun');
}

/** The day at a moment, `YYYY-MM-DD`, by the same clocks. */
export const londonDay = (at: Date): string =>
  new Intl.DateTimeFormat('en-CA', {
    timeZone: 'Europe/London',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).format(at);

/** The moment of an hour of a day, `YYYY-MM-DD`, by the same clocks. */
export function londonMoment(day: string, hour: number): Date {
  const winter = new Date(`${day}T${String(hour).padStart(2, '0')}:00:00Z`);
  const summer = new Date(winter.getTime() - 3_600_000);
  const shown = Number(clock.formatToParts(summer).find((one) => one.type === 'hour')?.value ?? '');
  return shown === hour ? summer : winter;
}
