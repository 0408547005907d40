import type { EntityManager } from 'typeorm';
import type { Kpi, KpiPoint } from '../domain/kpi';
import type { ReadYear } from '../reading';

/** One time that a KPI was looked at, as it was shown. */
export interface KpiReading {
  /** From 1, in the order in which they were taken. */
  readonly number: number;
  /** Number of the snapshot. */
  readonly snapshot: number;
  /** Of the snapshot, 64 hexadecimal digits. */
  readonly sha256: string;
  readonly years: readonly ReadYear[];
  readonly takenAt: Date;
}

/** A KPI with everything that was set and read of it. */
export interface KpiWhole {
  readonly kpi: Kpi;
  /** All lines that were ever written, by year, kind and number. */
  readonly points: readonly KpiPoint[];
  /** The newest first. */
  readonly readings: readonly KpiReading[];
}

const KPIS = `select k.id, k.version, k.name, k.measure, k.outcome, k.characteristic, k.priority, k.comparator, k.population, k.threshold,
    k.reference, k.source_note as "sourceNote", k.champion_id as "championId", coalesce(c.name, '') as champion, k.owner_id as "ownerId",
    coalesce(o.name, '') as owner, k.state, k.agreed_at as "agreedAt", k.retired_at as "retiredAt", k.changed_at as "changedAt"
  from kpi k left join account c on c.institution_id = k.institution_id and c.id = k.champion_id
    left join account o on o.institution_id = k.institution_id and o.id = k.owner_id
  where k.institution_id = $1`;
const ORDER = `order by array_position(array['agreed', 'draft', 'retired'], k.state), lower(k.name), k.id`;

const POINTS = `select p.kpi_id as "kpiId", p.kind, p.year::int, p.number, p.value::float8 as value, p.reading, p.why, p.set_at as "setAt",
    coalesce(a.name, '') as "setBy"
  from kpi_point p left join account a on a.institution_id = p.institution_id and a.id = p.set_by
  where p.institution_id = $1 and p.kpi_id = any ($2) order by p.year, p.kind, p.number`;

const READINGS = `select kpi_id as "kpiId", number, snapshot, encode(sha256, 'hex') as sha256, years, taken_at as "takenAt" from kpi_reading
  where institution_id = $1 and kpi_id = any ($2) order by number desc`;

/** All of them, or those with these ids; agreed ones first, then by name. */
export async function kpisWhole(
  tx: EntityManager,
  institutionId: string,
  ids?: readonly string[],
): Promise<KpiWhole[]> {
  const kpis = ids
    ? await tx.query<Kpi[]>(`${KPIS} and k.id = any ($2) ${ORDER}`, [institutionId, ids])
    : await tx.query<Kpi[]>(`${KPIS} ${ORDER}`, [institutionId]);
  const all = kpis.map(({ id }) => id);
  const points = await tx.query<(KpiPoint & { kpiId: string })[]>(POINTS, [institutionId, all]);
  const readings = await tx.query<(KpiReading & { kpiId: string })[]>(READINGS, [institutionId, all]);
  return kpis.map((kpi) => ({
    kpi,
    points: points.flatMap(({ kpiId, ...one }) => (kpiId === kpi.id ? [one] : [])),
    readings: readings.flatMap(({ kpiId, ...one }) => (kpiId === kpi.id ? [one] : [])),
  }));
}

/** Ids of those that an account champions or owns and that are not retired. */
export async function kpisOf(tx: EntityManager, institutionId: string, accountId: string): Promise<string[]> {
  const rows = await tx.query<{ id: string }[]>(
    `select id from kpi where institution_id = $1 and state <> 'retired' and (champion_id = $2 or owner_id = $2)`,
    [institutionId, accountId],
  );
  return rows.map(({ id }) => id);
}

/** The number that a line or a reading would have; from here to the end of the transaction nobody else writes one of this KPI. */
export async function nextOf(tx: EntityManager, institutionId: string, id: string): Promise<void> {
  await tx.query('select from kpi where institution_id = $1 and id = $2 for update', [institutionId, id]);
}

export const addPoint = (
  tx: EntityManager,
  institutionId: string,
  id: string,
  one: Pick<KpiPoint, 'kind' | 'year' | 'value' | 'reading' | 'why' | 'setAt'> & { readonly by: string | null },
): Promise<unknown> =>
  tx.query(
    `insert into kpi_point (institution_id, kpi_id, kind, year, number, value, reading, why, set_at, set_by)
     select $1, $2, $3, $4::smallint, 1 + coalesce(max(p.number), 0), $5, $6, $7, $8, $9 from kpi_point p
     where p.institution_id = $1 and p.kpi_id = $2 and p.kind = $3 and p.year = $4`,
    [institutionId, id, one.kind, one.year, one.value, one.reading, one.why, one.setAt, one.by],
  );

/** @returns its number. */
export async function addReading(
  tx: EntityManager,
  institutionId: string,
  id: string,
  one: Pick<KpiReading, 'snapshot' | 'sha256' | 'years' | 'takenAt'> & { readonly by: string | null },
): Promise<number> {
  const [row] = await tx.query<{ number: number }[]>(
    `insert into kpi_reading (institution_id, kpi_id, number, snapshot, sha256, years, taken_at, taken_by)
     select $1, $2, 1 + coalesce(max(r.number), 0), $3, decode($4, 'hex'), $5, $6, $7 from kpi_reading r
     where r.institution_id = $1 and r.kpi_id = $2 returning number`,
    [institutionId, id, one.snapshot, one.sha256, JSON.stringify(one.years), one.takenAt, one.by],
  );
  return row?.number ?? 0;
}

/** A snapshot that a KPI can be read from. */
export interface SnapshotToRead {
  readonly number: number;
  readonly name: string;
  readonly takenAt: Date;
}

/** What the rows of the newest snapshots can be read by; the newest first, at most ten whose rows are there. */
export const snapshotsToRead = (tx: EntityManager, institutionId: string): Promise<SnapshotToRead[]> =>
  tx.query(
    `select number, name, taken_at as "takenAt" from evidence.snapshot where institution_id = $1 and forgotten_at is null
     order by number desc limit 10`,
    [institutionId],
  );

/** The university's own groups that come first, by name. */
export const groupsOf = (
  tx: EntityManager,
  institutionId: string,
): Promise<{ readonly id: string; readonly name: string }[]> =>
  tx.query('select id, name from priority_group where institution_id = $1 order by lower(name), id', [institutionId]);
