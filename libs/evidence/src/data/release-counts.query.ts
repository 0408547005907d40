import type { LedgerEntry, Profile, PublishedCell } from '@footing/statistics';
import type { EntityManager } from 'typeorm';
import { bitsOf, type Counted, type CountedRows } from './cells.query';

/** Somebody in the rows that are counted: a number of their pid, where they stand, and in which countings. */
export interface CountedPerson {
  readonly number: number;
  readonly places: readonly number[];
  readonly bits: bigint;
}

/** What a reading of a KPI is called in the ledger begins with this. */
export const OF_KPI = 'kpi ';

const LETTERS = 'abcdefghijklmnopqrstuvwxyz234567';
const [FROM_PID, ROUNDS] = [9, 128];

/** A whole number for a row: 45 bits of the pid and the round, the same in every snapshot. */
export const rowNumber = (pid: string, round: number): number =>
  [...pid.slice(0, FROM_PID)].reduce((number, letter) => number * 32 + LETTERS.indexOf(letter), 0) * ROUNDS +
  (round % ROUNDS);

/** Everybody who is counted, row by row; as the evaluator. Cost: linear in rows, in memory too. */
export async function countedPeople(
  tx: EntityManager,
  rows: CountedRows,
  { countings, by }: Counted,
): Promise<CountedPerson[]> {
  const among = rows.cohorts === null ? 'true' : `p.codes[${rows.cohorts.dimension + 1}] = any ($4)`;
  const places = by.map(({ sql }) => `(${sql})::int`).join(', ');
  const found = await tx.query<{ pid: string; round: number; places: number[]; bits: string }[]>(
    `select p.pid, p.round, array[${places}]::int[] as places, ${bitsOf(countings)} as bits from evidence.person p
     where p.institution_id = $1 and p.snapshot = $2 and p.side = $3 and ${among}`,
    [rows.institutionId, rows.snapshot, rows.side, ...(rows.cohorts === null ? [] : [rows.cohorts.places])],
  );
  return found.map(({ pid, round, places: at, bits }) => ({
    number: rowNumber(pid, round),
    places: at,
    bits: BigInt(bits),
  }));
}

/** Keeps of whom the figures of a release are. */
export async function keepEntries(
  tx: EntityManager,
  institutionId: string,
  release: number,
  crosses: readonly (readonly LedgerEntry[])[],
): Promise<void> {
  const entries = crosses.flatMap((own, cross) => own.map((one) => ({ ...one, cross })));
  for (const { measure, of, membership, shown, cross } of entries)
    await tx.query(
      `insert into evidence.release_count (institution_id, release, measure, part, people, cells, shown, cross_number)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [institutionId, release, measure, of, membership.people, membership.cells, JSON.stringify(shown), cross],
    );
}

/** A year of a reading of a KPI. */
export interface YearRead {
  readonly kpi: string;
  readonly reading: number;
  /** The autumn. */
  readonly year: number;
  readonly snapshot: number;
}

/** Keeps of whom the figures of a reading are, beside those of releases. @param told the cells, by the names of the ledger. */
export async function keepYear(
  tx: EntityManager,
  institutionId: string,
  { kpi, reading, year, snapshot }: YearRead,
  { entries, told }: { readonly entries: readonly LedgerEntry[]; readonly told: readonly PublishedCell[] },
): Promise<void> {
  for (const { measure, of, membership, shown } of entries)
    await tx.query(
      `insert into evidence.kpi_count (institution_id, kpi_id, reading, year, snapshot, measure, part, people, cells, shown, told)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [
        ...[institutionId, kpi, reading, year, snapshot, measure, of, membership.people, membership.cells],
        ...[JSON.stringify(shown), JSON.stringify(told)],
      ],
    );
}

/** What went out before or waits to be signed, and what was read of KPIs, with of whom it was; as the evaluator. */
export interface KeptEntry {
  /** Number of a release, or {@link OF_KPI} with which year of which reading it is. */
  readonly release: string;
  readonly snapshot: number;
  readonly profile: Profile;
  readonly ledger: readonly PublishedCell[];
  readonly measure: string;
  readonly of: 'n' | 'x';
  readonly people: readonly string[];
  readonly cells: readonly number[];
  readonly shown: LedgerEntry['shown'];
}

export const keptEntries = (
  tx: EntityManager,
  institutionId: string,
  measures: readonly string[],
): Promise<KeptEntry[]> =>
  tx.query<KeptEntry[]>(
    `select r.number::text as release, r.snapshot, r.profile, r.tables -> 'ledger' as ledger, c.measure, c.part as of, c.people, c.cells,
       c.shown
     from evidence.release r join evidence.release_count c on c.institution_id = r.institution_id and c.release = r.number
     where r.institution_id = $1 and r.state <> 'given-up' and c.measure = any ($2)
     union all
     select $3 || k.kpi_id || ' ' || k.reading || ' ' || k.year, k.snapshot, 'public', k.told, k.measure, k.part, k.people, k.cells, k.shown
     from evidence.kpi_count k where k.institution_id = $1 and k.measure = any ($2) order by release`,
    [institutionId, measures, OF_KPI],
  );
