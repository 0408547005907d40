import type { Person } from '@footing/consent';
import type { EntityManager } from 'typeorm';
import type { MeetingState, MeetingStep } from '../domain/meeting-life';
import type { Agreed } from '../booking/agreed-time';

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

/** What a new meeting is of. */
export interface MeetingOf {
  readonly kind: MeetingKind;
  readonly roundId: string;
  readonly pairingId: string | null;
  readonly applicationId: string | null;
  readonly offerId: string | null;
}

/** Who changes a meeting, when and how. */
export interface Change {
  readonly step: MeetingStep;
  readonly becomes: MeetingState;
  readonly by: Person | 'service' | 'staff';
  readonly at: Date;
  readonly reason?: string;
}

/** How people are to meet. */
export interface Setting {
  readonly minutes: number;
  readonly mode: 'online' | 'in-person';
  readonly place: string;
  readonly joinUrl: string;
}

/** When it is to be, with the way there and back; null while there are only times to choose from. */
export interface Timed {
  readonly agreed: Agreed;
  readonly blockedFrom: Date;
  readonly blockedTo: Date;
}

const timesOf = (timed: Timed | null) => [
  timed?.agreed.startsAt ?? null,
  timed?.agreed.endsAt ?? null,
  timed?.agreed.localStart ?? null,
  timed?.agreed.zone ?? null,
  timed?.agreed.zoneData ?? null,
  timed?.blockedFrom ?? new Date(0),
  timed?.blockedTo ?? new Date(0),
];

/** Writes a new meeting with its people. @returns its id. */
export async function insertMeeting(
  tx: EntityManager,
  here: string,
  what: MeetingOf & {
    readonly people: readonly Person[];
    readonly by: Person;
    readonly status: 'proposed' | 'held' | 'confirmed';
    readonly holdUntil: Date | null;
    readonly at: Date;
  } & Setting,
  timed: Timed | null,
): Promise<string> {
  const [made] = await tx.query<{ id: string }[]>(
    `with m as (insert into meeting (institution_id, kind, round_id, pairing_id, application_id, offer_id, status, minutes, mode, place, join_url,
         asked_by, changed_by_kind, changed_by, changed_at, hold_until, starts_at, ends_at, local_start, zone, zone_data, blocked_from, blocked_to)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $12, $14, $15, $16, $17, $18, $19, $20, $21, $22) returning id)
     select id from m`,
    [
      ...[here, what.kind, what.roundId, what.pairingId, what.applicationId, what.offerId, what.status],
      ...[what.minutes, what.mode, what.place, what.joinUrl, what.by.id, what.by.kind, what.at, what.holdUntil],
      ...timesOf(timed),
    ],
  );
  const id = made?.id ?? '';
  await tx.query(
    `insert into meeting_person (institution_id, meeting_id, person_kind, person_id, status, blocked_from, blocked_to)
     select $1, $2, p.kind, p.id, $5, $6, $7 from unnest($3::text[], $4::uuid[]) p (kind, id)`,
    [
      ...[here, id, what.people.map(({ kind }) => kind), what.people.map((person) => person.id), what.status],
      ...timesOf(timed).slice(5),
    ],
  );
  return id;
}

/**
 * Changes a meeting; the database keeps what it was.
 * @param set what becomes different; what is absent stays. @returns whether it was still at that version.
 */
export async function changeMeeting(
  tx: EntityManager,
  here: string,
  meeting: Pick<MeetingRow, 'id' | 'version' | 'status' | 'sequence'>,
  { step, becomes, by, at, reason = '' }: Change,
  set: {
    readonly timed?: Timed;
    readonly setting?: Setting;
    readonly holdUntil?: Date;
    readonly askedBy?: string;
  } = {},
): Promise<boolean> {
  const { timed, setting } = set;
  const [rows] = await tx.query<[unknown[], number]>(
    `update meeting m set step = $4, status = $5, version = m.version + 1, changed_by_kind = $6, changed_by = $7, changed_at = $8, reason = $9,
       sequence = m.sequence + (select tells_calendars::integer from meeting_move where step = $4 and from_status = m.status limit 1),
       hold_until = $10, asked_by = coalesce($11, m.asked_by),
       starts_at = coalesce($12, m.starts_at), ends_at = coalesce($13, m.ends_at), local_start = coalesce($14, m.local_start),
       zone = coalesce($15, m.zone), zone_data = coalesce($16, m.zone_data),
       blocked_from = case when $12::timestamptz is null then m.blocked_from else $17 end,
       blocked_to = case when $12::timestamptz is null then m.blocked_to else $18 end,
       minutes = coalesce($19, m.minutes), mode = coalesce($20, m.mode), place = coalesce($21, m.place), join_url = coalesce($22, m.join_url)
     where m.institution_id = $1 and m.id = $2 and m.version = $3 returning 1`,
    [
      ...[here, meeting.id, meeting.version, step, becomes, typeof by === 'string' ? by : by.kind],
      ...[typeof by === 'string' ? null : by.id, at, reason, set.holdUntil ?? null, set.askedBy ?? null],
      ...timesOf(timed ?? null),
      ...[setting?.minutes ?? null, setting?.mode ?? null, setting?.place ?? null, setting?.joinUrl ?? null],
    ],
  );
  return rows.length > 0;
}

/** Writes the times to choose from of a meeting's present version. */
export async function insertOptions(
  tx: EntityManager,
  here: string,
  { id, version }: Pick<MeetingRow, 'id' | 'version'>,
  times: readonly Agreed[],
): Promise<void> {
  await tx.query(
    `insert into meeting_option (institution_id, meeting_id, version, number, starts_at, ends_at, local_start, zone)
     select $1, $2, $3, o.number, o.starts_at, o.ends_at, o.local_start, o.zone
     from unnest($4::timestamptz[], $5::timestamptz[], $6::text[], $7::text[]) with ordinality o (starts_at, ends_at, local_start, zone, number)`,
    [
      ...[here, id, version, times.map(({ startsAt }) => startsAt), times.map(({ endsAt }) => endsAt)],
      ...[times.map(({ localStart }) => localStart), times.map(({ zone }) => zone)],
    ],
  );
}

/**
 * Waits until nobody else books for any of these people, and keeps others waiting until the transaction ends.
 * @throws the constraint `meeting_busy`, when one of them has a meeting then.
 */
export async function timeIsFree(
  tx: EntityManager,
  here: string,
  which: string | null,
  people: readonly Person[],
  { blockedFrom, blockedTo }: Pick<Timed, 'blockedFrom' | 'blockedTo'>,
  at: Date,
): Promise<void> {
  const nobody = '00000000-0000-0000-0000-000000000000';
  await tx.query('select meeting_time_is_free($1, $2, $3, $4, $5, $6)', [
    ...[here, which ?? nobody, people.map(({ id }) => id), blockedFrom, blockedTo, at],
  ]);
}
