import { Temporal } from 'temporal-polyfill';

/** Minutes since 1970-01-01T00:00 on some clock, which are no moment until it is known on whose. */
export type WallMinute = number;

const zones = new Map<string, string | null>();

/** The zone by this name as our own data has it; null: there is none. */
export function knownZone(name: string): string | null {
  const known = zones.get(name);
  if (known !== undefined) return known;
  const zone = /^[A-Za-z][\w+-]*(\/[\w+-]+)*$/.test(name) ? zoneBy(name) : null;
  // Names come from outside, and are not kept without end.
  if (zones.size > 2_000) zones.clear();
  zones.set(name, zone);
  return zone;
}

function zoneBy(name: string): string | null {
  try {
    return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name).timeZoneId;
  } catch {
    return null;
  }
}

/** The minute UTC; in a gap that of the clock before it, the first of two. Source: RFC 5545, section 3.3.5. */
export function utcOf(wall: WallMinute, zone: string): number {
  if (zone === 'UTC') return wall;
  const ahead = steadyOffset(Math.floor(wall / DAY), zone);
  if (ahead !== null) return wall - ahead;
  return Math.floor(zoned(wall, zone).epochMilliseconds / 60_000);
}

export const zoned = (wall: WallMinute, zone: string): Temporal.ZonedDateTime =>
  Temporal.Instant.fromEpochMilliseconds(wall * 60_000)
    .toZonedDateTimeISO('UTC')
    .toPlainDateTime()
    .toZonedDateTime(zone, { disambiguation: 'compatible' });

const DAY = 1440;
const steady = new Map<string, number | null>();

/** Minutes that the clock is ahead all through a day and the days beside it; null: it is set in one of them. */
function steadyOffset(day: number, zone: string): number | null {
  const key = `${zone} ${day}`;
  const known = steady.get(key);
  if (known !== undefined) return known;
  const [before, after] = [offsetAt((day - 1) * DAY, zone), offsetAt((day + 2) * DAY, zone)];
  const offset = before === after ? before : null;
  if (steady.size > 20_000) steady.clear();
  steady.set(key, offset);
  return offset;
}

/** Minutes that the clock is ahead of universal time. */
export const offsetAt = (minute: number, zone: string): number =>
  Temporal.Instant.fromEpochMilliseconds(minute * 60_000).toZonedDateTimeISO(zone).offsetNanoseconds / 60e9;

const MOMENT = /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)(Z)?)?$/;

/** A time as written. */
export interface Written {
  readonly wall: WallMinute;
  /** A whole day, and no time of day. */
  readonly isDay: boolean;
  readonly isUtc: boolean;
}

/** @returns null where there is no such day or time. */
export function readTime(text: string): Written | null {
  const [all, year, month, day, hour = '0', minute = '0', , utc] = MOMENT.exec(text.trim()) ?? [];
  if (all === undefined || Number(hour) > 23 || Number(minute) > 59) return null;
  const at = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute));
  // A day that its month does not have would count on into the next.
  const isThere = new Date(at).toISOString().replace(/\D/g, '').slice(0, 8) === all.slice(0, 8);
  return isThere ? { wall: at / 60_000, isDay: !all.includes('T'), isUtc: utc === 'Z' } : null;
}

const LENGTH = /^([+-]?)P(?:(\d{1,5})W)?(?:(\d{1,5})D)?(?:T(?:(\d{1,6})H)?(?:(\d{1,6})M)?(?:(\d{1,6})S)?)?$/;

/** Minutes, rounded up; null where it is no length of time, or less than none. */
export function readLength(text: string): number | null {
  const [all, sign, weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = LENGTH.exec(text.trim()) ?? [];
  if (all === undefined || sign === '-') return null;
  const whole = ((Number(weeks) * 7 + Number(days)) * 24 + Number(hours)) * 60 + Number(minutes);
  return whole + Math.ceil(Number(seconds) / 60);
}
