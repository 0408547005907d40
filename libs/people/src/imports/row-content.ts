import type { Secrets } from '@footing/secrets';
import type { EntityManager } from 'typeorm';

/** What stood in a row of a file. */
export interface RowContent {
  /** One a header. */
  readonly cells: readonly string[];
  /** What stands to the right of the last header. */
  readonly extra: readonly string[];
}

const FIELD = 'import_row.content';
type Here = { readonly institutionId: string };

/** Nobody has said yet which of a file's columns are private, so all of it is kept sealed until it is forgotten. */
export function sealRows(
  tx: EntityManager,
  secrets: Secrets,
  here: Here,
  rows: readonly RowContent[],
): Promise<Buffer[]> {
  const plain = rows.map(({ cells, extra }) => ({ personId: null, plain: JSON.stringify({ cells, extra }) }));
  return secrets.sealMany(tx, here, FIELD, plain);
}

/** The same rows with what stood in them. */
export async function openRows<Row extends { readonly content: Buffer }>(
  tx: EntityManager,
  secrets: Secrets,
  here: Here,
  rows: readonly Row[],
): Promise<(Row & RowContent)[]> {
  const sealed = rows.map(({ content }) => ({ personId: null, sealed: content }));
  const texts = await secrets.openMany(tx, here, FIELD, sealed);
  return rows.map((row, index) => {
    const text = texts[index];
    const nothing: RowContent = { cells: [], extra: [] };
    return { ...row, ...(text ? (JSON.parse(text) as RowContent) : nothing) };
  });
}
