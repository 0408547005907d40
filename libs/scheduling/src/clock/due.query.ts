import type { Person } from '@footing/consent';
import type { EntityManager } from 'typeorm';
import { dayHere } from '../booking/agreed-time';
import { differs } from '../data/to-say.query';
import { SAY_HOURS } from '../domain/attendance';
import type { ReminderKind } from './letters';

/** For how long offered times wait for an answer, in days. */
export const ANSWER_DAYS = 14;
/** What changed longer ago is not told of any more: then the service had stood still for a week. */
export const TELL_DAYS = 7;
/** What was called off at the last moment is told for so long after it would have begun, in hours: somebody may be waiting there. */
const TELL_OFF_HOURS = 24;

/** Meetings whose time to be answered has passed. @param id of one; absent: all. */
export async function toExpire(tx: EntityManager, here: string, at: Date, id?: string): Promise<string[]> {
  const rows = await tx.query<{ id: string }[]>(
    `select m.id from meeting m where m.institution_id = $1 and ($3::uuid is null or m.id = $3) and (m.status = 'held' and m.hold_until <= $2
       or m.status = 'proposed' and (m.changed_at < $2::timestamptz - interval '${ANSWER_DAYS} days' or not exists (select from meeting_option o
         where o.institution_id = $1 and o.meeting_id = m.id and o.version = m.version and o.starts_at > $2))) order by m.id`,
    [here, at, id ?? null],
  );
  return rows.map(({ id }) => id);
}

/** Meetings to come of two who may not meet alone: the student is under 18, and nobody looks on any more. @param id of one; absent: all. */
export async function toCallOff(tx: EntityManager, here: string, at: Date, id?: string): Promise<string[]> {
  const rows = await tx.query<{ id: string }[]>(
    `select m.id from student s join application a on a.institution_id = $1 and a.student_id = s.id
       join pairing p on p.institution_id = $1 and p.application_id = a.id
       join meeting m on m.institution_id = $1 and m.kind = 'pairing' and m.pairing_id = p.id
     where s.institution_id = $1 and s.under_18_until is not null and not consent.may_contact(s.id) and ($3::uuid is null or m.id = $3)
       and m.status in ('proposed', 'held', 'confirmed') and (m.status <> 'confirmed' or m.starts_at > $2) order by m.id`,
    [here, at, id ?? null],
  );
  return rows.map((row) => row.id);
}

/** Keeps the meeting as it is until the transaction ends. @returns whether they are still one of its people. */
export async function isStillIn(tx: EntityManager, here: string, { meetingId, person }: ToTell): Promise<boolean> {
  await tx.query('select from meeting where institution_id = $1 and id = $2 for share', [here, meetingId]);
  const rows = await tx.query<unknown[]>(
    'select 1 from meeting_person where institution_id = $1 and meeting_id = $2 and person_id = $3',
    [here, meetingId, person.id],
  );
  return rows.length > 0;
}

/** Somebody who is to hear of a meeting as it stands. */
export interface ToTell {
  readonly meetingId: string;
  readonly person: Person;
}

export async function toTell(tx: EntityManager, here: string, at: Date): Promise<ToTell[]> {
  const rows = await tx.query<{ meetingId: string; kind: Person['kind']; id: string }[]>(
    `select m.id as "meetingId", w.person_kind as kind, w.person_id as id from meeting m
       join meeting_person w on w.institution_id = $1 and w.meeting_id = m.id
     where m.institution_id = $1 and m.status not in ('completed', 'missed') and m.changed_at > $2::timestamptz - interval '${TELL_DAYS} days'
       and (m.starts_at is null or m.starts_at > $2 or m.status = 'cancelled' and m.changed_at < m.starts_at
         and m.starts_at > $2::timestamptz - interval '${TELL_OFF_HOURS} hours')
       and not exists (select from meeting_told t where t.institution_id = $1
         and t.meeting_id = m.id and t.person_id = w.person_id and t.version = m.version)
     order by m.changed_at, m.id, w.person_id`,
    [here, at],
  );
  return rows.map(({ meetingId, kind, id }) => ({ meetingId, person: { kind, id } }));
}

/** @returns whether nobody has told them of this version before. */
export async function markTold(
  tx: EntityManager,
  here: string,
  { meetingId, person }: ToTell,
  version: number,
  at: Date,
): Promise<boolean> {
  const rows = await tx.query<unknown[]>(
    `insert into meeting_told (institution_id, meeting_id, version, person_kind, person_id, at) values ($1, $2, $3, $4, $5, $6)
     on conflict do nothing returning 1`,
    [here, meetingId, version, person.kind, person.id, at],
  );
  return rows.length > 0;
}

/** Whether somebody has told them of this version. */
export async function wasTold(tx: EntityManager, here: string, { meetingId, person }: ToTell, version: number) {
  const rows = await tx.query<unknown[]>(
    'select 1 from meeting_told where institution_id = $1 and meeting_id = $2 and person_id = $3 and version = $4',
    [here, meetingId, person.id, version],
  );
  return rows.length > 0;
}

export interface ToRemind extends ToTell {
  readonly kind: ReminderKind;
  readonly version: number;
}

/**
 * Who is to be reminded of what; whoever agreed on it so late that it would only repeat what they were told is not. Who came is not
 * asked on days of exams or while the university is closed, but afterwards; of a meeting that they agreed on they are reminded on
 * any day. After a short call they are asked only while they can still say that they have talked.
 */
export async function toRemind(tx: EntityManager, here: string, at: Date): Promise<ToRemind[]> {
  const rows = await tx.query<(Omit<ToRemind, 'person'> & { person_kind: Person['kind']; person_id: string })[]>(
    `select m.id as "meetingId", m.version, w.person_kind, w.person_id, k.kind from meeting m
       join meeting_person w on w.institution_id = $1 and w.meeting_id = m.id
       cross join lateral (select case
         when m.ends_at <= $2 and ${differs('m')} then 'words-differ'
         when m.ends_at <= $2 then 'who-came'
         when m.starts_at > $2 and m.starts_at <= $2::timestamptz + interval '1 hour' and m.changed_at < m.starts_at - interval '2 hours' then 'hour-before'
         when m.starts_at > $2::timestamptz + interval '1 hour' and m.starts_at <= $2::timestamptz + interval '24 hours'
           and m.changed_at < m.starts_at - interval '25 hours' then 'day-before' end as kind) k
     where m.institution_id = $1 and m.status = 'confirmed' and k.kind is not null
       and m.ends_at > $2::timestamptz - interval '${SAY_HOURS} hours' and m.starts_at <= $2::timestamptz + interval '24 hours'
       and not exists (select from meeting_reminder r where r.institution_id = $1 and r.meeting_id = m.id and r.person_id = w.person_id
         and r.kind = k.kind and r.version = m.version)
       and (k.kind <> 'who-came' or not exists (select from attendance d where d.institution_id = $1 and d.meeting_id = m.id and d.said_by = w.person_id))
       and (k.kind not in ('who-came', 'words-differ') or not exists (
         select from closed_days c where c.institution_id = $1 and $3::date between c.from_day and c.until_day
         union all select from exam_days e where e.institution_id = $1 and e.round_id = m.round_id and $3::date between e.from_day and e.until_day
         union all select from contact_hold h where h.institution_id = $1 and h.pairing_id = m.pairing_id and h.ended_at is null))
       and (m.kind <> 'intro' or m.ends_at > $2 or exists (select from introduction_call c join introduction_round i
         on i.institution_id = $1 and i.round_id = c.round_id where c.institution_id = $1 and c.application_id = m.application_id
           and c.offer_id = m.offer_id and c.held_at is null and i.ratings_by >= $3::date))
     order by m.starts_at, m.id, w.person_id`,
    [here, at, dayHere(at)],
  );
  return rows.map(({ person_kind, person_id, ...row }) => ({ ...row, person: { kind: person_kind, id: person_id } }));
}

/** @returns whether nobody has reminded them before. @throws the constraint `reminder_of_now` where the meeting has changed meanwhile. */
export async function markReminded(tx: EntityManager, here: string, one: ToRemind, at: Date): Promise<boolean> {
  const rows = await tx.query<unknown[]>(
    `insert into meeting_reminder (institution_id, meeting_id, person_kind, person_id, kind, version, at) values ($1, $2, $3, $4, $5, $6, $7)
     on conflict do nothing returning 1`,
    [here, one.meetingId, one.person.kind, one.person.id, one.kind, one.version, at],
  );
  return rows.length > 0;
}

/** Where somebody is written to, and where they are; null: nowhere any more. */
export async function readerOf(tx: EntityManager, here: string, { kind, id }: Person, today: string) {
  const [row] = await tx.query<{ firstName: string; email: string | null; zone: string | null }[]>(
    `select p.first_name as "firstName", p.email, (select z.zone from person_zone z where z.institution_id = $1 and z.person_id = p.id
       and z.from_day <= $3 order by z.from_day desc limit 1) as zone
     from ${kind === 'student' ? 'student' : 'mentor'} p where p.institution_id = $1 and p.id = $2`,
    [here, id, today],
  );
  return row?.email
    ? { kind, id, firstName: row.firstName, email: row.email, zone: row.zone ?? 'Europe/London' }
    : null;
}
