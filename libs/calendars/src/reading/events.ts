import type { CalendarFault } from '../calendar-refused';
import { readLength, readTime, utcOf, type Written } from './clocks';
import { type Component, every, first, type Line } from './lines';
import { byName } from './zones';

/** Why a calendar is not read: all that leaves the thread in which it was tried. */
export class Unreadable extends Error {
  constructor(readonly fault: CalendarFault) {
    super(fault);
  }
}

/** A time on somebody's clock. */
export interface Moment extends Written {
  readonly zone: string;
}

/** Something in a calendar that takes up time, once or again and again. */
export interface BusyEvent {
  readonly uid: string;
  readonly start: Moment;
  /** Minutes; for whole days a multiple of 1440. Nothing: it takes up no time. */
  readonly minutes: number;
  /** Which time of a row this stands in for; null: none, it is the row itself. */
  readonly standsFor: Moment | null;
  /** Whether whoever has it is busy then; false: only that it stands in for another time counts. */
  readonly isBusy: boolean;
  /** As written; empty: it is once. */
  readonly rules: readonly string[];
  readonly extra: readonly Moment[];
  readonly except: readonly Moment[];
}

/** What is read of a calendar, and nothing else is. */
export const WANTED = new Map(
  Object.entries({
    VCALENDAR: ['METHOD'],
    VTIMEZONE: ['TZID', 'X-LIC-LOCATION'],
    STANDARD: ['DTSTART', 'TZOFFSETFROM', 'TZOFFSETTO', 'RRULE'],
    DAYLIGHT: ['DTSTART', 'TZOFFSETFROM', 'TZOFFSETTO', 'RRULE'],
    VEVENT: [
      ...['UID', 'DTSTART', 'DTEND', 'DURATION', 'RECURRENCE-ID', 'RRULE', 'RDATE', 'EXDATE', 'STATUS', 'TRANSP'],
      'X-MICROSOFT-CDO-BUSYSTATUS',
    ],
    VFREEBUSY: ['FREEBUSY'],
  }).map(([component, names]) => [component, new Set(names)] as const),
);

/** More dates than this nobody has typed. */
export const MOST_DATES = 20_000;

/** Where times are on no clock, or on one that is not told, they are on this. */
export interface Clocks {
  readonly zones: ReadonlyMap<string, string>;
  readonly zone: string;
}

/** @returns null: it has no time that can be read, and so takes none up. @throws {Unreadable} too-many. */
export function eventOf(component: Component, clocks: Clocks): BusyEvent | null {
  const [start] = momentsOf(first(component, 'DTSTART'), clocks);
  if (!start) return null;
  const [standsFor = null] = momentsOf(first(component, 'RECURRENCE-ID'), clocks);
  const all = (name: string) => every(component, name).flatMap((line) => momentsOf(line, clocks));
  return {
    uid: first(component, 'UID')?.value.trim() ?? '',
    ...{ start, minutes: minutesOf(component, start, clocks), standsFor, isBusy: isBusy(component) },
    rules: standsFor ? [] : every(component, 'RRULE').map(({ value }) => value.trim()),
    extra: standsFor ? [] : all('RDATE'),
    except: standsFor ? [] : all('EXDATE'),
  };
}

/** Times in one property, on the clock that it names. @throws {Unreadable} too-many. */
export function momentsOf(line: Line | undefined, { zones, zone }: Clocks): Moment[] {
  if (!line) return [];
  const values = line.value.split(',', MOST_DATES + 1);
  if (values.length > MOST_DATES) throw new Unreadable('too-many');
  const named = line.params.get('TZID');
  const own = named === undefined ? zone : (zones.get(named) ?? byName(named) ?? zone);
  return values.flatMap((value) => {
    // Of a span of time as an extra date, its start.
    const written = readTime(value.split('/')[0] ?? '');
    return written ? [{ ...written, zone: written.isUtc ? 'UTC' : own }] : [];
  });
}

const DAY = 1440;

function minutesOf(component: Component, start: Moment, clocks: Clocks): number {
  const [end] = momentsOf(first(component, 'DTEND'), clocks);
  const length = readLength(first(component, 'DURATION')?.value ?? '');
  if (start.isDay) return Math.max(DAY, end ? Math.ceil((end.wall - start.wall) / DAY) * DAY : (length ?? DAY));
  if (end) return Math.max(0, minutesBetween(start, end));
  return length ?? 0;
}

/** By the moments, for a flight leaves on one clock and lands on another. */
const minutesBetween = (start: Moment, end: Moment): number =>
  utcOf(end.wall, end.zone) - utcOf(start.wall, start.zone);

/** Whose calendar says "free", "cancelled" or "elsewhere as a note" is not busy; who says "perhaps" is. */
function isBusy(component: Component): boolean {
  const says = (name: string) => first(component, name)?.value.trim().toUpperCase();
  return (
    says('STATUS') !== 'CANCELLED' && says('TRANSP') !== 'TRANSPARENT' && says('X-MICROSOFT-CDO-BUSYSTATUS') !== 'FREE'
  );
}
