import { RRuleTemporal } from 'rrule-temporal';
import { Temporal } from 'temporal-polyfill';
import { type BusyEvent, type Moment, MOST_DATES, Unreadable } from './events';
import { utcOf, zoned } from './clocks';

/** Half open, in minutes UTC. */
export interface Within {
  readonly from: number;
  readonly until: number;
}

const DAY = 1440;
/** However far a clock is from universal time, and a little. */
const MARGIN = 2 * DAY;

/**
 * The times at which something in a calendar begins, so that it reaches into the span: its own, those of its rules and the extra
 * ones, without the exceptions. As on the clock of the event: whole days are not yet on anybody's.
 * @throws {Unreadable} too-many. Never ends for some rules: to be called where it can be broken off.
 */
export function startsOf(event: BusyEvent, within: Within): Moment[] {
  const { start, minutes, rules, extra, except } = event;
  const range = { from: within.from - minutes - MARGIN, until: within.until + MARGIN };
  const isNear = ({ wall }: Moment) => wall >= range.from && wall < range.until;
  const all = [start, ...extra, ...rules.flatMap((rule) => byRule(rule, start, range))].filter(isNear);
  const gone = new Set(except.map((moment) => keyOf(moment, start)));
  return [...new Map(all.filter((one) => !gone.has(keyOf(one, start)) && !gone.has(dayOf(one))).map(keyed)).values()];
}

const keyed = (moment: Moment) => [keyOf(moment, moment), moment] as const;
const dayOf = ({ wall }: Moment): string => `day ${Math.floor(wall / DAY)}`;

/** Two that are the same time of a row have the same key. A day alone stands for whatever begins on it. */
export const keyOf = (moment: Moment, start: Moment): string =>
  moment.isDay && !start.isDay ? dayOf(moment) : start.isDay ? dayOf(moment) : String(utcOf(moment.wall, moment.zone));

/** Rules that repeat by the minute make more times than a calendar has. */
const TOO_OFTEN = /FREQ=(SECONDLY|MINUTELY)/i;

function byRule(rule: string, start: Moment, { from, until }: Within): Moment[] {
  if (TOO_OFTEN.test(rule)) throw new Unreadable('too-many');
  // Whole days follow each other without regard to clocks.
  const zone = start.isDay ? 'UTC' : start.zone;
  try {
    const row = new RRuleTemporal({ rruleString: `RRULE:${rule}`, dtstart: zoned(start.wall, zone), cache: false });
    const found = row.between(at(from), at(until), true);
    if (found.length > MOST_DATES) throw new Unreadable('too-many');
    return found.map((one) => ({ ...start, wall: wallOf(one) }));
  } catch (error) {
    if (error instanceof Unreadable) throw error;
    // A rule that nobody can read: it is there once at least.
    return [];
  }
}

const at = (minute: number) => Temporal.Instant.fromEpochMilliseconds(minute * 60_000).toZonedDateTimeISO('UTC');

const wallOf = (time: Temporal.ZonedDateTime): number =>
  Math.floor(time.toPlainDateTime().toZonedDateTime('UTC').epochMilliseconds / 60_000);
