import { ask, type Asked, OutboundRefused, type OutboundRule } from '@footing/config';
import { type CalendarFault, CalendarRefused } from '../calendar-refused';
import { MOST_CALENDAR_BYTES } from '../reading/busy';

/** Which servers may be asked: `strict` in production. */
export type Reach = Pick<OutboundRule, 'strict' | 'trusted'>;

const LIMITS = { maxBytes: MOST_CALENDAR_BYTES, timeoutMs: 10_000 };

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
 * Asks a server with calendars, within what is allowed.
 * @param redirects never any where a password goes with it.
 * @throws {CalendarRefused} address, private-address, redirect, unreachable, not-let-in, too-large, too-slow.
 */
export async function askCalendar(address: string, reach: Reach, asked: Asked, redirects = 0): Promise<Response> {
  const answer = await ask(address, { ...LIMITS, ...reach, redirects }, asked).catch((error: unknown) => {
    // The network's own words hold the address, which is a secret.
    throw new CalendarRefused(error instanceof OutboundRefused ? faultOf[error.why] : 'unreachable');
  });
  if (answer.status === 401 || answer.status === 403) throw new CalendarRefused('not-let-in');
  if (answer.status >= 500) throw new CalendarRefused('unreachable');
  return answer;
}

/** What is sent back as it came must fit on a line; null: there is none, or it does not. */
export function tagOf({ headers }: Response): string | null {
  const tag = headers.get('etag');
  return tag !== null && /^(W\/)?"[\x21\x23-\x7e]{0,200}"$/.test(tag) ? tag : null;
}
