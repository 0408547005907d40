import { CalendarRefused } from '../calendar-refused';
import { utcOf } from '../reading/clocks';
import { type Clocks, type Moment, momentsOf } from '../reading/events';
import { type Component, componentsOf, every, first, type Line } from '../reading/lines';
import { zonesOf } from '../reading/zones';
import type { Answer, Span } from '../writing/meeting';

/** What somebody's calendar program answers to an invitation. It is advice to people, and moves no meeting by itself. */
export interface Reply {
  /** Of the meeting. */
  readonly uid: string;
  /** Which of the invitations it answers; an older one than the last says nothing of the meeting as it is now. */
  readonly sequence: number;
  /** Whose answer it says to be, in lower case: to be believed only from mail that is proved to be theirs. null: it does not say. */
  readonly attendee: string | null;
  /** `waiting`: they have another time to propose, and no answer yet. */
  readonly answer: Answer;
  /** Another time that they propose; null: none. */
  readonly proposed: Span | null;
}

const MOST_CHARACTERS = 100_000;
const WANTED = new Map(
  Object.entries({
    VCALENDAR: ['METHOD'],
    VTIMEZONE: ['TZID', 'X-LIC-LOCATION'],
    STANDARD: ['DTSTART', 'TZOFFSETFROM', 'TZOFFSETTO', 'RRULE'],
    DAYLIGHT: ['DTSTART', 'TZOFFSETFROM', 'TZOFFSETTO', 'RRULE'],
    VEVENT: ['UID', 'SEQUENCE', 'ATTENDEE', 'DTSTART', 'DTEND', 'RECURRENCE-ID', 'RRULE'],
  }).map(([component, names]) => [component, new Set(names)] as const),
);
const ANSWERS: ReadonlyMap<string, Answer> = new Map([
  ['ACCEPTED', 'yes'],
  ['DECLINED', 'no'],
  ['TENTATIVE', 'maybe'],
]);

/**
 * Reads what comes back to an invitation: an answer, or another time that is proposed.
 * @param zone on whose clock a time is that is on none.
 * @throws {CalendarRefused} no-reply: it is no REPLY or COUNTER to one meeting, or could be taken for more than one thing.
 * Cost: linear. Source: RFC 5546, sections 3.2.3 and 3.2.7.
 */
export function replyIn(text: string, zone: string): Reply {
  const calendars = text.length > MOST_CHARACTERS ? null : componentsOf(text, WANTED);
  const [calendar, ...more] = calendars ?? [];
  const events = calendar?.inside.filter(({ name }) => name === 'VEVENT') ?? [];
  const [event, ...others] = events;
  const method = calendar ? only(calendar, 'METHOD')?.value.trim().toUpperCase() : undefined;
  if (!calendar || !event || more.length + others.length > 0) throw noReply();
  if (first(event, 'RECURRENCE-ID') || first(event, 'RRULE')) throw noReply();
  const about = { uid: uidOf(event), sequence: sequenceOf(event) };
  if (method === 'REPLY') return { ...about, ...answerIn(event), proposed: null };
  if (method !== 'COUNTER') throw noReply();
  const proposed = proposedIn(calendar, event, zone);
  const [one, ...rest] = every(event, 'ATTENDEE');
  return { ...about, attendee: one && rest.length === 0 ? addressIn(one) : null, answer: 'waiting', proposed };
}

const noReply = () => new CalendarRefused('no-reply');

/** @throws {CalendarRefused} where it is said twice. */
function only(component: Component, name: string): Line | undefined {
  const [line, ...more] = every(component, name);
  if (more.length > 0) throw noReply();
  return line;
}

function uidOf(event: Component): string {
  const uid = only(event, 'UID')?.value.trim() ?? '';
  if (!/^[\w.@-]{1,200}$/.test(uid)) throw noReply();
  return uid;
}

/** Left out it is the first. */
function sequenceOf(event: Component): number {
  const written = only(event, 'SEQUENCE')?.value.trim() ?? '0';
  if (!/^\d{1,6}$/.test(written)) throw noReply();
  return Number(written);
}

function answerIn(event: Component): Pick<Reply, 'attendee' | 'answer'> {
  const line = only(event, 'ATTENDEE');
  const answer = ANSWERS.get(line?.params.get('PARTSTAT')?.toUpperCase() ?? '');
  if (!line || !answer) throw noReply();
  return { attendee: addressIn(line), answer };
}

function addressIn({ value }: Line): string {
  const [, address = ''] = /^mailto:([^\s\p{C}<>,;:"\\@]+@[^\s\p{C}<>,;:"\\@]+)$/iu.exec(value.trim()) ?? [];
  if (address === '' || address.length > 320) throw noReply();
  return address.toLowerCase();
}

const SHORTEST = 5;
const LONGEST = 24 * 60;
/** From 2000 to 2100: a clock of ours counts further, but no meeting is there. */
const [EARLIEST, LATEST] = [Date.UTC(2000, 0) / 60_000, Date.UTC(2100, 0) / 60_000];

function proposedIn(calendar: Component, event: Component, zone: string): Span {
  const [start, end] = [only(event, 'DTSTART'), only(event, 'DTEND')];
  const written = momentsOf(start, { zones: new Map(), zone: 'UTC' })[0]?.wall ?? 0;
  if (written < EARLIEST || written > LATEST) throw noReply();
  const clocks: Clocks = { zones: zonesOf(calendar, written, zone), zone };
  const [from, to] = [start, end].map((line) => minuteOf(momentsOf(line, clocks)));
  const length = from === undefined || to === undefined ? 0 : to - from;
  if (from === undefined || to === undefined || length < SHORTEST || length > LONGEST) throw noReply();
  return { from, to };
}

function minuteOf([moment, ...more]: readonly Moment[]): number {
  if (!moment || moment.isDay || more.length > 0) throw noReply();
  return utcOf(moment.wall, moment.zone);
}
