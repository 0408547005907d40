import { createHash } from 'node:crypto';
import { type Attendee as Invited, cancellation, invitation, type Meeting } from '@footing/calendars';
import type { Permitted } from '@footing/consent';
import type { LetterCalendar } from '@footing/messages';
import type { Secrets } from '@footing/secrets';
import type { EntityManager } from 'typeorm';
import { minuteOf } from '../booking/agreed-time';
import { namesFor, NO_NAMES, oneOther } from '../calendars/names-in-calendars';
import type { MeetingRow } from '../data/meeting.query';

/** The column that holds what calendars were sent, as it is named when it is sealed. */
export const CALENDAR_FIELD = 'calendar_message.sealed';

/** Somebody a letter goes to. */
export interface Reader {
  readonly kind: 'student' | 'mentor';
  readonly id: string;
  readonly email: string;
}

/** The address that mail comes from, which others of the service are made of. */
export const senderOf = ({ MAIL_FROM }: { readonly MAIL_FROM?: string }): string =>
  MAIL_FROM ?? 'mentoring@localhost.localdomain';

/** An address of the service that stands for something: answers to it find their way by what comes after the plus sign. */
const plus = (address: string, what: string): string => address.replace('@', `+${what}@`);
const short = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16);

/** The meeting as calendars are told of it where nothing is permitted: no names, and of the others no addresses. */
export function calendarMeeting(
  row: MeetingRow,
  reader: Reader,
  from: string,
): { meeting: Meeting; attendee: Invited } {
  const invited = row.people.map(({ id }): Invited => {
    const alias = plus(from, `p-${short(`${row.id} ${id}`)}`);
    return { address: id === reader.id ? reader.email : alias, alias, name: null, answer: 'waiting' };
  });
  const attendee = invited.find(({ address }) => address === reader.email) ?? {
    ...{ address: reader.email, alias: plus(from, `p-${short(`${row.id} ${reader.id}`)}`), name: null },
    answer: 'waiting',
  };
  const [start, end] = [row.startsAt ?? row.changedAt, row.endsAt ?? row.changedAt];
  return {
    attendee,
    meeting: {
      ...{ uid: uidOf(row.id), sequence: row.sequence, at: row.changedAt, zone: row.zone ?? 'Europe/London' },
      ...{ span: { from: minuteOf(start), to: minuteOf(end) }, title: null, details: '' },
      ...{ place: row.mode === 'in-person' && row.place ? row.place : null, joinUrl: row.joinUrl || null },
      organiser: { name: 'Mentoring', address: plus(from, `m-${row.id}`) },
      attendees: invited.includes(attendee) ? invited : [...invited, attendee],
      isCancelled: row.status === 'cancelled',
    },
  };
}

/** What calendars know a meeting by, for as long as it lives. */
export const uidOf = (id: string): string => `${id}@meetings.footing`;

/**
 * The message to somebody's calendar about a meeting as it stands: made once for each number and kind, and then the same to the
 * byte. It names the other where both allow that. Null: calendars have nothing to hear, as one that was called off before they
 * heard of it.
 */
export async function calendarMessage(
  tx: EntityManager,
  here: string,
  secrets: Secrets,
  { row, reader, from }: { readonly row: MeetingRow; readonly reader: Reader; readonly from: string },
): Promise<(LetterCalendar & { readonly restsOn: readonly Permitted[] }) | null> {
  const method = row.status === 'confirmed' ? 'REQUEST' : row.status === 'cancelled' ? 'CANCEL' : null;
  if (!method) return null;
  const sent = await tx.query<{ sequence: number; method: string; sealed: Buffer; personId: string }[]>(
    `select sequence, method, sealed, person_id as "personId" from calendar_message
     where institution_id = $1 and meeting_id = $2 and person_id = $3`,
    [here, row.id, reader.id],
  );
  const same = sent.find((one) => one.sequence === row.sequence && one.method === method);
  if (same)
    return {
      method,
      restsOn: [],
      body: await secrets.open(tx, { institutionId: here }, CALENDAR_FIELD, reader.id, same.sealed),
    };
  if (method === 'CANCEL' && sent.length === 0) return null;
  const { meeting, attendee } = calendarMeeting(row, reader, from);
  // What is called off needs no names to be found.
  const found = method === 'REQUEST' ? await namesFor(tx, here, reader, [row], oneOther) : null;
  const { restsOn, ...told } = found?.get(row.id) ?? NO_NAMES;
  const body = (method === 'REQUEST' ? invitation : cancellation)({ ...meeting, ...told }, attendee);
  const sealed = await secrets.seal(tx, { institutionId: here }, CALENDAR_FIELD, reader.id, body);
  await tx.query(
    `insert into calendar_message (institution_id, meeting_id, person_kind, person_id, sequence, method, sealed, made_at, named)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      ...[here, row.id, reader.kind, reader.id, row.sequence, method, sealed, row.changedAt],
      restsOn.map(({ subjectId }) => subjectId),
    ],
  );
  return { method, body, restsOn };
}
