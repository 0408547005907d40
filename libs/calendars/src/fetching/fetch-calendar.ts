import { CalendarRefused } from '../calendar-refused';
import { askCalendar, type Reach, tagOf } from './ask-calendar';

/** A calendar as it was fetched. */
export interface Fetched {
  readonly text: string;
  /** To ask next time whether it has changed; null: its server has no such thing. */
  readonly tag: string | null;
}

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
  const answer = await askCalendar(addressOf(address), reach, { headers }, 3);
  if (answer.status === 304 && known !== null) return null;
  if (!answer.ok) throw new CalendarRefused('unreachable');
  return { text: await answer.text(), tag: tagOf(answer) };
}

const addressOf = (address: string): string => address.trim().replace(/^webcals?:/i, 'https:');
