import type { FieldError } from '@footing/kernel';
import type { DayException, Mode, Weekday } from '../domain/availability';
import { dayNumber, dayText } from '../domain/local-days';
import { isZone } from '../domain/zones';
import { fault } from '../errors';

/** Hours of a weekday at which somebody can meet, on the clock where they are. */
export interface GivenRule {
  /** 1 is Monday. */
  readonly weekday: Weekday;
  /** Minutes after midnight, 0 to 1440; the first before the second. */
  readonly fromMinute: number;
  readonly toMinute: number;
  readonly mode: Mode;
  /** First and last day, YYYY-MM-DD; absent: from today, until further notice. */
  readonly from?: string;
  readonly until?: string | null;
}

/** A day that is not as usual; see `DayException`. */
export type GivenException = Omit<DayException, 'zone'>;

/** Somebody is elsewhere for a time. Days are YYYY-MM-DD, both included; `until` null: until further notice. */
export interface GivenStay {
  readonly from: string;
  readonly until: string | null;
  readonly zone: string;
}

/** How somebody would rather meet; '' for nothing said. */
export interface GivenWishes {
  /** On the road, each way, in minutes: 0 to 180. */
  readonly travelMinutes: number;
  readonly place: string;
  readonly joinUrl: string;
}

const MOST_RULES = 50;

export const isDay = (text: string): boolean => {
  try {
    dayNumber(text);
    return true;
  } catch {
    return false;
  }
};

const inADay = (from: number, to: number): boolean =>
  Number.isInteger(from) && Number.isInteger(to) && from >= 0 && to <= 1440 && from < to;

/** Faults in a week; `rules.2` is the third rule. */
export function faultsInWeek(rules: readonly GivenRule[]): FieldError[] {
  return [
    ...fault(rules.length > MOST_RULES, 'rules', `Give at most ${MOST_RULES} times a week`),
    ...rules.flatMap(({ fromMinute, toMinute, from, until }, n) => [
      ...fault(!inADay(fromMinute, toMinute), `rules.${n}`, 'The end of a time comes after its beginning'),
      ...fault(
        [from, until].some((day) => typeof day === 'string' && !isDay(day)) || (!!from && !!until && until < from),
        `rules.${n}`,
        'The last day comes after the first',
      ),
    ]),
  ];
}

export const faultsInException = ({ day, kind, fromMinute, toMinute }: GivenException): FieldError[] => [
  ...fault(!isDay(day), 'day', 'Give a day'),
  ...fault(
    (fromMinute === null) !== (toMinute === null) || (fromMinute === null && kind !== 'block'),
    'fromMinute',
    'Say from when to when',
  ),
  ...fault(
    fromMinute !== null && toMinute !== null && !inADay(fromMinute, toMinute),
    'toMinute',
    'The end comes after the beginning',
  ),
];

/** Most days in a row that can be said at once. */
const MOST_DAYS = 62;

/** Every day from one to another, both included; none where there is no such day. */
export function daysBetween(first: string, last: string): string[] {
  const days = isDay(first) && isDay(last) ? dayNumber(last) - dayNumber(first) + 1 : 0;
  return Array.from({ length: Math.max(0, days) }, (_, n) => dayText(dayNumber(first) + n));
}

export const faultsInLastDay = (first: string, last: string): FieldError[] => {
  if (!isDay(first)) return [];
  const days = isDay(last) ? dayNumber(last) - dayNumber(first) + 1 : 0;
  return [
    ...fault(days < 1, 'last', 'The last day comes after the first'),
    ...fault(days > MOST_DAYS, 'last', `Give at most ${MOST_DAYS} days at once`),
  ];
};

export const faultsInStay = ({ from, until, zone }: GivenStay): FieldError[] => [
  ...fault(!isDay(from), 'from', 'Give the first day'),
  ...fault(until !== null && !isDay(until), 'until', 'Give the last day'),
  ...fault(
    until !== null && isDay(from) && isDay(until) && until < from,
    'until',
    'The last day comes after the first',
  ),
  ...fault(!isZone(zone), 'zone', 'Choose a place from the list'),
];

export const faultsInWishes = ({ travelMinutes, place, joinUrl }: GivenWishes): FieldError[] => [
  ...fault(
    !Number.isInteger(travelMinutes) || travelMinutes < 0 || travelMinutes > 180,
    'travelMinutes',
    'Give a whole number of minutes from 0 to 180',
  ),
  ...fault(place.length > 200, 'place', 'Say where in 200 characters or fewer'),
  ...fault(
    joinUrl !== '' && (!/^https:\/\/[^\s]+$/.test(joinUrl) || joinUrl.length > 500),
    'joinUrl',
    'A link to a meeting starts with https://',
  ),
];
