import { ask, OutboundRefused, type OutboundRule } from '@footing/config';
import { type CalendarFault, CalendarRefused } from '../calendar-refused';
import { MOST_CALENDAR_BYTES } from '../reading/busy';

/** Which servers may be asked: `strict` in production. */
export type Reach = Pick<OutboundRule, 'strict' | 'trusted'>;

/** A calendar as it was fetched. */
export interface Fetched {
  readonly text: string;
  /** To ask next time whether it has changed; null: its server has no such thing. */
  readonly tag: string | null;
}

const LIMITS = { redirects: 3, maxBytes: MOST_CALENDAR_BYTES, timeoutMs: 10_000 };
/** What a refusal to ask or to listen means to whoever gave the address. */
const faultOf: Record<OutboundRefused['why'], CalendarFault> = {
  address: 'address',
  'private-address': 'private-address',
  redirect: 'redirect',
  packed: 'unreachable',
  'too-large': 'too-large',
  'too-slow': 'too-slow',
};

/**
 * Fetches a calendar from its address, which is as secret as a password. Every server on the way is looked at before it is asked,
 * and the connection goes to the very address that was looked at.
 *
 * @param address `https:` or `webcal:`. @param known the tag of what we have; null: nothing.
 * @returns null where it has not changed.
 * @throws {CalendarRefused} address, private-address, redirect, unreachable, not-let-in, too-large, too-slow.
 */
export async function fetchCalendar(
  address: string,
  reach: Reach,
  known: string | null = null,
): Promise<Fetched | null> {
  const headers = { accept: 'text/calendar', ...(known === null ? {} : { 'if-none-match': known }) };
  const answer = await answerOf(ask(addressOf(address), { ...LIMITS, ...reach }, { headers }));
  if (answer.status === 304 && known !== null) return null;
  if (answer.status === 401 || answer.status === 403) throw new CalendarRefused('not-let-in');
  if (!answer.ok) throw new CalendarRefused('unreachable');
  return { text: await answer.text(), tag: tagOf(answer) };
}

/** @throws {CalendarRefused} */
const answerOf = (asked: Promise<Response>): Promise<Response> =>
  asked.catch((error: unknown) => {
    // The network's own words hold the address.
    throw new CalendarRefused(error instanceof OutboundRefused ? faultOf[error.why] : 'unreachable');
  });

/** What is sent back as it came must fit on a line. */
function tagOf({ headers }: Response): string | null {
  const tag = headers.get('etag');
  return tag !== null && /^(W\/)?"[\x21\x23-\x7e]{0,200}"$/.test(tag) ? tag : null;
}

const addressOf = (address: string): string => address.trim().replace(/^webcals?:/i, 'https:');
