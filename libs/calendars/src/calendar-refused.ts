import { DomainError } from '@footing/kernel';

/** Why a calendar was not taken, or a message about a meeting, in words for whoever gave it. */
export const calendarFaults = {
  address: 'Use an address that begins with https:// or webcal://.',
  'private-address': 'That address is inside a private network, which we cannot reach.',
  redirect: 'That address leads on to others too many times.',
  unreachable: 'We could not read anything at that address. Check it, and try again in a while.',
  'not-let-in': 'The calendar did not let us in. Check the user name and the password.',
  'too-slow': 'The calendar took too long to read.',
  'too-large': 'The calendar is larger than 5 MB. Export fewer months of it.',
  'too-many': 'The calendar holds more dates than we can read. Export fewer months of it.',
  'no-calendar': 'That is no calendar. Use a file that ends in .ics, or the address of one.',
  'no-reply': 'That is no answer to an invitation.',
  busy: 'Many calendars are being read at this moment. Try again in a minute.',
  unwritable: 'This meeting cannot be written down for calendars.',
} as const;
export type CalendarFault = keyof typeof calendarFaults;

/** A calendar, or a message about a meeting, that is not taken. Its code is `calendar.` and the fault. */
export class CalendarRefused extends DomainError {
  constructor(readonly fault: CalendarFault) {
    super('invalid', `calendar.${fault}`);
  }
}
