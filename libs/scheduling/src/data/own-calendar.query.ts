import type { Person } from '@footing/consent';
import type { EntityManager } from 'typeorm';

/** The column that holds how somebody's calendar is reached, as it is named when it is sealed. */
export const ACCOUNT_FIELD = 'own_calendar.sealed';

/** How the connection with somebody's own calendar stands. */
export interface OwnCalendarView {
  readonly connectedAt: Date;
  /** When it last had everything; null: not yet. */
  readonly putAt: Date | null;
  /** A code of small letters; '' where it went well. */
  readonly fault: string;
  /** Entries that were changed there, so that they are left alone. */
  readonly theirs: number;
}

/** A calendar whose turn it is. */
export interface DueCalendar {
  readonly person: Person;
  readonly sealed: Buffer;
  readonly failures: number;
}

/** Something to be done in a calendar: a meeting to put there, or to take away. */
export interface CalendarTask {
  readonly meetingId: string;
  readonly what: 'put' | 'remove';
  readonly version: number;
  /** Null: it was never put. */
  readonly tag: string | null;
  readonly isThere: boolean;
}

const OF = 'institution_id = $1 and person_id = $2';

export async function ownCalendarOf(tx: EntityManager, here: string, { id }: Person): Promise<OwnCalendarView | null> {
  const [row] = await tx.query<OwnCalendarView[]>(
    `select connected_at as "connectedAt", put_at as "putAt", fault, (select count(*)::int from own_calendar_entry e
       where e.institution_id = $1 and e.person_id = $2 and e.is_theirs) as theirs from own_calendar where ${OF}`,
    [here, id],
  );
  return row ?? null;
}

/** In place of one before, of which nothing is remembered. */
export async function saveOwnCalendar(
  tx: EntityManager,
  here: string,
  self: Person,
  sealed: Buffer,
  at: Date,
): Promise<void> {
  await deleteOwnCalendar(tx, here, self);
  await tx.query(
    `insert into own_calendar (institution_id, person_kind, person_id, sealed, connected_at, try_at) values ($1, $2, $3, $4, $5, $5)`,
    [here, self.kind, self.id, sealed, at],
  );
}

/** @returns whether there was one. */
export async function deleteOwnCalendar(tx: EntityManager, here: string, { id }: Person): Promise<boolean> {
  const [rows] = await tx.query<[unknown[], number]>(`delete from own_calendar where ${OF} returning 1`, [here, id]);
  return rows.length > 0;
}

/** Calendars whose turn it is, each for one worker alone until the lease is over. */
export async function takeDue(tx: EntityManager, here: string, at: Date, until: Date): Promise<DueCalendar[]> {
  const [rows] = await tx.query<[DueCalendar[], number]>(
    `update own_calendar set try_at = $3 where institution_id = $1 and person_id in (select person_id from own_calendar
         where institution_id = $1 and try_at <= $2 order by try_at, person_id limit 200 for update skip locked)
       returning json_build_object('kind', person_kind, 'id', person_id) as person, sealed, failures`,
    [here, at, until],
  );
  return rows;
}

/** Somebody on whose yes it names people has taken that back, or the institution lets calendars have no names any more. */
const TAKEN_BACK = `e.named <> '{}' and exists (select from consent.narrowed w where w.institution_id = $1 and w.purpose = 'sharing.calendar'
  and w.category in ('identity', 'matching')) or exists (select from unnest(e.named) n where not exists (select from consent.state s where s.institution_id = $1
  and s.subject_id = n and s.purpose = 'sharing.calendar' and s.permitted and (s.valid_until is null or s.valid_until > now())))`;

/**
 * What differs between a calendar and the meetings of its owner that are still to come, and what it says of any on a yes that was
 * taken back.
 */
export async function tasksOf(tx: EntityManager, here: string, { id }: Person, at: Date): Promise<CalendarTask[]> {
  return tx.query<CalendarTask[]>(
    `with own as (select m.id, m.version from meeting m join meeting_person w on w.institution_id = $1 and w.meeting_id = m.id
         where m.institution_id = $1 and w.person_id = $2 and m.status = 'confirmed' and m.ends_at > $3),
       there as (select e.meeting_id, e.version, e.tag, e.is_theirs, (${TAKEN_BACK}) as taken_back from own_calendar_entry e where e.institution_id = $1 and e.person_id = $2)
     select o.id as "meetingId", 'put' as what, o.version, t.tag, t.meeting_id is not null as "isThere" from own o
       left join there t on t.meeting_id = o.id where t.meeting_id is null or ((t.version <> o.version or t.taken_back) and not t.is_theirs)
     union all
     select t.meeting_id, 'remove', m.version, t.tag, true from there t join meeting m on m.institution_id = $1 and m.id = t.meeting_id
       where not t.is_theirs and (m.status = 'cancelled' or not exists (select from meeting_person w where w.institution_id = $1
         and w.meeting_id = m.id and w.person_id = $2)) and (m.ends_at > $3 or t.taken_back)
     union all
     select t.meeting_id, 'put', m.version, t.tag, true from there t join meeting m on m.institution_id = $1 and m.id = t.meeting_id
         join meeting_person w on w.institution_id = $1 and w.meeting_id = m.id and w.person_id = $2
       where t.taken_back and not t.is_theirs and m.status <> 'cancelled' and m.ends_at <= $3
     order by 1`,
    [here, id, at],
  );
}

/** Remembers what stands there; nothing where the connection has been ended meanwhile. */
export async function saveEntry(
  tx: EntityManager,
  here: string,
  { kind, id }: Person,
  entry: Pick<CalendarTask, 'meetingId' | 'version' | 'tag'> & {
    readonly isTheirs: boolean;
    /** Ids of those on whose yes it names people; empty: it names nobody. */
    readonly named: readonly string[];
  },
): Promise<void> {
  await tx.query(
    `insert into own_calendar_entry (institution_id, person_kind, person_id, meeting_id, version, tag, is_theirs, named)
     select $1, $2, $3, $4, $5, $6, $7, $8 from own_calendar where institution_id = $1 and person_id = $3 for share
     on conflict (institution_id, person_id, meeting_id) do update set version = excluded.version, tag = excluded.tag, is_theirs = excluded.is_theirs,
       named = excluded.named`,
    [here, kind, id, entry.meetingId, entry.version, entry.tag, entry.isTheirs, entry.named],
  );
}

export async function forgetEntry(tx: EntityManager, here: string, { id }: Person, meetingId: string): Promise<void> {
  await tx.query(`delete from own_calendar_entry where ${OF} and meeting_id = $3`, [here, id, meetingId]);
}

/** How it went, and when it is tried again. */
export async function saveOutcome(
  tx: EntityManager,
  here: string,
  { id }: Person,
  outcome: { readonly fault: string; readonly failures: number; readonly at: Date; readonly tryAt: Date },
): Promise<void> {
  await tx.query(
    `update own_calendar set fault = $3, failures = $4, try_at = $5, put_at = case when $3 = '' then $6::timestamptz else put_at end where ${OF}`,
    [here, id, outcome.fault, outcome.failures, outcome.tryAt, outcome.at],
  );
}
