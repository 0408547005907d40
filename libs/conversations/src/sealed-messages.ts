import type { Secrets } from '@footing/secrets';
import type { EntityManager } from 'typeorm';
import { messageRows, type MessageRow, type Stretch } from './data/conversations.query';
import type { FileKind } from './domain/file-kind';

/** What the sealed columns are called where they are sealed and opened. */
export const MESSAGE_SEALED = 'message.sealed';
export const FILE_NAME_SEALED = 'message_file.name_sealed';
export const FILE_SEALED = 'message_file.sealed';

/** A file that came with a message, without what is in it. */
export interface FileOfMessage {
  /** Null where it can no longer be opened: whoever sent it was erased. */
  readonly name: string | null;
  readonly kind: FileKind;
  readonly bytes: number;
}

/** One message, opened. */
export interface Message {
  readonly number: number;
  readonly isMine: boolean;
  readonly firstName: string;
  readonly at: Date;
  /** Null where it can no longer be opened: whoever wrote it was erased; '' where there is only a file. */
  readonly words: string | null;
  /** Null: no file came with it. */
  readonly file: FileOfMessage | null;
}

/** Where messages are, and who reads them. */
export interface Place {
  readonly institutionId: string;
  readonly conversationId: string;
  /** Whose messages are their own; '' for somebody who is not in it. */
  readonly selfId: string;
}

/** The newest 100 of a stretch that the transaction may read, opened, oldest first. Three statements. */
export async function openMessages(
  tx: EntityManager,
  secrets: Secrets,
  { institutionId, conversationId, selfId }: Place,
  stretch: Stretch = {},
): Promise<Message[]> {
  const rows = await messageRows(tx, institutionId, conversationId, stretch);
  const open = (field: string, of: readonly { personId: string; sealed: Buffer }[]) =>
    secrets.openMany(tx, { institutionId }, field, of);
  const words = await open(
    MESSAGE_SEALED,
    rows.map(({ subjectId, sealed }) => ({ personId: subjectId, sealed })),
  );
  const named = rows.flatMap(({ number, subjectId, fileNameSealed }) =>
    fileNameSealed === null ? [] : [{ number, personId: subjectId, sealed: fileNameSealed }],
  );
  const opened = named.length === 0 ? [] : await open(FILE_NAME_SEALED, named);
  const names = new Map(named.map(({ number }, index) => [number, opened[index] ?? null]));
  return rows.map((row, index) => ({
    ...{ number: row.number, isMine: row.subjectId === selfId, firstName: row.firstName, at: row.at },
    ...{ words: words[index] ?? null, file: fileOf(row, names.get(row.number) ?? null) },
  }));
}

const fileOf = ({ fileKind, fileBytes }: MessageRow, name: string | null): FileOfMessage | null =>
  fileKind === null ? null : { name, kind: fileKind, bytes: fileBytes ?? 0 };
