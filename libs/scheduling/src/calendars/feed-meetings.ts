import { createHash } from 'node:crypto';
import { entry, feed, type Meeting } from '@footing/calendars';
import type { Permitted, Person } from '@footing/consent';
import type { EntityManager } from 'typeorm';
import { calendarMeeting } from '../clock/calendar-messages';
import type { MeetingRow } from '../data/meeting.query';
import { allOthers, type Names, namesFor, NO_NAMES } from './names-in-calendars';

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
  const names = await namesFor(tx, here, self, rows, allOthers);
  const text = feed(
    rows.map((row) => ownMeeting(row, self, from, names.get(row.id))),
    name,
  );
  const used = new Map([...names.values()].flatMap(({ restsOn }) => restsOn.map((one) => [one.subjectId, one])));
  return { text, tag: `"${createHash('sha256').update(text).digest('base64url')}"`, restsOn: [...used.values()] };
}

/** One meeting as it is put into somebody's own calendar, and the yeses that names in it rest on. */
export interface OwnEntry {
  readonly text: string;
  readonly restsOn: readonly Permitted[];
}

export async function ownEntry(
  tx: EntityManager,
  here: string,
  { row, self, from }: { readonly row: MeetingRow; readonly self: Person; readonly from: string },
): Promise<OwnEntry> {
  const names = (await namesFor(tx, here, self, [row], allOthers)).get(row.id) ?? NO_NAMES;
  return { text: entry(ownMeeting(row, self, from, names)), restsOn: names.restsOn };
}

/** The same without a name. */
export const plainEntry = (row: MeetingRow, self: Person, from: string): string => entry(ownMeeting(row, self, from));

const ownMeeting = (
  row: MeetingRow,
  self: Person,
  from: string,
  { title, details }: Pick<Names, 'title' | 'details'> = NO_NAMES,
): Meeting => ({ ...calendarMeeting(row, { ...self, email: '' }, from).meeting, title, details });
