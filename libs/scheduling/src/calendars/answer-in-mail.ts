import { CalendarRefused, type Reply, replyIn } from '@footing/calendars';
import PostalMime, { type Email } from 'postal-mime';

/** An answer to an invitation, from mail that is proved to come from whom it says. */
export interface AnswerInMail extends Reply {
  /** In lower case: whom the mail is from, and whose answer it is. */
  readonly attendee: string;
}

/** More than any answer needs. */
export const MOST_MAIL_BYTES = 500_000;

/**
 * Reads an answer of a calendar program out of a mail.
 * @param checkedBy the name of our own mail server, as it signs what it has checked: its word alone is believed, and only the
 * first line, for it puts its own before those that came with the mail.
 * @returns null: it is no such mail, or nobody knows whether it is theirs. Source: RFC 8601, section 5; RFC 6047.
 */
export async function answerInMail(raw: Uint8Array, checkedBy: string): Promise<AnswerInMail | null> {
  if (raw.length > MOST_MAIL_BYTES) return null;
  const mail = await PostalMime.parse(raw).catch(() => null);
  const from = mail?.from?.address?.toLowerCase();
  const text = mail && calendarIn(mail);
  if (!mail || !from || !text || !isProved(mail, checkedBy)) return null;
  try {
    const reply = replyIn(text, 'UTC');
    return reply.attendee === from ? { ...reply, attendee: from } : null;
  } catch (error) {
    if (error instanceof CalendarRefused) return null;
    throw error;
  }
}

/** That the domain it says to be from has sent it. */
function isProved({ headers }: Email, checkedBy: string): boolean {
  const first = headers.find(({ key }) => key === 'authentication-results')?.value ?? '';
  const [server = '', ...results] = withoutComments(first).split(';');
  return (
    server.trim().split(/\s/)[0]?.toLowerCase() === checkedBy.toLowerCase() &&
    results.some((result) => /^dmarc\s*=\s*pass\b/i.test(result.trim()))
  );
}

const withoutComments = (line: string): string => line.replace(/\([^()]*\)/g, ' ');

function calendarIn({ attachments }: Email): string | null {
  const part = attachments.find(({ mimeType }) => /^(text\/calendar|application\/ics)$/i.test(mimeType));
  if (!part) return null;
  return typeof part.content === 'string' ? part.content : new TextDecoder().decode(part.content);
}
