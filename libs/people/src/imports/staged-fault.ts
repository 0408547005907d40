import type { EntityManager } from 'typeorm';
import type { Fault } from '../domain/faults';

/** A fault as it is kept: those of a row by itself, and those that only the institution's own data show. */
export interface StagedFault {
  readonly row: number;
  readonly column: string;
  readonly value: string;
  readonly code:
    Fault['code'] | 'school.unknown' | 'school.too-long' | 'group.unknown' | 'person.two' | 'person.repeated';
  readonly message: string;
}

/** Keeps faults, as part of the caller's transaction. */
export async function insertFaults(
  tx: EntityManager,
  { institutionId, importId }: { readonly institutionId: string; readonly importId: string },
  faults: readonly StagedFault[],
): Promise<void> {
  if (faults.length === 0) return;
  const records = faults.map(({ value, ...fault }) => ({ ...fault, value: value.toWellFormed() }));
  await tx.query(
    `insert into import_fault (institution_id, import_id, row_number, column_name, value, code, message)
     select $1, $2, f."row", f."column", f.value, f.code, f.message
     from jsonb_to_recordset($3) as f("row" integer, "column" text, value text, code text, message text)`,
    [institutionId, importId, JSON.stringify(records)],
  );
}
