import type { EntityManager } from 'typeorm';
import { shippedTexts } from '../domain/shipped';
import type { TextNow } from '../domain/texts';

/** Every text as it holds now: the institution's own version where it has one, else the one that comes with the service. */
export async function textsNow(tx: EntityManager, institutionId: string): Promise<readonly TextNow[]> {
  const rows = await tx.query<Pick<TextNow, 'code' | 'title' | 'body' | 'version'>[]>(
    `select distinct on (code) code, version, title, body from together_text where institution_id = $1
     order by code, version desc`,
    [institutionId],
  );
  const own = new Map(rows.map((row) => [row.code, row]));
  return shippedTexts.map((text) => ({ ...text, version: 1, ...own.get(text.code) }));
}
