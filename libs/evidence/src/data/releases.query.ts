import type { PublishedCell } from '@footing/statistics';
import type { EntityManager } from 'typeorm';
import type { EvidenceTable } from '../measures/evidence-table';
import type { ReportAsk } from '../measures/report-maker';

/** What is kept of a release: tables as they go out, and the same cells by the names of the ledger. */
export interface KeptRelease {
  readonly number: number;
  readonly snapshot: number;
  readonly name: string;
  readonly profile: string;
  readonly asks: ReportAsk['asks'];
  readonly tables: { readonly shown: readonly EvidenceTable[]; readonly ledger: readonly PublishedCell[] };
  readonly sha256: string;
  readonly state: 'proposed' | 'signed' | 'given-up';
  readonly proposedBy: string;
  /** As the account is called; null: it is gone. */
  readonly proposedName: string | null;
  readonly proposedAt: Date;
  readonly settledBy: string | null;
  readonly settledName: string | null;
  readonly settledAt: Date | null;
}

const nameOf = (column: string) =>
  `(select a.name from account a where a.institution_id = evidence.release.institution_id and a.id = ${column})`;
const RELEASE = `select number, snapshot, name, profile, asks, tables, encode(sha256, 'hex') as sha256, state, proposed_by as "proposedBy",
  proposed_at as "proposedAt", settled_by as "settledBy", settled_at as "settledAt",
  ${nameOf('proposed_by')} as "proposedName", ${nameOf('settled_by')} as "settledName" from evidence.release where institution_id = $1`;

export const keptReleases = (tx: EntityManager, institutionId: string): Promise<KeptRelease[]> =>
  tx.query<KeptRelease[]>(`${RELEASE} order by number desc`, [institutionId]);

/** @param isHeld whether nobody else may settle it until the transaction ends. */
export async function keptRelease(
  tx: EntityManager,
  institutionId: string,
  number: number,
  isHeld = false,
): Promise<KeptRelease | null> {
  const [row] = await tx.query<KeptRelease[]>(`${RELEASE} and number = $2 ${isHeld ? 'for update' : ''}`, [
    ...[institutionId, number],
  ]);
  return row ?? null;
}

/** How far the ledger of what was told is. */
export interface LedgerStand {
  /** Of the next release. */
  readonly next: number;
  /** How often KPIs were read. */
  readonly readings: number;
}

/** Where the ledger stands; from here to the end of the transaction nobody else prepares a release or reads a KPI here. */
export async function ledgerStand(tx: EntityManager, institutionId: string): Promise<LedgerStand> {
  const next = await nextRelease(tx, institutionId);
  const [row] = await tx.query<{ many: number }[]>(
    'select count(*)::int as many from kpi_reading where institution_id = $1',
    [institutionId],
  );
  return { next, readings: row?.many ?? 0 };
}

export const isWhereItStood = (now: LedgerStand, before: LedgerStand): boolean =>
  now.next === before.next && now.readings === before.readings;

async function nextRelease(tx: EntityManager, institutionId: string): Promise<number> {
  await tx.query(`select pg_advisory_xact_lock(hashtextextended('release:' || $1::text, 0))`, [institutionId]);
  const [row] = await tx.query<{ next: number }[]>(
    'select coalesce(max(number), 0) + 1 as next from evidence.release where institution_id = $1',
    [institutionId],
  );
  return row?.next ?? 1;
}

export const keepRelease = (
  tx: EntityManager,
  institutionId: string,
  one: Pick<
    KeptRelease,
    'number' | 'snapshot' | 'name' | 'profile' | 'asks' | 'tables' | 'sha256' | 'proposedBy' | 'proposedAt'
  >,
): Promise<unknown> =>
  tx.query(
    `insert into evidence.release (institution_id, number, snapshot, name, profile, asks, tables, sha256, proposed_by, proposed_at)
     values ($1, $2, $3, $4, $5, $6, $7, decode($8, 'hex'), $9, $10)`,
    [
      ...[institutionId, one.number, one.snapshot, one.name, one.profile, JSON.stringify(one.asks)],
      ...[JSON.stringify(one.tables), one.sha256, one.proposedBy, one.proposedAt],
    ],
  );

export const settleRelease = (
  tx: EntityManager,
  institutionId: string,
  { number, state, by, at }: { number: number; state: 'signed' | 'given-up'; by: string; at: Date },
): Promise<unknown> =>
  tx.query(
    'update evidence.release set state = $3, settled_by = $4, settled_at = $5 where institution_id = $1 and number = $2',
    [institutionId, number, state, by, at],
  );
