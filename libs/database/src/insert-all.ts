import type { EntityManager, EntityTarget, ObjectLiteral } from 'typeorm';

/** So that one statement stays far below the 65,535 values PostgreSQL takes. */
const ROWS_AT_ONCE = 500;

/** Inserts rows of one table, however many. @returns their ids, in order; undefined ones for a table that has none. */
export async function insertAll(
  tx: EntityManager,
  table: EntityTarget<ObjectLiteral>,
  rows: readonly object[],
): Promise<string[]> {
  const ids: string[] = [];
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    const some = rows.slice(from, from + ROWS_AT_ONCE).map((row) => ({ ...row }));
    const made = await tx.createQueryBuilder().insert().into(table).values(some).returning('*').execute();
    ids.push(...(made.raw as { id: string }[]).map(({ id }) => id));
  }
  return ids;
}
