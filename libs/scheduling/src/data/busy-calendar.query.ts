import type { Person } from '@footing/consent';
import type { EntityManager } from 'typeorm';
import type { Span } from '../domain/availability';
import { instantOf } from '../booking/agreed-time';

/** The column that holds the address of a calendar, as it is named when it is sealed; empty for one that was sent as a file. */
export const ADDRESS_FIELD = 'busy_calendar.sealed';

/** A calendar that is read again: whose it is, and its address under their key. */
export interface ReadAgain {
  readonly id: string;
  readonly person: Person;
  readonly sealed: Buffer;
}

const COLUMNS = `id, json_build_object('kind', person_kind, 'id', person_id) as person, sealed`;

/** Every calendar with an address. */
export const calendarsWithAddress = (tx: EntityManager, here: string): Promise<ReadAgain[]> =>
  tx.query<ReadAgain[]>(
    `select ${COLUMNS} from busy_calendar where institution_id = $1 and kind = 'ics' and length(sealed) > 0 order by fetched_at nulls first, id`,
    [here],
  );

/** One of somebody's own with an address; null: there is none. */
export async function ownCalendar(
  tx: EntityManager,
  here: string,
  self: Person,
  id: string,
): Promise<ReadAgain | null> {
  const [row] = await tx.query<ReadAgain[]>(
    `select ${COLUMNS} from busy_calendar where institution_id = $1 and person_id = $2 and id = $3 and kind = 'ics' and length(sealed) > 0`,
    [here, self.id, id],
  );
  return row ?? null;
}

/** @param sealed empty for one that was sent as a file. @returns its id. */
export async function insertCalendar(
  tx: EntityManager,
  here: string,
  self: Person,
  sealed: Buffer,
  at: Date,
): Promise<string> {
  const [row] = await tx.query<{ id: string }[]>(
    `insert into busy_calendar (institution_id, person_kind, person_id, kind, sealed, added_at) values ($1, $2, $3, 'ics', $4, $5) returning id`,
    [here, self.kind, self.id, sealed, at],
  );
  return row?.id ?? '';
}

/** Its busy times are forgotten with it. */
export async function deleteCalendar(tx: EntityManager, here: string, self: Person, id: string): Promise<void> {
  await tx.query('delete from busy_calendar where institution_id = $1 and person_id = $2 and id = $3', [
    ...[here, self.id, id],
  ]);
}

/** These busy times in place of those before; nothing where the calendar has been taken away meanwhile. */
export async function saveBusy(
  tx: EntityManager,
  here: string,
  { id, person }: Pick<ReadAgain, 'id' | 'person'>,
  spans: readonly Span[],
  at: Date,
): Promise<void> {
  await tx.query('select meeting_people_in_turn(array[$1::uuid])', [person.id]);
  const [rows] = await tx.query<[unknown[], number]>(
    `update busy_calendar set fetched_at = $3, fault = '' where institution_id = $1 and id = $2 returning 1`,
    [here, id, at],
  );
  if (rows.length === 0) return;
  await tx.query('delete from busy_time where institution_id = $1 and calendar_id = $2', [here, id]);
  await tx.query(
    `insert into busy_time (institution_id, calendar_id, person_kind, person_id, starts_at, ends_at)
     select $1, $2, $3, $4, s.* from unnest($5::timestamptz[], $6::timestamptz[]) s`,
    [
      ...[here, id, person.kind, person.id],
      ...[spans.map(({ from }) => instantOf(from)), spans.map(({ to }) => instantOf(to))],
    ],
  );
}

/** It could not be read: what was known before stays. */
export async function saveFault(tx: EntityManager, here: string, id: string, fault: string): Promise<void> {
  await tx.query('update busy_calendar set fault = $3 where institution_id = $1 and id = $2', [here, id, fault]);
}
