import type { EntityManager } from 'typeorm';
import { type ImportColumn } from '../data/import.entity';
import { ImportRow } from '../data/import-row.entity';
import type { StagedReading } from '../data/staged-reading';
import { repeatCheck } from '../domain/person-keys';
import { readRow } from '../domain/read-row';
import { MoreThan } from 'typeorm';
import type { ImportRun } from './import-run';
import { type NamesKnown, resolveNames } from './names-known';
import { insertFaults, type StagedFault } from './staged-fault';

const BATCH = 1_000;

interface CheckedRow {
  readonly row_number: number;
  readonly outcome: 'fault' | null;
  readonly reading: StagedReading;
}

/** Understands every staged row by itself, a thousand at a time: its reading, and everything that is wrong with it. */
export async function checkRows(run: ImportRun, mapping: readonly ImportColumn[], known: NamesKnown): Promise<void> {
  const check = rowCheck(run, mapping, known);
  for (let last = -1, done = 0; ;) {
    const rows = await run.step({ doneCount: done }, (tx) =>
      tx.find(ImportRow, {
        where: { ...run.key, rowNumber: MoreThan(last) },
        order: { rowNumber: 'asc' },
        take: BATCH,
      }),
    );
    if (rows.length === 0) return;
    last = rows.at(-1)?.rowNumber ?? last;
    done += rows.length;
    const faults: StagedFault[] = [];
    const checked = rows.map((row) => check(row, faults));
    await run.step({ doneCount: done }, async (tx) => {
      await saveReadings(tx, run.key, checked);
      await insertFaults(tx, run.key, faults);
    });
  }
}

function rowCheck(run: ImportRun, mapping: readonly ImportColumn[], known: NamesKnown) {
  const isRepeated = repeatCheck(mapping);
  return (row: ImportRow, faults: StagedFault[]): CheckedRow => {
    const reading = readRow(run.of.kind, mapping, row.cells, row.rowNumber, row.extra);
    const { staged, faults: unknown } = resolveNames(reading, mapping, known);
    const found = [...reading.faults, ...isRepeated(reading), ...unknown];
    faults.push(...found);
    return { row_number: row.rowNumber, outcome: found.length > 0 ? 'fault' : null, reading: staged };
  };
}

async function saveReadings(
  tx: EntityManager,
  { institutionId, importId }: ImportRun['key'],
  rows: readonly CheckedRow[],
): Promise<void> {
  await tx.query(
    `update import_row r set outcome = c.outcome, reading = c.reading
     from jsonb_to_recordset($3) as c(row_number integer, outcome text, reading jsonb)
     where r.institution_id = $1 and r.import_id = $2 and r.row_number = c.row_number`,
    [institutionId, importId, JSON.stringify(rows)],
  );
}
