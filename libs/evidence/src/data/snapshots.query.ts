import type { EntityManager } from 'typeorm';
import type { DimensionView } from '../domain/dimension';
import type { PopulationCount } from '../domain/population';
import type { SnapshotScale } from '../domain/snapshot-scale';
import type { SnapshotRow } from '../domain/snapshot-row';

/** A snapshot without its rows. */
export interface SnapshotHead {
  readonly number: number;
  readonly name: string;
  readonly takenAt: Date;
  /** 64 hexadecimal digits. */
  readonly sha256: string;
  readonly rowCount: number;
  readonly nation: string;
  readonly dimensions: readonly DimensionView[];
  readonly scales: readonly SnapshotScale[];
  readonly population: readonly PopulationCount[];
  /** When its rows went; null: they are there. */
  readonly forgottenAt: Date | null;
}

const HEAD = `select number, name, taken_at as "takenAt", encode(sha256, 'hex') as sha256, row_count as "rowCount", nation, dimensions,
  scales, population, forgotten_at as "forgottenAt" from evidence.snapshot where institution_id = $1`;

/** All of them, the newest first. */
export const heads = (tx: EntityManager, institutionId: string): Promise<SnapshotHead[]> =>
  tx.query<SnapshotHead[]>(`${HEAD} order by number desc`, [institutionId]);

export async function headOf(tx: EntityManager, institutionId: string, number: number): Promise<SnapshotHead | null> {
  const [head] = await tx.query<SnapshotHead[]>(`${HEAD} and number = $2`, [institutionId, number]);
  return head ?? null;
}

/** The number of the next; from here to the end of the transaction nobody else takes one here. */
export async function nextNumber(tx: EntityManager, institutionId: string): Promise<number> {
  await tx.query(`select pg_advisory_xact_lock(hashtextextended('evidence:' || $1::text, 0))`, [institutionId]);
  const [row] = await tx.query<{ next: number }[]>(
    'select coalesce(max(number), 0) + 1 as next from evidence.snapshot where institution_id = $1',
    [institutionId],
  );
  return row?.next ?? 1;
}

const ROWS_AT_ONCE = 5_000;

/** Keeps a snapshot with all its rows, in the order given. */
export async function keep(
  tx: EntityManager,
  institutionId: string,
  head: SnapshotHead,
  rows: readonly SnapshotRow[],
): Promise<void> {
  await tx.query(
    `insert into evidence.snapshot (institution_id, number, name, taken_at, sha256, row_count, nation, dimensions, scales, population)
     values ($1, $2, $3, $4, decode($5, 'hex'), $6, $7, $8, $9, $10)`,
    [
      ...[institutionId, head.number, head.name, head.takenAt, head.sha256, head.rowCount, head.nation],
      ...[head.dimensions, head.scales, head.population].map((one) => JSON.stringify(one)),
    ],
  );
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE)
    await tx.query(INSERT, [
      institutionId,
      head.number,
      JSON.stringify(rows.slice(from, from + ROWS_AT_ONCE).map(asRow)),
    ]);
}

const INSERT = `
  insert into evidence.person (institution_id, snapshot, pid, side, round, codes, stages, meetings, minutes, applied_week, matched_week,
    mentor, fit, lasted_days, has_ended, waves, scores, outcomes, mark)
  select $1, $2, r.pid, r.side, r.round, r.codes, r.stages, r.meetings, r.minutes, r.applied_week, r.matched_week, r.mentor, r.fit,
    r.lasted_days, r.has_ended, r.waves, r.scores, r.outcomes, r.mark
  from jsonb_to_recordset($3) r (pid text, side text, round smallint, codes smallint[], stages smallint, meetings smallint, minutes integer,
    applied_week text, matched_week text, mentor integer, fit integer, lasted_days integer, has_ended boolean, waves smallint[],
    scores float8[], outcomes smallint[], mark integer)`;

const asRow = ({ appliedWeek, matchedWeek, lastedDays, hasEnded, ...row }: SnapshotRow) => ({
  ...row,
  applied_week: appliedWeek,
  matched_week: matchedWeek,
  lasted_days: lastedDays,
  has_ended: hasEnded,
});

/** In which snapshots a pid is, the newest first, and in how many rounds of each; under the purpose `own`. */
export const snapshotsWith = (
  tx: EntityManager,
  institutionId: string,
  pids: readonly string[],
): Promise<{ readonly number: number; readonly name: string; readonly takenAt: Date; readonly rounds: number }[]> =>
  tx.query(
    `select s.number, s.name, s.taken_at as "takenAt", count(*)::int as rounds
     from evidence.snapshot s join evidence.person p on p.institution_id = s.institution_id and p.snapshot = s.number
     where s.institution_id = $1 and p.pid = any ($2) group by s.institution_id, s.number, s.name, s.taken_at order by s.number desc`,
    [institutionId, pids],
  );
