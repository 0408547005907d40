import ICAL from 'ical.js';
import type { Moments } from './moments';

// The space that a continued line begins with counts among its 75 octets too.
ICAL.foldLength = 74;

export function moment(name: string, time: ICAL.Time, clock: Moments['clock']): ICAL.Property {
  const property = typed(name, 'date-time', time);
  if (clock) property.setParameter('tzid', clock.tzid);
  return property;
}

/** A property that the library does not know, whose value it leaves alone. */
export const asWritten = (name: string, value: string): ICAL.Property => typed(name, 'unknown', value);
export const escaped = (line: string): string => line.replace(/[\\;,]/g, '\\$&');

export const text = (name: string, value: string): ICAL.Property => typed(name, 'text', value);

type Value = string | number | ICAL.Time | ICAL.Duration | ICAL.Recur;

export function typed(name: string, type: string, value: Value): ICAL.Property {
  const property = new ICAL.Property(name);
  property.resetType(type);
  property.setValue(value);
  return property;
}
