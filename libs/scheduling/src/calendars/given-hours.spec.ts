import { hours } from '@footing/calendars';
import ICAL from 'ical.js';
import type { Availability, DayException, WeeklyRule } from '../domain/availability';
import { bothWays, hoursOf, occupiedOf } from '../domain/hours';
import { intersect, joined, subtract } from '../domain/spans';
import { givenHours } from './given-hours';

const AT = new Date('2027-03-01T09:00:00Z');
const minute = (iso: string) => Date.parse(iso) / 60_000;
const window = { from: minute('2027-03-02T00:00Z'), to: minute('2027-05-01T00:00Z') };

const rule = (over: Partial<WeeklyRule>): WeeklyRule => ({
  ...{
    zone: 'Europe/London',
    weekday: 1,
    fromMinute: 540,
    toMinute: 720,
    mode: 'any',
    from: '2026-01-01',
    until: null,
  },
  ...over,
});
const on = (day: string, over: Partial<DayException>): DayException => ({
  ...{ day, zone: 'Europe/London', kind: 'block', fromMinute: null, toMinute: null },
  ...over,
});

/** Somebody who is in London until the 11th of April, then in New York; both change their clocks meanwhile, on other days. */
const amina: Pick<Availability, 'rules' | 'exceptions'> = {
  rules: [
    rule({ until: '2027-04-11' }),
    rule({ weekday: 3, mode: 'online', fromMinute: 1080, toMinute: 1440, until: '2027-04-11' }),
    rule({ weekday: 7, fromMinute: 0, toMinute: 60, from: '2027-03-25', until: '2027-04-11' }),
    rule({ zone: 'America/New_York', from: '2027-04-12' }),
    rule({ zone: 'America/New_York', weekday: 3, fromMinute: 1080, toMinute: 1440, from: '2027-04-12' }),
    rule({ zone: 'Asia/Kolkata', weekday: 6, fromMinute: 15, toMinute: 135, until: '2027-03-20' }),
    rule({ weekday: 5, until: '2027-02-01' }),
  ],
  exceptions: [
    on('2027-03-08', {}),
    on('2027-03-15', { fromMinute: 600, toMinute: 630 }),
    on('2027-03-22', { kind: 'replace', fromMinute: 900, toMinute: 960 }),
    on('2027-03-24', { kind: 'extra', fromMinute: 480, toMinute: 540 }),
    on('2027-03-28', { kind: 'extra', fromMinute: 0, toMinute: 240 }),
    on('2027-04-19', { zone: 'America/New_York', kind: 'replace', fromMinute: 600, toMinute: 660 }),
    on('2027-01-04', {}),
  ],
};

/** What ical.js makes of the file within the window: spans in minutes, joined. */
function read(text: string): readonly number[] {
  const calendar = ICAL.Component.fromString(text);
  for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone);
  const all = calendar.getFirstSubcomponent('vavailability');
  const spans = (all?.getAllSubcomponents('available') ?? []).flatMap((part) => {
    const start = part.getFirstPropertyValue('dtstart') as ICAL.Time;
    const [end, lasts] = [part.getFirstPropertyValue('dtend'), part.getFirstPropertyValue('duration')];
    const length =
      lasts instanceof ICAL.Duration
        ? lasts.toSeconds() / 60
        : ((end as ICAL.Time).toUnixTime() - start.toUnixTime()) / 60;
    const found: number[] = [];
    const each = new ICAL.RecurExpansion({ component: part, dtstart: start });
    // Its types leave out that there is none after the last.
    const next = () => each.next() as ICAL.Time | undefined;
    for (let at = next(); at && at.toUnixTime() / 60 < window.to; at = next())
      found.push(at.toUnixTime() / 60, at.toUnixTime() / 60 + length);
    return found;
  });
  ICAL.TimezoneService.reset();
  return intersect(joined(spans), [window.from, window.to]);
}

const written = (who: typeof amina) => hours('x@hours.footing', AT, givenHours(who, '2027-03-01'));

test('a calendar program reads the very hours that are offered, over changes of clocks, days off and a stay abroad', () => {
  const all = { ...amina, busy: [], taken: [] };
  const ours = subtract(hoursOf(all, window, bothWays), occupiedOf([all], window, 0));
  expect(read(written(amina))).toEqual(intersect(ours, [window.from, window.to]));
  expect(ours.length).toBeGreaterThan(40);
});

test('it says that there is nothing else, and nothing of what is over or of who it is', () => {
  const text = written(amina);
  expect(text).toContain('\r\nBUSYTYPE:BUSY-UNAVAILABLE\r\n');
  expect(text).toMatch(/SUMMARY:Can meet online\r\n/);
  expect(text).not.toMatch(/20270104|BYDAY=FR|METHOD|ORGANIZER/);
  expect(text.split('\r\n').every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
  expect(written(amina)).toBe(text);
  expect(read(written({ rules: [], exceptions: [] }))).toEqual([]);
});
