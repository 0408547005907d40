import { toUtc } from '../domain/zones';
import { zoneDataVersion } from '../zone-data';

/** How far ahead both must agree, in days: eighteen months. */
const AHEAD = 548;
const MINUTE = 60_000;

/** A zone in which the database and the service would show different times. */
export interface ZoneGap {
  readonly zone: string;
  /** The first day on which they differ, YYYY-MM-DD. */
  readonly from: string;
  /** By how much the database's clock is behind the service's, in minutes; null: the database does not know the zone. */
  readonly minutes: number | null;
}

/** Something that can be asked in SQL: a connection, or a transaction. */
export interface Asked {
  query<T>(sql: string, values?: unknown[]): Promise<T>;
}

/**
 * In which of these zones the database would put a day's noon elsewhere than the service does, within eighteen months; empty:
 * nowhere. Noon, for then no clock is ever changed: what differs is the law that each knows of. One statement.
 */
export async function zoneGaps(db: Asked, zones: readonly string[], at: Date): Promise<ZoneGap[]> {
  const first = Math.floor(at.getTime() / (1440 * MINUTE));
  const rows = await db.query<{ zone: string; day: number; minute: string | null }[]>(
    `with known as materialized (select name from pg_timezone_names where name = any ($1::text[]))
     select z.zone, d.day, case when exists (select from known where name = z.zone)
       then (extract(epoch from (timestamp '1970-01-01 12:00' + d.day * interval '1 day') at time zone z.zone) / 60)::bigint end as minute
     from unnest($1::text[]) z (zone), generate_series($2::integer, $2::integer + ${AHEAD}) d (day) order by d.day`,
    [zones, first],
  );
  const gaps = new Map<string, ZoneGap>();
  for (const { zone, day, minute } of rows) {
    const minutes = minute === null ? null : Number(minute) - toUtc(day * 1440 + 720, zone);
    if (minutes !== 0 && !gaps.has(zone))
      gaps.set(zone, { zone, from: new Date(day * 1440 * MINUTE).toISOString().slice(0, 10), minutes });
  }
  return [...gaps.values()];
}

/** What differs and what to do about it, for whoever runs the service: many lines, with zones and days and nobody's name. */
export function zoneWarning(gaps: readonly ZoneGap[]): string {
  const words = gaps.map(({ zone, from, minutes }) =>
    minutes === null ? `${zone} (not known there)` : `${zone} (from ${from}, by ${Math.abs(minutes)} minutes)`,
  );
  return [
    `The database's time-zone data differ from the service's (edition ${zoneDataVersion}) for zones that people here use: ${words.join(', ')}.`,
    'No meeting moves: the service alone works out times. But other programs that read the database would show other times.',
    'Either update the time-zone data of the database server (on Debian: apt-get install --only-upgrade tzdata) and restart PostgreSQL,',
    'or install the newest Footing, whose Node.js brings newer data, if the database has the newer ones.',
  ].join('\n');
}
