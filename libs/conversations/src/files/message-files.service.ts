import { Injectable } from '@nestjs/common';
import type { FieldError } from '@footing/kernel';
import { Secrets } from '@footing/secrets';
import type { EntityManager } from 'typeorm';
import { type FileKind, fileKindOf, fileNameOf, MOST_FILE_BYTES, MOST_FILES } from '../domain/file-kind';
import { conversationNotFound, refuse } from '../errors';
import { FILE_NAME_SEALED, FILE_SEALED } from '../sealed-messages';

/** A file as it was sent. */
export interface SentFile {
  /** As whoever sent it calls it; it is made safe. */
  readonly name: string;
  readonly content: Buffer;
}

/** A file that came with a message, opened. */
export interface OpenedFile {
  readonly name: string;
  readonly kind: FileKind;
  readonly content: Buffer;
}

/** A message, by where it stands. */
export interface MessageAt {
  readonly institutionId: string;
  readonly conversationId: string;
  readonly number: number;
}

interface FileRow {
  readonly kind: FileKind;
  readonly subjectId: string;
  readonly nameSealed: Buffer;
  readonly sealed: Buffer;
}

/** Files that go with messages, sealed with the key of whoever sends them. */
@Injectable()
export class MessageFiles {
  constructor(private readonly secrets: Secrets) {}

  /** @throws {DomainError} invalid, `message.file`, for what cannot be sent. @param isAllowed by the programme. */
  check({ content }: SentFile, isAllowed: boolean): void {
    refuse('message.file', isAllowed ? contentFaults(content) : wrong('Files cannot be sent here'));
  }

  /** Keeps it beside its message, which is there. @throws {DomainError} invalid, `message.file`, where there are too many. */
  async keep(tx: EntityManager, at: MessageAt, senderId: string, { name, content }: SentFile): Promise<void> {
    const { institutionId, conversationId, number } = at;
    const [held] = await tx.query<{ count: number }[]>(
      'select count(*)::int as count from message_file where institution_id = $1 and conversation_id = $2',
      [institutionId, conversationId],
    );
    if ((held?.count ?? 0) >= MOST_FILES)
      refuse('message.file', wrong(`There can be ${MOST_FILES} files here, and there are`));
    const kind = fileKindOf(content);
    if (kind === null) throw new Error('a file is checked before it is kept');
    const here = { institutionId };
    const nameSealed = await this.secrets.seal(tx, here, FILE_NAME_SEALED, senderId, fileNameOf(name, kind));
    const sealed = await this.secrets.seal(tx, here, FILE_SEALED, senderId, content.toString('base64'));
    await tx.query(
      `insert into message_file (institution_id, conversation_id, number, kind, bytes, name_sealed, sealed)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [institutionId, conversationId, number, kind, content.length, nameSealed, sealed],
    );
  }

  /** @throws {DomainError} not-found, for what the transaction may not read, and where its key is gone. */
  async open(tx: EntityManager, { institutionId, conversationId, number }: MessageAt): Promise<OpenedFile> {
    const [row] = await tx.query<FileRow[]>(
      `select f.kind, w.subject_id as "subjectId", f.name_sealed as "nameSealed", f.sealed from message_file f
         join message w on w.institution_id = f.institution_id and w.conversation_id = f.conversation_id and w.number = f.number
       where f.institution_id = $1 and f.conversation_id = $2 and f.number = $3`,
      [institutionId, conversationId, number],
    );
    if (!row) throw conversationNotFound(`${conversationId} ${number}`);
    const open = (field: string, sealed: Buffer) =>
      this.secrets.open(tx, { institutionId }, field, row.subjectId, sealed);
    const name = await open(FILE_NAME_SEALED, row.nameSealed);
    return { name, kind: row.kind, content: Buffer.from(await open(FILE_SEALED, row.sealed), 'base64') };
  }
}

const wrong = (message: string): FieldError[] => [{ field: 'file', message }];

function contentFaults(content: Buffer): FieldError[] {
  if (content.length > MOST_FILE_BYTES) return wrong('Choose a file of up to 5 MB');
  return fileKindOf(content) === null ? wrong('Choose a PDF, or a picture as PNG or JPEG') : [];
}
