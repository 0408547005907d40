import type { EntityManager } from 'typeorm';
import type { Secrets } from '@footing/secrets';
import type { NoteStep } from './domain/concern';
import { notesOf } from './data/concerns.query';

/** What the sealed columns are called where they are sealed and opened. */
export const CONCERN_SEALED = 'concern.sealed';
export const NOTE_SEALED = 'concern_note.sealed';

/** A line in the course of a concern, opened. */
export interface Note {
  readonly step: NoteStep;
  readonly at: Date;
  /** What was written; empty where nothing was. */
  readonly words: string;
  readonly byName: string | null;
}

/** What somebody said when they raised it. */
export interface Said {
  readonly what: string;
  /** About whom; empty: it was not said. */
  readonly about: string;
  /** How to reach whoever raised it; empty: it was not said. */
  readonly reach: string;
}

export interface NewNote {
  readonly concernId: string;
  readonly step: NoteStep;
  readonly byAccount: string | null;
  readonly words: string;
  readonly at: Date;
}

/** Adds a line; it is sealed with the institution's key. */
export async function addNote(
  tx: EntityManager,
  secrets: Secrets,
  institutionId: string,
  note: NewNote,
): Promise<void> {
  const { concernId, step, byAccount, words, at } = note;
  const sealed = words === '' ? null : await secrets.seal(tx, { institutionId }, NOTE_SEALED, null, words);
  await tx.query(
    'insert into concern_note (institution_id, concern_id, step, by_account, sealed, at) values ($1, $2, $3, $4, $5, $6)',
    [institutionId, concernId, step, byAccount, sealed, at],
  );
}

/** The course of a concern, oldest first. @param forStaff with private lines and names. */
export async function openNotes(
  tx: EntityManager,
  secrets: Secrets,
  institutionId: string,
  concernId: string,
  forStaff: boolean,
): Promise<Note[]> {
  const rows = await notesOf(tx, institutionId, concernId, forStaff);
  const written = rows.flatMap((row) => (row.sealed === null ? [] : [{ row, sealed: row.sealed }]));
  const opened = await secrets.openMany(
    tx,
    { institutionId },
    NOTE_SEALED,
    written.map(({ sealed }) => ({ personId: null, sealed })),
  );
  const words = new Map(written.map(({ row }, index) => [row, opened[index] ?? '']));
  return rows.map((row) => ({ step: row.step, at: row.at, byName: row.byName, words: words.get(row) ?? '' }));
}

const GONE = 'This can no longer be opened.';

/** What was said, opened; where its key is gone, that it is. */
export async function openSaid(
  tx: EntityManager,
  secrets: Secrets,
  institutionId: string,
  sealed: Buffer,
): Promise<Said> {
  const [plain] = await secrets.openMany(tx, { institutionId }, CONCERN_SEALED, [{ personId: null, sealed }]);
  return typeof plain === 'string' ? (JSON.parse(plain) as Said) : { what: GONE, about: '', reach: '' };
}
