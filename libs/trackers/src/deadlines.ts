import { isWorkingDay, type Nation } from '@footing/consent';

/** A day by which something is done, `2026-11-30`. */
export interface Deadline {
  readonly what: 'internal' | 'tracker';
  readonly day: string;
}

const SEPTEMBER = '09-30';
type Day = Parameters<typeof isWorkingDay>[0];
const MS_A_DAY = 86_400_000;
const dayBefore = (day: Day): Day =>
  new Date(Date.parse(`${day}T00:00:00Z`) - MS_A_DAY).toISOString().slice(0, 10) as Day;

/** The last day of November on which people work. */
export function lastWorkingDayOfNovember(year: number, nation: Nation): string {
  let day: Day = `${year}-11-30`;
  while (!isWorkingDay(day, nation)) day = dayBefore(day);
  return day;
}

/**
 * What comes next, from today on: the day by which a university has its own data together, and the last day on which the tracking
 * services take a year's files. Both are proposals, to be checked with the service. Source: HEAT, cut-off of its yearly track.
 */
export function nextDeadlines(today: string, nation: Nation): readonly Deadline[] {
  const year = Number(today.slice(0, 4));
  const all = [year, year + 1].flatMap((one): Deadline[] => [
    { what: 'internal', day: `${one}-${SEPTEMBER}` },
    { what: 'tracker', day: lastWorkingDayOfNovember(one, nation) },
  ]);
  return all.filter(({ day }) => day >= today).slice(0, 2);
}
