import type { Person } from '@footing/consent';
import type { EntityManager } from 'typeorm';
import type { GivenException, GivenRule, GivenWishes } from '../availability/given-availability';
import type { RuleKept, ZoneFrom } from '../availability/zones-over-time';
import { TRAVEL_MINUTES } from './availability.query';

/** A calendar that is looked into for busy times only; its address is never shown again. */
export interface BusyCalendar {
  readonly id: string;
  readonly kind: 'ics' | 'caldav';
  /** Whether it is read again every day; else it was sent once, as a file. */
  readonly hasAddress: boolean;
  readonly addedAt: Date;
  /** When it was last read; null: not yet. */
  readonly fetchedAt: Date | null;
  /** How many busy times of it are known. */
  readonly times: number;
  /** What was wrong the last time, as a code of small letters; '' where it went well. */
  readonly fault: string;
}

const OF = 'institution_id = $1 and person_id = $2';

export async function zonesOf(tx: EntityManager, here: string, { id }: Person): Promise<ZoneFrom[]> {
  return tx.query<ZoneFrom[]>(`select from_day::text as "from", zone from person_zone where ${OF} order by from_day`, [
    here,
    id,
  ]);
}

export async function saveZones(
  tx: EntityManager,
  here: string,
  self: Person,
  zones: readonly ZoneFrom[],
): Promise<void> {
  await tx.query(`delete from person_zone where ${OF}`, [here, self.id]);
  await tx.query(
    `insert into person_zone (institution_id, person_id, person_kind, from_day, zone)
     select $1, $2, $3, z.day, z.zone from unnest($4::date[], $5::text[]) z (day, zone)`,
    [here, self.id, self.kind, zones.map(({ from }) => from), zones.map(({ zone }) => zone)],
  );
}

export function rulesOf(tx: EntityManager, here: string, { id }: Person): Promise<RuleKept[]> {
  return tx.query<RuleKept[]>(
    `select weekday, from_minute as "fromMinute", to_minute as "toMinute", mode, from_day::text as "from", until_day::text as until
     from weekly_rule where ${OF} order by weekday, from_minute, from_day`,
    [here, id],
  );
}

/** The whole pattern anew. @throws the constraint `weekly_rule_not_twice` where two overlap. */
export async function saveRules(
  tx: EntityManager,
  here: string,
  self: Person,
  rules: readonly GivenRule[],
  today: string,
): Promise<void> {
  await tx.query(`delete from weekly_rule where ${OF}`, [here, self.id]);
  await tx.query(
    `insert into weekly_rule (institution_id, person_id, person_kind, weekday, from_minute, to_minute, mode, from_day, until_day)
     select $1, $2, $3, r.* from unnest($4::smallint[], $5::smallint[], $6::smallint[], $7::text[], $8::date[], $9::date[]) r`,
    [
      ...[here, self.id, self.kind, rules.map((rule) => rule.weekday), rules.map((rule) => rule.fromMinute)],
      ...[rules.map((rule) => rule.toMinute), rules.map((rule) => rule.mode)],
      ...[rules.map((rule) => rule.from ?? today), rules.map((rule) => rule.until ?? null)],
    ],
  );
}

export function exceptionsOf(
  tx: EntityManager,
  here: string,
  { id }: Person,
  fromDay: string,
): Promise<(GivenException & { readonly id: string })[]> {
  return tx.query(
    `select id, day::text as day, kind, from_minute as "fromMinute", to_minute as "toMinute"
     from day_exception where ${OF} and day >= $3 order by day, from_minute`,
    [here, id, fromDay],
  );
}

/** @throws the constraint `day_exception_not_twice` where one of its kind overlaps. */
export async function insertException(
  tx: EntityManager,
  here: string,
  self: Person,
  { day, kind, fromMinute, toMinute }: GivenException,
): Promise<string> {
  const [row] = await tx.query<{ id: string }[]>(
    `insert into day_exception (institution_id, person_id, person_kind, day, kind, from_minute, to_minute)
     values ($1, $2, $3, $4, $5, $6, $7) returning id`,
    [here, self.id, self.kind, day, kind, fromMinute, toMinute],
  );
  return row?.id ?? '';
}

/** @returns whether there was one of theirs. */
export async function deleteException(tx: EntityManager, here: string, self: Person, id: string): Promise<boolean> {
  const [rows] = await tx.query<[unknown[], number]>(`delete from day_exception where ${OF} and id = $3 returning 1`, [
    ...[here, self.id, id],
  ]);
  return rows.length > 0;
}

export async function wishesOf(tx: EntityManager, here: string, { id }: Person): Promise<GivenWishes> {
  const [row] = await tx.query<GivenWishes[]>(
    `select travel_minutes as "travelMinutes", place, join_url as "joinUrl" from meeting_wish where ${OF}`,
    [here, id],
  );
  return row ?? { travelMinutes: TRAVEL_MINUTES, place: '', joinUrl: '' };
}

export async function saveWishes(
  tx: EntityManager,
  here: string,
  self: Person,
  given: GivenWishes,
  at: Date,
): Promise<void> {
  await tx.query(
    `insert into meeting_wish (institution_id, person_id, person_kind, travel_minutes, place, join_url, updated_at)
     values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (institution_id, person_id) do update set travel_minutes = excluded.travel_minutes, place = excluded.place,
       join_url = excluded.join_url, updated_at = excluded.updated_at`,
    [here, self.id, self.kind, given.travelMinutes, given.place, given.joinUrl, at],
  );
}

export function calendarsOf(tx: EntityManager, here: string, { id }: Person): Promise<BusyCalendar[]> {
  return tx.query<BusyCalendar[]>(
    `select id, kind, length(sealed) > 0 as "hasAddress", added_at as "addedAt", fetched_at as "fetchedAt", fault,
       (select count(*)::int from busy_time b where b.institution_id = c.institution_id and b.calendar_id = c.id) as times
     from busy_calendar c where ${OF} order by added_at, id`,
    [here, id],
  );
}
