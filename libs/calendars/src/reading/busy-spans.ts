import type { Span } from '../writing/meeting';
import { readLength, readTime, utcOf } from './clocks';
import { type BusyEvent, type Clocks, eventOf, type Moment, MOST_DATES, momentsOf, Unreadable, WANTED } from './events';
import { type Component, componentsOf, every } from './lines';
import { keyOf, startsOf, type Within } from './rows';
import { zonesOf } from './zones';

/** What is asked of a calendar. */
export interface BusyQuestion extends Within {
  /** On whose clock whole days are, and times that are on none. */
  readonly zone: string;
  /** What ends the uids of our own meetings, which do not stand in their own way; absent: there are none. */
  readonly ours?: string;
}

const MOST_EVENTS = 20_000;
const MOST_SPANS = 10_000;

/**
 * When somebody is busy, by their calendar. Nothing else comes out of it: no title, no place, nobody's name.
 * @returns sorted, apart from each other, and within the question. Does not depend on the clock of this machine.
 * @throws {Unreadable} Cost: for some rules without end, so that it is called where it can be broken off.
 */
export function busySpans(text: string, question: BusyQuestion): readonly Span[] {
  const calendars = componentsOf(text, WANTED)?.filter(({ name }) => name === 'VCALENDAR');
  if (!calendars || calendars.length === 0) throw new Unreadable('no-calendar');
  const size = calendars.reduce((sum, { inside }) => sum + inside.length, 0);
  if (size > MOST_EVENTS) throw new Unreadable('too-many');
  const spans = joined(calendars.flatMap((calendar) => spansOf(calendar, question)));
  if (spans.length > MOST_SPANS) throw new Unreadable('too-many');
  return spans;
}

function spansOf(calendar: Component, question: BusyQuestion): Span[] {
  const { from, zone, ours } = question;
  const clocks: Clocks = { zones: zonesOf(calendar, from, zone), zone };
  const named = (name: string) => calendar.inside.filter((one) => one.name === name);
  const events = named('VEVENT')
    .map((component) => eventOf(component, clocks))
    .filter((event): event is BusyEvent => event !== null && !(ours && event.uid.endsWith(ours)));
  const told = named('VFREEBUSY').flatMap((component) => toldBusy(component, clocks));
  const within = ({ from: start, to: end }: Span) => start < question.until && end > from && end > start;
  const all = [...told, ...timesOf(events, question)].filter(within);
  return all.map((span) => ({ from: Math.max(span.from, from), to: Math.min(span.to, question.until) }));
}

function timesOf(events: readonly BusyEvent[], question: BusyQuestion): Span[] {
  const instead = new Map<string, BusyEvent[]>();
  for (const event of events) if (event.standsFor) instead.set(event.uid, [...(instead.get(event.uid) ?? []), event]);
  let count = 0;
  return events
    .filter(({ isBusy, minutes }) => isBusy && minutes > 0)
    .flatMap((event) => {
      const moved = event.standsFor ? [] : (instead.get(event.uid) ?? []);
      const gone = moved.flatMap(({ standsFor }) => (standsFor ? [keyOf(standsFor, event.start)] : []));
      const starts = startsOf(event, question).filter((start) => !gone.includes(keyOf(start, event.start)));
      count += starts.length;
      if (count > MOST_DATES) throw new Unreadable('too-many');
      return starts.map((start) => spanFrom(start, event.minutes, question.zone));
    });
}

/** Whole days last from midnight to midnight on the clock of whoever has the calendar, however long they are. */
function spanFrom(start: Moment, minutes: number, zone: string): Span {
  if (start.isDay) return { from: utcOf(start.wall, zone), to: utcOf(start.wall + minutes, zone) };
  const from = utcOf(start.wall, start.zone);
  return { from, to: from + minutes };
}

/** Where a calendar tells no more than free and busy. */
function toldBusy(component: Component, clocks: Clocks): Span[] {
  const lines = every(component, 'FREEBUSY').filter(({ params }) => params.get('FBTYPE')?.toUpperCase() !== 'FREE');
  return lines.flatMap((line) => {
    const starts = momentsOf(line, clocks);
    const ends = line.value.split(',', MOST_DATES).map((period) => period.split('/')[1] ?? '');
    if (starts.length !== ends.length) return [];
    return starts.map(({ wall, zone }, at) => {
      const end = readTime(ends[at] ?? '');
      const from = utcOf(wall, zone);
      return { from, to: end ? utcOf(end.wall, end.isUtc ? 'UTC' : zone) : from + (readLength(ends[at] ?? '') ?? 0) };
    });
  });
}

/** Sorted, and what touches made one. */
function joined(spans: readonly Span[]): Span[] {
  const result: { from: number; to: number }[] = [];
  for (const { from, to } of [...spans].sort((one, other) => one.from - other.from)) {
    const last = result.at(-1);
    if (last && from <= last.to) last.to = Math.max(last.to, to);
    else result.push({ from, to });
  }
  return result;
}
