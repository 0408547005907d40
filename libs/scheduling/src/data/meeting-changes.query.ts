import type { Person } from '@footing/consent';
import type { EntityManager } from 'typeorm';
import type { Agreed } from '../booking/agreed-time';
import type { MeetingState, MeetingStep } from '../domain/meeting-life';
import type { MeetingKind, MeetingRow } from './meeting.query';

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
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $12, $14, $15, $16, $17, $18, $19, $20, $21, $22)
       returning id, status, blocked_from, blocked_to),
     w as (insert into meeting_person (institution_id, meeting_id, person_kind, person_id, status, blocked_from, blocked_to)
       select $1, m.id, p.kind, p.id, m.status, m.blocked_from, m.blocked_to from m, unnest($23::text[], $24::uuid[]) p (kind, id))
     select id from m`,
    [
      ...[here, what.kind, what.roundId, what.pairingId, what.applicationId, what.offerId, what.status],
      ...[what.minutes, what.mode, what.place, what.joinUrl, what.by.id, what.by.kind, what.at, what.holdUntil],
      ...timesOf(timed),
      ...[what.people.map(({ kind }) => kind), what.people.map(({ id }) => id)],
    ],
  );
  return made?.id ?? '';
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
