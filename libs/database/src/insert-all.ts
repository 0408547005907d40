import type { EntityManager, EntityTarget, ObjectLiteral } from 'typeorm';

/** So that one statement stays far below the 65,535 values PostgreSQL takes. */
const ROWS_AT_ONCE = 500;

/** Inserts rows of one table, however many. */
export async function insertAll(
  tx: EntityManager,
  table: EntityTarget<ObjectLiteral>,
  rows: readonly object[],
): Promise<void> {
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    const some = rows.slice(from, from + ROWS_AT_ONCE).map((row) => ({ ...row }));
    await tx.createQueryBuilder().insert().into(table).values(some).execute();
  }
}
