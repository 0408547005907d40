import type { Person } from '@footing/consent';
import type { EntityManager } from 'typeorm';
import type { MeetingState, MeetingStep } from '../domain/meeting-life';

export type MeetingKind = 'pairing' | 'group' | 'intro';

/** One of the times to choose from. */
export interface OfferedTime {
  /** 1 to 5. */
  readonly number: number;
  readonly startsAt: Date;
  readonly endsAt: Date;
  /** What the clock of `zone` shows: YYYY-MM-DDTHH:MM. */
  readonly localStart: string;
  readonly zone: string;
}

/** Somebody who meets. */
export interface Attendee extends Person {
  readonly firstName: string;
}

/** A meeting as it is kept. Instants and local time are null while it has only times to choose from. */
export interface MeetingRow {
  readonly id: string;
  readonly kind: MeetingKind;
  readonly roundId: string;
  readonly pairingId: string | null;
  readonly applicationId: string | null;
  readonly offerId: string | null;
  readonly status: MeetingState;
  readonly version: number;
  /** SEQUENCE of its invitation. */
  readonly sequence: number;
  readonly startsAt: Date | null;
  readonly endsAt: Date | null;
  readonly localStart: string | null;
  readonly zone: string | null;
  readonly zoneData: string | null;
  readonly blockedFrom: Date;
  readonly blockedTo: Date;
  readonly minutes: number;
  readonly mode: 'online' | 'in-person';
  /** '' for none. */
  readonly place: string;
  readonly joinUrl: string;
  readonly holdUntil: Date | null;
  /** Id of the student or mentor who asks; somebody else answers. */
  readonly askedBy: string;
  readonly step: MeetingStep | 'ask';
  readonly changedByKind: 'student' | 'mentor' | 'staff' | 'service';
  readonly changedBy: string | null;
  readonly changedAt: Date;
  readonly reason: string;
  readonly people: readonly Attendee[];
  /** Of the present version; empty where there are none. */
  readonly options: readonly OfferedTime[];
}

const ROW = `select m.id, m.kind, m.round_id as "roundId", m.pairing_id as "pairingId", m.application_id as "applicationId",
    m.offer_id as "offerId", m.status, m.version, m.sequence, m.starts_at as "startsAt", m.ends_at as "endsAt",
    m.local_start as "localStart", m.zone, m.zone_data as "zoneData", m.blocked_from as "blockedFrom", m.blocked_to as "blockedTo",
    m.minutes, m.mode, m.place, m.join_url as "joinUrl", m.hold_until as "holdUntil", m.asked_by as "askedBy", m.step,
    m.changed_by_kind as "changedByKind", m.changed_by as "changedBy", m.changed_at as "changedAt", m.reason,
    (select json_agg(json_build_object('kind', w.person_kind, 'id', w.person_id, 'firstName', coalesce(s.first_name, t.first_name))
        order by w.person_kind, w.person_id) from meeting_person w
      left join student s on w.person_kind = 'student' and s.institution_id = w.institution_id and s.id = w.person_id
      left join mentor t on w.person_kind = 'mentor' and t.institution_id = w.institution_id and t.id = w.person_id
      where w.institution_id = m.institution_id and w.meeting_id = m.id) as people,
    coalesce((select json_agg(json_build_object('number', o.number, 'starts', extract(epoch from o.starts_at), 'ends', extract(epoch from o.ends_at),
        'localStart', o.local_start, 'zone', o.zone) order by o.number) from meeting_option o
      where o.institution_id = m.institution_id and o.meeting_id = m.id and o.version = m.version), '[]') as options
  from meeting m`;

type Raw = Omit<MeetingRow, 'options'> & {
  readonly options: readonly (Pick<OfferedTime, 'number' | 'localStart' | 'zone'> & {
    readonly starts: number;
    readonly ends: number;
  })[];
};

const fromRaw = (raw: Raw): MeetingRow => ({
  ...raw,
  options: raw.options.map(({ starts, ends, ...option }) => ({
    ...option,
    ...{ startsAt: new Date(starts * 1_000), endsAt: new Date(ends * 1_000) },
  })),
});

/** A meeting of whoever asks; null for everybody else. */
export async function meetingOf(tx: EntityManager, here: string, self: Person, id: string): Promise<MeetingRow | null> {
  const [row] = await tx.query<Raw[]>(
    `${ROW} where m.institution_id = $1 and m.id = $2 and exists (select from meeting_person w
       where w.institution_id = m.institution_id and w.meeting_id = m.id and w.person_id = $3 and w.person_kind = $4)`,
    [here, id, self.id, self.kind],
  );
  return row ? fromRaw(row) : null;
}

/** A meeting, whoever asks: for work that nobody does but the service; null: there is none. */
export async function meetingAt(tx: EntityManager, here: string, id: string): Promise<MeetingRow | null> {
  const [row] = await tx.query<Raw[]>(`${ROW} where m.institution_id = $1 and m.id = $2`, [here, id]);
  return row ? fromRaw(row) : null;
}

/** The meeting of a short call that is agreed and not held yet; null: there is none. */
export async function callMeetingOf(
  tx: EntityManager,
  here: string,
  { applicationId, offerId }: { readonly applicationId: string; readonly offerId: string },
): Promise<MeetingRow | null> {
  const [row] = await tx.query<Raw[]>(
    `${ROW} where m.institution_id = $1 and m.kind = 'intro' and m.application_id = $2 and m.offer_id = $3 and m.status = 'confirmed'`,
    [here, applicationId, offerId],
  );
  return row ? fromRaw(row) : null;
}

/** The meetings of a pairing, with those of its group, that somebody is or was in: the latest first. */
export async function meetingsOf(
  tx: EntityManager,
  here: string,
  self: Person,
  { id, offerId }: { readonly id: string; readonly offerId: string },
): Promise<MeetingRow[]> {
  const rows = await tx.query<Raw[]>(
    `${ROW} where m.institution_id = $1 and (m.pairing_id = $2 or m.kind = 'group' and m.offer_id = $3)
       and exists (select from meeting_person w where w.institution_id = m.institution_id and w.meeting_id = m.id and w.person_id = $4)
     order by m.starts_at desc nulls first, m.id desc`,
    [here, id, offerId, self.id],
  );
  return rows.map(fromRaw);
}

/** For so long past meetings stay in a calendar, and those that were called off, in days. */
const [PAST_DAYS, CALLED_OFF_DAYS] = [60, 30];
const MOST_IN_CALENDAR = 1_000;

/** What a calendar of somebody's shows: agreed meetings, and those called off that calendars had heard of; by time. */
export async function meetingsForCalendar(
  tx: EntityManager,
  here: string,
  self: Person,
  at: Date,
): Promise<MeetingRow[]> {
  const rows = await tx.query<Raw[]>(
    `${ROW} where m.institution_id = $1 and m.starts_at is not null and (
         m.status in ('confirmed', 'completed', 'missed') and m.ends_at > $3::timestamptz - interval '${PAST_DAYS} days'
         or m.status = 'cancelled' and m.sequence > 0 and m.changed_at > $3::timestamptz - interval '${CALLED_OFF_DAYS} days')
       and exists (select from meeting_person w where w.institution_id = m.institution_id and w.meeting_id = m.id and w.person_id = $2)
     order by m.starts_at desc, m.id limit ${MOST_IN_CALENDAR}`,
    [here, self.id, at],
  );
  return rows.map(fromRaw);
}
