import type { FieldError } from '@footing/kernel';
import { londonTime } from './london';

/** A short call takes so long. */
export const CALL_MINUTES = 15;
export const MOST_TIMES = 3;
const MOST_LETTERS = 300;

/** A time as it was typed: a day, YYYY-MM-DD or '', and HH:MM or ''. */
export interface TypedTime {
  readonly day: string;
  readonly time: string;
}

/** Times that one of the two could do, and how they talk. */
export interface GivenTimes {
  /** At most three; those with nothing in them are left out. */
  readonly times: readonly TypedTime[];
  /** A link, or who rings whom; '' leaves what there is. */
  readonly how: string;
}

/** The moments of those that are filled in, each once. */
export const momentsIn = ({ times }: GivenTimes): Date[] =>
  [
    ...new Set(
      times.flatMap(({ day, time }) => {
        const at = londonTime(day, padded(time));
        return at ? [at.getTime()] : [];
      }),
    ),
  ].map((ms) => new Date(ms));

/** What is to be put right. @param last YYYY-MM-DD: the last day for calls. */
export function faultsInTimes(given: GivenTimes, at: Date, last: string): FieldError[] {
  const found = given.times.flatMap(({ day, time }, index) => faultsInTime({ day, time }, index + 1, { at, last }));
  const isEmpty = found.length === 0 && momentsIn(given).length === 0;
  return [
    ...found,
    ...(isEmpty ? [{ field: 'day-1-day', message: 'Give at least one time' }] : []),
    ...(given.how.length > MOST_LETTERS ? [{ field: 'how', message: `Use at most ${MOST_LETTERS} characters` }] : []),
  ];
}

function faultsInTime(
  { day, time }: TypedTime,
  number: number,
  { at, last }: { readonly at: Date; readonly last: string },
): FieldError[] {
  const fault = (field: string, message: string) => [{ field, message }];
  const which = `Time ${number}`;
  if (day === '' && time === '') return [];
  if (day === '') return fault(`day-${number}-day`, `${which} needs a day`);
  if (!/^([01]?\d|2[0-3]):[0-5]\d$/.test(time)) return fault(`time-${number}`, `${which} needs a time, like 15:30`);
  const moment = londonTime(day, padded(time));
  if (!moment) return fault(`time-${number}`, `${which}: the clocks change then. Choose another time`);
  if (moment <= at) return fault(`day-${number}-day`, `${which} has passed already`);
  return day > last ? fault(`day-${number}-day`, `${which} is after the last day for calls`) : [];
}

const padded = (time: string): string => time.padStart(5, '0');
