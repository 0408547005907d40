import type { Secrets } from '@footing/secrets';
import type { EntityManager } from 'typeorm';
import { type ImportColumn } from '../data/import.entity';
import type { ImportRow } from '../data/import-row.entity';
import type { StagedReading } from '../data/staged-reading';
import { repeatCheck } from '../domain/person-keys';
import { readRow } from '../domain/read-row';
import type { ImportRun } from './import-run';
import { sealIncoming } from './incoming-experiences';
import { type NamesKnown, type PlainReading, resolveNames } from './names-known';
import { openRows, type RowContent } from './row-content';
import { insertFaults, type StagedFault } from './staged-fault';

const BATCH = 1_000;

interface CheckedRow {
  readonly row_number: number;
  /** Without a fault it is taken for new until it is compared with what we have. */
  readonly outcome: 'fault' | 'new';
  readonly reading: PlainReading;
}

/** Understands every staged row by itself, a thousand at a time: its reading, and everything that is wrong with it. */
export async function checkRows(
  run: ImportRun,
  secrets: Secrets,
  mapping: readonly ImportColumn[],
  known: NamesKnown,
): Promise<void> {
  const check = rowCheck(run, mapping, known);
  for (let last = -1, done = 0; ;) {
    const rows = await run.batch({ doneCount: done }, (tx) => rowsAfter(tx, secrets, run.key, last));
    if (rows.length === 0) return;
    last = rows.at(-1)?.rowNumber ?? last;
    done += rows.length;
    const faults: StagedFault[] = [];
    const checked = rows.map((row) => check(row, faults));
    await run.batch({ doneCount: done }, async (tx) => {
      await saveReadings(tx, secrets, run.key, checked);
      await insertFaults(tx, run.key, faults);
    });
  }
}

type StagedRow = Pick<ImportRow, 'rowNumber'> & RowContent;

async function rowsAfter(tx: EntityManager, secrets: Secrets, key: ImportRun['key'], last: number) {
  const rows = await tx.query<Pick<ImportRow, 'rowNumber' | 'content'>[]>(
    `select row_number as "rowNumber", content from import_row
     where institution_id = $1 and import_id = $2 and row_number > $3 order by row_number limit ${BATCH}`,
    [key.institutionId, key.importId, last],
  );
  return openRows(tx, secrets, key, rows);
}

function rowCheck(run: ImportRun, mapping: readonly ImportColumn[], known: NamesKnown) {
  const isRepeated = repeatCheck(mapping);
  return (row: StagedRow, faults: StagedFault[]): CheckedRow => {
    const reading = readRow(run.of.kind, mapping, row.cells, row.rowNumber, row.extra);
    const { staged, faults: unknown } = resolveNames(reading, mapping, known);
    const found = [...reading.faults, ...isRepeated(reading), ...unknown];
    faults.push(...found);
    return { row_number: row.rowNumber, outcome: found.length > 0 ? 'fault' : 'new', reading: staged };
  };
}

async function saveReadings(
  tx: EntityManager,
  secrets: Secrets,
  { institutionId, importId }: ImportRun['key'],
  rows: readonly CheckedRow[],
): Promise<void> {
  const sealed = await sealIncoming(
    tx,
    secrets,
    { institutionId },
    rows.map(({ reading }) => reading.experiences),
  );
  const records = rows.map(({ reading: { experiences: _, ...reading }, ...row }, index) => {
    const experiences = sealed[index];
    return { ...row, reading: (experiences ? { ...reading, experiences } : reading) satisfies StagedReading };
  });
  await tx.query(
    `update import_row r set outcome = c.outcome, reading = c.reading
     from jsonb_to_recordset($3) as c(row_number integer, outcome text, reading jsonb)
     where r.institution_id = $1 and r.import_id = $2 and r.row_number = c.row_number`,
    [institutionId, importId, JSON.stringify(records)],
  );
}
