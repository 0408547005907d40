import { HOME_ZONE } from '../availability/zones-over-time';
import { toLocal, toUtc } from '../domain/zones';

const MINUTE = 60_000;

/** A time that people agree on: what the clock of a zone shows. The instant follows from it, and may move when laws on clocks change. */
export interface Agreed {
  /** YYYY-MM-DDTHH:MM. */
  readonly localStart: string;
  readonly zone: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  /** Edition of the time-zone data by which the instant was worked out. */
  readonly zoneData: string;
}

/** Minutes since 1970-01-01T00:00Z of an instant. */
export const minuteOf = (at: Date): number => Math.floor(at.getTime() / MINUTE);
export const instantOf = (minute: number): Date => new Date(minute * MINUTE);

/** YYYY-MM-DDTHH:MM of minutes on a wall clock, and back. */
export const wallText = (localMinute: number): string => new Date(localMinute * MINUTE).toISOString().slice(0, 16);
export const wallMinute = (text: string): number => Date.parse(`${text}:00Z`) / MINUTE;

/**
 * An instant as people in a zone agree on it; null where it cannot be said there: the second of two times that clocks show twice.
 * @param start minutes since 1970-01-01T00:00Z.
 */
export function agreedAt(start: number, minutes: number, zone: string, zoneData: string): Agreed | null {
  const local = toLocal(start, zone);
  if (toUtc(local, zone) !== start) return null;
  return {
    ...{ localStart: wallText(local), zone, zoneData },
    ...{ startsAt: instantOf(start), endsAt: instantOf(start + minutes) },
  };
}

/** The same local time by the time-zone data of now. */
export function agreedAgain(localStart: string, zone: string, minutes: number, zoneData: string): Agreed {
  const start = toUtc(wallMinute(localStart), zone);
  return { localStart, zone, zoneData, startsAt: instantOf(start), endsAt: instantOf(start + minutes) };
}

/** The day at the institution, YYYY-MM-DD. */
export const dayHere = (at: Date): string => wallText(toLocal(minuteOf(at), HOME_ZONE)).slice(0, 10);
