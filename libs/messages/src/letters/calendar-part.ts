import type { LetterCalendar } from './letter';

/** Lines that were broken to keep them short, whole again. Source: RFC 5545, section 3.1. */
const linesOf = (body: string): string[] => body.replaceAll('\r\n ', '').split('\r\n');

/**
 * Whether a calendar message may go to this person: whole, with the method that the mail says, and with them among those that
 * it is about. Programs drop a mail whose two methods differ. Source: RFC 6047, section 2.4.
 */
export function isForThem({ method, body }: LetterCalendar, to: string): boolean {
  const lines = linesOf(body);
  const methods = lines.filter((line) => /^METHOD[:;]/i.test(line));
  const isWhole = lines[0] === 'BEGIN:VCALENDAR' && lines.at(-2) === 'END:VCALENDAR' && lines.at(-1) === '';
  const isOne = methods.length === 1 && methods[0] === `METHOD:${method}`;
  return isWhole && isOne && lines.some((line) => line.toLowerCase().endsWith(`:mailto:${to}`) && isPerson(line));
}

/** Names and addresses of those that a calendar message is about. */
export const peopleIn = ({ body }: LetterCalendar): string[] =>
  linesOf(body)
    .filter(isPerson)
    .flatMap((line) => [/;CN=(?:"([^"]*)"|([^;:]*))/i.exec(line)?.slice(1).join(''), /:mailto:(.*)$/i.exec(line)?.[1]])
    .filter((own): own is string => own !== undefined && own !== '');

const isPerson = (line: string): boolean => /^ATTENDEE[:;]/i.test(line);
