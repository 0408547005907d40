import ICAL from 'ical.js';
import { Temporal } from 'temporal-polyfill';
import type { Span } from './meeting';
import { clockOf, momentsOf, universal } from './moments';
import { asWritten, text, typed } from './properties';

/** Hours of every such weekday, on the clock of a zone. */
export interface HoursOfWeek {
  /** An IANA name. */
  readonly zone: string;
  /** 1 is Monday, 7 is Sunday. */
  readonly weekday: number;
  /** Minutes after midnight, 0 to 1440, the first before the second. */
  readonly fromMinute: number;
  readonly toMinute: number;
  /** First and last day, YYYY-MM-DD; null: until further notice. */
  readonly from: string;
  readonly until: string | null;
  /** Days on which they do not hold. */
  readonly without: readonly string[];
  /** What kind of hours they are, in a word or two. */
  readonly words: string;
}

/** Hours on the clock of a zone that come once. */
export interface HoursOnce {
  readonly span: Span;
  readonly zone: string;
  readonly words: string;
}

/**
 * When somebody can meet, for their own calendar program: at all other times they cannot. It names nobody.
 * @param uid the same for the same person: letters, digits and `.@_-`. Source: RFC 7953.
 */
export function hours(
  uid: string,
  at: Date,
  { weekly, once }: { readonly weekly: readonly HoursOfWeek[]; readonly once: readonly HoursOnce[] },
): string {
  const calendar = new ICAL.Component('vcalendar');
  for (const [name, value] of head) calendar.addProperty(text(name, value));
  const zones = [...new Set([...weekly, ...once].map(({ zone }) => zone))].sort();
  const clocks = new Map(zones.flatMap((zone) => clockOf(zone) ?? []).map((clock) => [clock.tzid, clock]));
  for (const clock of clocks.values()) calendar.addSubcomponent(ICAL.Component.fromString(clock.component.toString()));
  const all = new ICAL.Component('vavailability');
  const stamp = typed('dtstamp', 'date-time', universal(Math.floor(at.getTime() / 1_000)));
  for (const property of [text('uid', uid), stamp, asWritten('busytype', 'BUSY-UNAVAILABLE')])
    all.addProperty(property);
  const parts = [...weekly.flatMap((one) => ofWeek(one) ?? []), ...once.map(onceOnly)];
  for (const [n, part] of parts.entries()) {
    part.addProperty(text('uid', `${n + 1}.${uid}`));
    part.addProperty(typed('dtstamp', 'date-time', universal(Math.floor(at.getTime() / 1_000))));
    all.addSubcomponent(part);
  }
  calendar.addSubcomponent(all);
  return `${calendar.toString()}\r\n`;
}

const head = [
  ['prodid', '-//Footing//Mentoring//EN'],
  ['version', '2.0'],
  ['calscale', 'GREGORIAN'],
] as const;
const DAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;

function ofWeek(one: HoursOfWeek): ICAL.Component | null {
  const first = firstDay(one);
  if (one.until !== null && first > one.until) return null;
  const part = new ICAL.Component('available');
  const add = (name: string, day: string, minute: number) => part.addProperty(onClock(name, day, minute, one.zone));
  add('dtstart', first, one.fromMinute);
  // Not when it ends: on the first of these days the clock may skip that.
  const length = (one.toMinute - one.fromMinute) * 60;
  part.addProperty(typed('duration', 'duration', ICAL.Duration.fromSeconds(length)));
  const until = one.until === null ? '' : `;UNTIL=${inUtc(one.until, 1440, one.zone)}`;
  const rule = `FREQ=WEEKLY;BYDAY=${DAYS[one.weekday - 1] ?? 'MO'}${until}`;
  part.addProperty(typed('rrule', 'recur', ICAL.Recur.fromString(rule)));
  for (const day of one.without) add('exdate', day, one.fromMinute);
  part.addProperty(text('summary', one.words));
  return part;
}

function onceOnly({ span, zone, words }: HoursOnce): ICAL.Component {
  const part = new ICAL.Component('available');
  const { start, end, clock } = momentsOf(span, zone);
  for (const [name, time] of [
    ['dtstart', start],
    ['dtend', end],
  ] as const) {
    const property = typed(name, 'date-time', time);
    if (clock) property.setParameter('tzid', clock.tzid);
    part.addProperty(property);
  }
  part.addProperty(text('summary', words));
  return part;
}

/** YYYY-MM-DD of the first such weekday on which they hold. */
function firstDay({ from, weekday }: HoursOfWeek): string {
  const day = Temporal.PlainDate.from(from);
  return day.add({ days: (weekday - day.dayOfWeek + 7) % 7 }).toString();
}

const local = (day: string, minute: number) => Temporal.PlainDate.from(day).toPlainDateTime().add({ minutes: minute });

function onClock(name: string, day: string, minute: number, zone: string): ICAL.Property {
  const clock = clockOf(zone);
  const at = local(day, minute);
  const { year, month, day: date, hour, minute: minutes } = at;
  const fields = { year, month, day: date, hour, minute: minutes, second: 0, isDate: false };
  const time = clock
    ? ICAL.Time.fromData(fields, clock)
    : universal(at.toZonedDateTime(zone).epochMilliseconds / 1_000);
  const property = typed(name, 'date-time', time);
  if (clock) property.setParameter('tzid', clock.tzid);
  return property;
}

/** The last second before it, as rules have it. */
const inUtc = (day: string, minute: number, zone: string): string =>
  local(day, minute)
    .toZonedDateTime(zone)
    .subtract({ seconds: 1 })
    .toInstant()
    .toString({ smallestUnit: 'second' })
    .replace(/[-:]/g, '');
