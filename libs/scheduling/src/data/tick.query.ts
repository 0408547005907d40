import type { Person } from '@footing/consent';
import type { EntityManager } from 'typeorm';
import type { Timed } from './meeting-changes.query';
import type { MeetingRow } from './meeting.query';

/** Which of the offered times suit one student. */
export interface Tick {
  readonly personId: string;
  readonly numbers: readonly number[];
}

type Offered = Pick<MeetingRow, 'id' | 'version'>;

/** Of students who are still in the group. */
export function ticksOf(tx: EntityManager, here: string, { id, version }: Offered): Promise<Tick[]> {
  return tx.query<Tick[]>(
    `select t.person_id as "personId", t.numbers from meeting_tick t
       join meeting_person w on w.institution_id = $1 and w.meeting_id = t.meeting_id and w.person_id = t.person_id
     where t.institution_id = $1 and t.meeting_id = $2 and t.version = $3 order by t.person_id`,
    [here, id, version],
  );
}

/** In place of what they said before. @throws the constraint `meeting_tick_fits`. */
export async function saveTick(
  tx: EntityManager,
  here: string,
  { id, version }: Offered,
  self: Person,
  { numbers, at }: { readonly numbers: readonly number[]; readonly at: Date },
): Promise<void> {
  await tx.query(
    `insert into meeting_tick (institution_id, meeting_id, version, person_kind, person_id, numbers, at) values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (institution_id, meeting_id, version, person_id) do update set numbers = excluded.numbers, at = excluded.at`,
    [here, id, version, self.kind, self.id, numbers, at],
  );
}

/**
 * Takes students out of a group's meeting who have another at that time, each with a line that has them told. Nobody gets one
 * before the transaction ends. @returns ids of those who are left out.
 */
export async function leaveOutBusy(
  tx: EntityManager,
  here: string,
  { id, version, people }: Pick<MeetingRow, 'id' | 'version' | 'people'>,
  { blockedFrom, blockedTo }: Pick<Timed, 'blockedFrom' | 'blockedTo'>,
  at: Date,
): Promise<string[]> {
  await tx.query('select meeting_people_in_turn($1)', [people.map((one) => one.id)]);
  const rows = await tx.query<{ id: string }[]>(
    `with busy as (select distinct w.person_kind, w.person_id from meeting_person w
         join meeting m on m.institution_id = $1 and m.id = w.meeting_id
       where w.institution_id = $1 and w.person_id = any ($3) and w.person_kind = 'student' and w.meeting_id <> $2
         and w.status in ('held', 'confirmed') and (m.hold_until is null or m.hold_until > $6)
         and tstzrange(w.blocked_from, w.blocked_to) && tstzrange($4, $5)),
       told as (insert into meeting_left (institution_id, meeting_id, version, person_kind, person_id, reason, left_at)
         select $1, $2, $7, person_kind, person_id, 'busy-then', $6 from busy on conflict (institution_id, meeting_id, person_id) do update
           set version = excluded.version, reason = excluded.reason, left_at = excluded.left_at, told_at = null)
     select person_id as id from busy`,
    [here, id, people.map((one) => one.id), blockedFrom, blockedTo, at, version],
  );
  const gone = rows.map((row) => row.id);
  await tx.query('delete from meeting_person where institution_id = $1 and meeting_id = $2 and person_id = any ($3)', [
    ...[here, id, gone],
  ]);
  return gone;
}
