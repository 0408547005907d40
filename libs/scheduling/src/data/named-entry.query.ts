import type { Person } from '@footing/consent';
import type { EntityManager } from 'typeorm';
import type { MeetingRow } from './meeting.query';

/** A meeting of which mail has told calendars on somebody's yes. */
export interface NamedIn {
  readonly meetingId: string;
  /** Ids of those of its people whose last invitation rests on that yes. */
  readonly readers: readonly string[];
}

/** Agreed meetings to come of which mail told somebody's calendar on the yes of this person; by start. */
export async function namedToCome(tx: EntityManager, here: string, { id }: Person, at: Date): Promise<NamedIn[]> {
  return tx.query<NamedIn[]>(
    `select m.id as "meetingId", array_agg(c.person_id::text) as readers from meeting m
       join calendar_message c on c.institution_id = $1 and c.meeting_id = m.id and c.method = 'REQUEST' and $2 = any (c.named)
     where m.institution_id = $1 and m.status = 'confirmed' and m.ends_at > $3 and not exists (select from calendar_message x
       where x.institution_id = $1 and x.meeting_id = m.id and x.person_id = c.person_id and x.sequence > c.sequence)
     group by m.id, m.starts_at order by m.starts_at, m.id`,
    [here, id, at],
  );
}

/** The mail that a message to a calendar goes out with. */
export async function goesOutWith(
  tx: EntityManager,
  here: string,
  { id, sequence }: Pick<MeetingRow, 'id' | 'sequence'>,
  reader: Pick<Person, 'id'>,
  mailId: string,
): Promise<void> {
  await tx.query(
    `update calendar_message set mail_id = $5 where institution_id = $1 and meeting_id = $2 and person_id = $3 and sequence = $4`,
    [here, id, reader.id, sequence, mailId],
  );
}

/** Mails with messages to calendars that were written on the yes of this person. */
export async function mailsNaming(tx: EntityManager, here: string, { id }: Person): Promise<string[]> {
  const rows = await tx.query<{ id: string }[]>(
    `select mail_id as id from calendar_message where institution_id = $1 and $2 = any (named) and mail_id is not null`,
    [here, id],
  );
  return rows.map((row) => row.id);
}

/** Connected calendars with entries that rest on the yes of this person are looked at in the next round. */
export async function lookAtCalendarsNaming(
  tx: EntityManager,
  here: string,
  { id }: Pick<Person, 'id'>,
  at: Date,
): Promise<void> {
  await tx.query(
    `update own_calendar set try_at = $3 where institution_id = $1 and try_at > $3
       and person_id in (select person_id from own_calendar_entry where institution_id = $1 and $2 = any (named))`,
    [here, id, at],
  );
}
