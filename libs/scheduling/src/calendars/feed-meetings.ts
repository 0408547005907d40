import { createHash } from 'node:crypto';
import { feed, type Meeting } from '@footing/calendars';
import { type Permitted, permittedNow, type Person } from '@footing/consent';
import type { EntityManager } from 'typeorm';
import { calendarMeeting } from '../clock/calendar-messages';
import type { MeetingRow } from '../data/meeting.query';

/** A feed as it is sent, and the yeses that names in it rest on. */
export interface WrittenFeed {
  readonly text: string;
  /** In quotes: the same for the same bytes. */
  readonly tag: string;
  readonly restsOn: readonly Permitted[];
}

/** The meetings of somebody as one calendar; it names the others only where they and the reader all allow it. */
export async function writtenFeed(
  tx: EntityManager,
  here: string,
  { self, rows, from, name }: { self: Person; rows: readonly MeetingRow[]; from: string; name: string },
): Promise<WrittenFeed> {
  const ids = [...new Set([self.id, ...rows.flatMap(({ people }) => people.map(({ id }) => id))])];
  const permitted = await permittedNow(tx, { institutionId: here }, 'sharing.calendar', ids);
  const allowed = new Map(permitted.map((one) => [one.subjectId, one]));
  const used = new Map<string, Permitted>();
  const meetings = rows.map((row): Meeting => {
    const others = allowed.has(self.id) ? row.people.filter(({ id }) => id !== self.id && allowed.has(id)) : [];
    for (const { id } of others.length > 0 ? [self, ...others] : []) {
      const yes = allowed.get(id);
      if (yes) used.set(id, yes);
    }
    return { ...plainMeeting(row, self, from), title: titleOf(others.map(({ firstName }) => firstName)) };
  });
  const text = feed(meetings, name);
  return { text, tag: `"${createHash('sha256').update(text).digest('base64url')}"`, restsOn: [...used.values()] };
}

/** As calendars are told of it: no names. */
export const plainMeeting = (row: MeetingRow, self: Person, from: string): Meeting =>
  calendarMeeting(row, { ...self, email: '' }, from).meeting;

const titleOf = (names: readonly string[]): string | null =>
  names.length === 0 ? null : `Mentoring meeting with ${new Intl.ListFormat('en-GB').format(names)}`;
