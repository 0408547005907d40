import type { EntityManager } from 'typeorm';
import type { DocumentKey } from '../report';

/** What a university typed for one document. */
export interface KeptWords {
  readonly document: DocumentKey;
  /** 0: nothing was typed yet. */
  readonly version: number;
  /** By field. */
  readonly words: Readonly<Record<string, string>>;
}

/** For every document for which something was typed. */
export const keptWords = (tx: EntityManager, institutionId: string): Promise<KeptWords[]> =>
  tx.query<KeptWords[]>('select document, version, words from evidence.document_words where institution_id = $1', [
    institutionId,
  ]);

const CHANGE = `insert into evidence.document_words as w (institution_id, document, version, words, changed_at, changed_by)
  values ($1, $2, 1, $4, $5, $6)
  on conflict (institution_id, document) do update set version = w.version + 1, words = excluded.words,
    changed_at = excluded.changed_at, changed_by = excluded.changed_by where w.version = $3
  returning version`;

/** @param seen the version that was read. @returns whether it was still that one. */
export async function keepWords(
  tx: EntityManager,
  institutionId: string,
  { document, version, words }: KeptWords,
  { at, by }: { readonly at: Date; readonly by: string | null },
): Promise<boolean> {
  const rows = await tx.query<{ version: number }[]>(CHANGE, [
    ...[institutionId, document, version, JSON.stringify(words), at, by],
  ]);
  return rows.length > 0;
}
