import ICAL from 'ical.js';
import { CalendarRefused } from '../calendar-refused';
import type { Answer, Attendee, Meeting } from './meeting';
import { type Moments, momentsOf, universal } from './moments';
import { asName, mailto, oneLine, plainText, webAddress } from './plain';
import { asWritten, escaped, moment, text, typed } from './properties';

/** What a meeting is called where nothing may be told of it. */
const PLAIN_TITLE = 'Mentoring meeting';
const STATUS_OF: Record<Answer, string> = {
  waiting: 'NEEDS-ACTION',
  yes: 'ACCEPTED',
  no: 'DECLINED',
  maybe: 'TENTATIVE',
};

/**
 * A calendar message that invites one of the attendees, or tells them what changed: the first has sequence 0, each later one
 * takes the place of those before. The same meeting gives the same bytes.
 * @returns a whole `text/calendar; method=REQUEST`, in lines of at most 75 octets.
 * @throws {CalendarRefused} unwritable. Source: RFC 5546, section 3.2.2.
 */
export function invitation(meeting: Meeting, attendee: Attendee): string {
  const event = eventOf(meeting, 'CONFIRMED');
  for (const one of meeting.attendees) event.component.addProperty(attendeeOf(one, attendee, { asks: true }));
  return calendarOf('REQUEST', [event]);
}

/**
 * A calendar message that takes a meeting out of the calendar of one of the attendees. Its sequence is one more than the last.
 * @throws {CalendarRefused} unwritable. Source: RFC 5546, section 3.2.5.
 */
export function cancellation(meeting: Meeting, attendee: Attendee): string {
  const event = eventOf(meeting, 'CANCELLED');
  for (const one of meeting.attendees) event.component.addProperty(attendeeOf(one, attendee, { asks: false }));
  return calendarOf('CANCEL', [event]);
}

/**
 * A calendar to subscribe to, asked for again every hour. It names nobody but the service.
 * @param name what programs call it. @throws {CalendarRefused} unwritable. Source: RFC 5545, RFC 7986.
 */
export function feed(meetings: readonly Meeting[], name: string): string {
  const events = meetings.map((meeting) => eventOf(meeting, meeting.isCancelled ? 'CANCELLED' : 'CONFIRMED'));
  const called = escaped(oneLine(name) || 'Mentoring');
  return calendarOf('PUBLISH', events, [
    asWritten('name', called),
    asWritten('x-wr-calname', called),
    typed('refresh-interval', 'duration', ICAL.Duration.fromString('PT1H')),
    asWritten('x-published-ttl', 'PT1H'),
  ]);
}

/**
 * A meeting as it is put into somebody's own calendar. It says nothing of organiser and attendees: a calendar server that reads
 * of them sends invitations of its own.
 * @throws {CalendarRefused} unwritable. Source: RFC 4791, section 4.1; RFC 6638, section 3.2.
 */
export function entry(meeting: Meeting): string {
  const event = eventOf(meeting, meeting.isCancelled ? 'CANCELLED' : 'CONFIRMED');
  event.component.removeAllProperties('organizer');
  return calendarOf(null, [event]);
}

interface Written {
  readonly component: ICAL.Component;
  readonly clock: Moments['clock'];
}

function calendarOf(method: string | null, events: readonly Written[], about: readonly ICAL.Property[] = []): string {
  const calendar = new ICAL.Component('vcalendar');
  calendar.addProperty(text('prodid', '-//Footing//Mentoring//EN'));
  calendar.addProperty(text('version', '2.0'));
  calendar.addProperty(text('calscale', 'GREGORIAN'));
  if (method) calendar.addProperty(text('method', method));
  for (const property of about) calendar.addProperty(property);
  const clocks = new Map(events.flatMap(({ clock }) => (clock ? [[clock.tzid, clock] as const] : [])));
  // A copy: a component has one parent, and the clock is kept for the next message.
  for (const clock of clocks.values()) calendar.addSubcomponent(ICAL.Component.fromString(clock.component.toString()));
  for (const { component } of events) calendar.addSubcomponent(component);
  return `${calendar.toString()}\r\n`;
}

function eventOf(meeting: Meeting, status: 'CONFIRMED' | 'CANCELLED'): Written {
  if (!/^[\w.@-]{1,200}$/.test(meeting.uid)) throw new CalendarRefused('unwritable');
  const { start, end, clock } = momentsOf(meeting.span, meeting.zone);
  const details = plainText(meeting.details);
  const where = whereOf(meeting);
  const component = new ICAL.Component('vevent');
  const properties = [
    text('uid', meeting.uid),
    typed('dtstamp', 'date-time', universal(Math.floor(meeting.at.getTime() / 1000))),
    moment('dtstart', start, clock),
    moment('dtend', end, clock),
    text('summary', oneLine(meeting.title ?? '') || PLAIN_TITLE),
    ...(details === '' ? [] : [text('description', details)]),
    ...(where === '' ? [] : [text('location', where)]),
    ...(meeting.joinUrl === null ? [] : [typed('url', 'uri', webAddress(meeting.joinUrl))]),
    text('status', status),
    typed('sequence', 'integer', meeting.sequence),
    text('transp', status === 'CONFIRMED' ? 'OPAQUE' : 'TRANSPARENT'),
    text('class', 'PRIVATE'),
    organiserOf(meeting),
  ];
  for (const property of properties) component.addProperty(property);
  return { component, clock };
}

/** Programs show the place best: the link stands there too where there is no room to go to. */
const whereOf = ({ place, joinUrl }: Meeting): string =>
  oneLine(place ?? '') || (joinUrl === null ? '' : webAddress(joinUrl));

function organiserOf({ organiser }: Meeting): ICAL.Property {
  const property = typed('organizer', 'cal-address', mailto(organiser.address));
  property.setParameter('cn', asName(organiser.name) || 'Mentoring');
  return property;
}

/** As the reader may see them: by their own address when it is they who read it. */
function attendeeOf(one: Attendee, reader: Attendee, { asks }: { asks: boolean }): ICAL.Property {
  const property = typed('attendee', 'cal-address', mailto(one.address === reader.address ? one.address : one.alias));
  const name = asName(one.name ?? '');
  if (name !== '') property.setParameter('cn', name);
  property.setParameter('cutype', 'INDIVIDUAL');
  property.setParameter('role', 'REQ-PARTICIPANT');
  property.setParameter('partstat', STATUS_OF[one.answer]);
  if (asks && one.answer === 'waiting') property.setParameter('rsvp', 'TRUE');
  return property;
}
