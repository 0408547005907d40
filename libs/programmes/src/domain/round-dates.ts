import type { FieldError } from '@footing/kernel';

/** The days of a round, each as YYYY-MM-DD. */
export interface RoundDates {
  readonly signUpOpens: string;
  readonly signUpCloses: string;
  readonly matchBy: string;
  readonly meetingsStart: string;
  readonly meetingsEnd: string;
}
export type RoundDate = keyof RoundDates;

/** The days of a round in the order in which they come, with their names for people. */
export const roundDateNames = {
  signUpOpens: 'Sign-up opens',
  signUpCloses: 'Sign-up closes',
  matchBy: 'Pairings agreed by',
  meetingsStart: 'Meetings start',
  meetingsEnd: 'Meetings end',
} as const satisfies Record<RoundDate, string>;

/** No day may come before the one above it in the year. */
const rules = {
  signUpCloses: { after: 'signUpOpens', message: 'Sign-up must close on or after the day it opens' },
  matchBy: { after: 'signUpCloses', message: 'Pairings must be agreed on or after the day sign-up closes' },
  meetingsStart: { after: 'matchBy', message: 'Meetings must start on or after the day pairings are agreed' },
  meetingsEnd: { after: 'meetingsStart', message: 'Meetings must end on or after the day they start' },
} as const satisfies Partial<Record<RoundDate, { after: RoundDate; message: string }>>;

/** The days that come too early, each with what to do; none means the dates are in order. The same day is fine. */
export function datesOutOfOrder(dates: RoundDates): FieldError[] {
  return Object.entries(rules)
    .filter(([field, { after }]) => dates[field as RoundDate] < dates[after])
    .map(([field, { message }]) => ({ field, message }));
}

/** Where a round stands on a day: before sign-up, signing up, matching, meeting, or over. */
export type RoundPhase = 'planned' | 'signing-up' | 'matching' | 'meeting' | 'over';

/** @param today YYYY-MM-DD, in the institution's own time. */
export function phaseOn(today: string, dates: RoundDates): RoundPhase {
  if (today < dates.signUpOpens) return 'planned';
  if (today <= dates.signUpCloses) return 'signing-up';
  if (today < dates.meetingsStart) return 'matching';
  return today <= dates.meetingsEnd ? 'meeting' : 'over';
}

/** What people have to do with a round by: its days but the first, as far as they are still to come. */
const nextDay = (
  today: string,
  { signUpCloses, matchBy, meetingsStart, meetingsEnd }: RoundDates,
): string | undefined => [signUpCloses, matchBy, meetingsStart, meetingsEnd].find((day) => day >= today);

/**
 * Orders rounds by what presses: the one whose next day comes first, and those that are over last, the latest of them first.
 * @param today YYYY-MM-DD, in the institution's own time.
 */
export const nearestDayFirst =
  (today: string) =>
  (a: RoundDates, b: RoundDates): number => {
    const [nextOfA, nextOfB] = [nextDay(today, a), nextDay(today, b)];
    if (nextOfA === undefined && nextOfB === undefined) return b.meetingsEnd.localeCompare(a.meetingsEnd);
    return (nextOfA ?? '9').localeCompare(nextOfB ?? '9');
  };
