import {
  calendarQuery,
  createCalendarObject,
  deleteCalendarObject,
  ensureTrailingSlash,
  getBasicAuthHeaders,
  propfind,
  updateCalendarObject,
} from 'tsdav';
import { CalendarRefused } from '../calendar-refused';
import { askCalendar, type Reach, tagOf } from '../fetching/ask-calendar';
import type { Span } from '../writing/meeting';

/** A calendar of somebody's own, on a server that speaks CalDAV. */
export interface OwnCalendarAccount {
  /** Of the one calendar, not of the server. */
  readonly address: string;
  readonly user: string;
  /** Best one that the server made for us alone. */
  readonly password: string;
}

/** What became of a meeting that was put there: kept, with a tag for the next time, or changed by somebody else meanwhile. */
export type Kept = { readonly tag: string | null } | 'changed';

/**
 * Puts meetings into somebody's own calendar, and asks when they are busy. Nothing is overwritten that somebody else changed.
 * Each method throws {CalendarRefused}: address, private-address, redirect, unreachable, not-let-in, too-large, too-slow.
 * Source: RFC 4791.
 */
export class OwnCalendar {
  private readonly url: string;
  private readonly more: { headers: Record<string, string>; fetch: typeof fetch };

  constructor({ address, user, password }: OwnCalendarAccount, reach: Reach) {
    this.url = ensureTrailingSlash(address);
    const { authorization = '' } = getBasicAuthHeaders({ username: user, password });
    this.more = { headers: { authorization }, fetch: fetchWithin(reach) };
  }

  /** @param text as `entry` makes it. @param tag what it had when we put it last; null: it was never put. */
  async put(uid: string, text: string, tag: string | null): Promise<Kept> {
    const answer =
      tag === null
        ? await createCalendarObject({
            ...this.more,
            calendar: { url: this.url },
            iCalString: text,
            filename: fileOf(uid),
          })
        : await updateCalendarObject({
            ...this.more,
            calendarObject: { url: this.placeOf(uid), data: text, etag: tag },
          });
    if (answer.status === PRECONDITION_FAILED) return 'changed';
    if (!answer.ok) throw new CalendarRefused('unreachable');
    return { tag: tagOf(answer) ?? (await this.tagNow(uid)) };
  }

  /** Harmless when it is not there any more. */
  async remove(uid: string, tag: string): Promise<'removed' | 'changed'> {
    const answer = await deleteCalendarObject({ ...this.more, calendarObject: { url: this.placeOf(uid), etag: tag } });
    if (answer.status === PRECONDITION_FAILED) return 'changed';
    if (!answer.ok && !NOT_THERE.includes(answer.status)) throw new CalendarRefused('unreachable');
    return 'removed';
  }

  /** What is in it and reaches into this span, as calendars one after the other: for `busyOf`. Empty: nothing. */
  async between({ from, to }: Span): Promise<string> {
    const range = { start: written(from), end: written(to) };
    const filter = { 'comp-filter': { _attributes: { name: 'VEVENT' }, 'time-range': { _attributes: range } } };
    const found = await calendarQuery({
      ...this.more,
      url: this.url,
      depth: '1',
      props: { 'c:calendar-data': {} },
      filters: [{ 'comp-filter': { _attributes: { name: 'VCALENDAR' }, ...filter } }],
    }).catch(unreachable);
    if (found.some(({ ok, status }) => !ok && !NOT_THERE.includes(status))) throw new CalendarRefused('unreachable');
    return found.map(({ props }) => textIn(props?.['calendarData'])).join('\r\n');
  }

  /** The tag of what is there: some servers say it only when they are asked. null: nothing is, or it has none. */
  async tagNow(uid: string): Promise<string | null> {
    const asked = { ...this.more, url: this.placeOf(uid), props: { 'd:getetag': {} }, depth: '0' } as const;
    const [found] = await propfind(asked).catch(unreachable);
    const tag: unknown = found?.props?.['getetag'];
    return typeof tag === 'string' ? tag : null;
  }

  private placeOf(uid: string): string {
    return new URL(fileOf(uid), this.url).href;
  }
}

const PRECONDITION_FAILED = 412;
const NOT_THERE: readonly number[] = [404, 410];

const fileOf = (uid: string): string => `${encodeURIComponent(uid)}.ics`;
const written = (minute: number): string => new Date(minute * 60_000).toISOString().replace(/[-:]|\.\d+/g, '');

/** What cannot be understood is a server that cannot be spoken with. @throws {CalendarRefused} */
function unreachable(error: unknown): never {
  throw error instanceof CalendarRefused ? error : new CalendarRefused('unreachable');
}

function textIn(data: unknown): string {
  if (typeof data === 'string') return data;
  const inside = (data as { _cdata?: unknown } | undefined)?._cdata;
  return typeof inside === 'string' ? inside : '';
}

/** The library asks by this alone, so that a password goes nowhere else: no redirect is followed. */
function fetchWithin(reach: Reach): typeof fetch {
  return (input, init = {}) => {
    const address = input instanceof Request ? input.url : String(input);
    const { method, body } = init;
    const headers = Object.fromEntries(new Headers(init.headers));
    return askCalendar(address, reach, { method, headers, body: typeof body === 'string' ? body : undefined });
  };
}
