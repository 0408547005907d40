import type { FieldError } from '@footing/kernel';
import { dayOn, momentOn } from './wall-clock';

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

/** The moments of those that are filled in, each once. @param zone whose clock they are on. */
export const momentsIn = ({ times }: GivenTimes, zone: string): Date[] =>
  [
    ...new Set(
      times.flatMap(({ day, time }) => {
        const at = momentOn(zone, day, padded(time));
        return at ? [at.getTime()] : [];
      }),
    ),
  ].map((ms) => new Date(ms));

/** What times are judged by. */
interface Within {
  readonly at: Date;
  /** YYYY-MM-DD: the last day for calls. */
  readonly last: string;
  /** Whose clock they are on, and that of the other, who agrees to one. */
  readonly zone: string;
  readonly theirZone: string;
}

/** What is to be put right. */
export function faultsInTimes(given: GivenTimes, within: Within): FieldError[] {
  const found = given.times.flatMap(({ day, time }, index) => faultsInTime({ day, time }, index + 1, within));
  const isEmpty = found.length === 0 && momentsIn(given, within.zone).length === 0;
  return [
    ...found,
    ...(isEmpty ? [{ field: 'day-1-day', message: 'Give at least one time' }] : []),
    ...(given.how.length > MOST_LETTERS ? [{ field: 'how', message: `Use at most ${MOST_LETTERS} characters` }] : []),
  ];
}

function faultsInTime({ day, time }: TypedTime, number: number, { at, last, zone, theirZone }: Within): FieldError[] {
  const fault = (field: string, message: string) => [{ field, message }];
  const which = `Time ${number}`;
  if (day === '' && time === '') return [];
  if (day === '') return fault(`day-${number}-day`, `${which} needs a day`);
  if (!/^([01]?\d|2[0-3]):[0-5]\d$/.test(time)) return fault(`time-${number}`, `${which} needs a time, like 15:30`);
  const moment = momentOn(zone, day, padded(time));
  if (!moment) return fault(`time-${number}`, `${which}: the clocks change then. Choose another time`);
  if (moment <= at) return fault(`day-${number}-day`, `${which} has passed already`);
  if (day > last) return fault(`day-${number}-day`, `${which} is after the last day for calls`);
  const isLateThere = dayOn(theirZone, moment) > last;
  return isLateThere ? fault(`day-${number}-day`, `${which} is after the last day for calls on the other’s clock`) : [];
}

const padded = (time: string): string => time.padStart(5, '0');
