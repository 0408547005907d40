import { bankHolidays, isWeekend, type Nation } from './bank-holidays';
import { addDays, addMonths, type Day, dayInLondon } from './day';

/** Whether people work on it: no weekend and no bank holiday of the nation. */
export const isWorkingDay = (day: Day, nation: Nation): boolean =>
  !isWeekend(day) && !bankHolidays(nation, Number(day.slice(0, 4))).includes(day);

/** The day itself when people work on it, else the next on which they do. */
export function workingDayFrom(day: Day, nation: Nation): Day {
  let found = day;
  while (!isWorkingDay(found, nation)) found = addDays(found, 1);
  return found;
}

/**
 * The last day of so many months: the same day of the month, or the month's last where it has none; on a weekend or bank
 * holiday the next working day.
 *
 * @param waited days that the clock stood still; they come on top.
 * Source: ICO, "How long do we have to comply?"; UK GDPR Article 12A.
 */
export const correspondingDate = (start: Day, months: number, waited: number, nation: Nation): Day =>
  workingDayFrom(addDays(addMonths(start, months), waited), nation);

/** The first day after this moment's own on which people work: what comes in on one day is looked at by the end of it. */
export const nextWorkingDay = (moment: Date, nation: Nation): Day =>
  workingDayFrom(addDays(dayInLondon(moment), 1), nation);
