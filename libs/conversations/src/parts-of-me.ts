import type { PartOfMe, Reading } from '@footing/consent';
import { underPurpose } from '@footing/database';
import type { Secrets } from '@footing/secrets';
import type { EntityManager } from 'typeorm';
import type { FileKind } from './domain/file-kind';
import { FILE_NAME_SEALED, FILE_SEALED, MESSAGE_SEALED } from './sealed-messages';

interface Row {
  readonly roundName: string;
  readonly at: Date;
  readonly subjectId: string;
  readonly firstName: string;
  readonly sealed: Buffer;
  /** Null: no file came with it. */
  readonly nameSealed: Buffer | null;
}

/** What this library holds about somebody: what was written where they were. */
export const conversationsParts: readonly PartOfMe[] = [
  {
    ...{ name: 'messages', title: 'Messages in your mentoring', tables: ['conversation', 'message', 'message_file'] },
    words:
      'What you and the people in your mentoring wrote to each other, while you were in it. Only they can read it. Where somebody may come to harm, the safeguarding lead can open it for a day; you are told afterwards. Files that came with messages are in the folder “messages”.',
    columns: ['Round', 'When', 'Who wrote it', 'Words', 'File'],
    rows: (of) => asEach(of, writtenWith),
    files: (of) => asEach(of, filesWith),
  },
  {
    name: 'messages-opened',
    ...{ title: 'When your messages were opened', tables: ['break_glass', 'break_glass_look'] },
    words:
      'When the safeguarding lead opened the messages in your mentoring to keep somebody safe, as far as you have been told. Why is kept back where saying it could harm somebody (to be confirmed by your data protection officer).',
    columns: ['Round', 'Opened', 'Closed', 'How often they were read', 'When you were told'],
    rows: (of) => asEach(of, openedWith),
  },
  {
    ...{ name: 'messages-read', title: 'Up to where you have read messages', tables: ['conversation_seen'] },
    words:
      'So that you are told of new ones, once an hour at most. The day on which you last wrote counts among the signs that you are in touch, which staff see on a board: never what you wrote.',
    columns: ['Message', 'You were told of', 'When you were told', 'The last day on which you wrote'],
    rows: async (of) => {
      const rows = await of.tx.query<{ number: number; told: number; at: Date | null; wrote: string | null }[]>(
        `select number, told_number as told, told_at as at, wrote_on::text as wrote from conversation_seen
         where institution_id = $1 and subject_id = any ($2) order by conversation_id`,
        [of.institutionId, selves(of)],
      );
      return rows.map(({ number, told, at, wrote }) => [number, told, at, wrote]);
    },
  },
];

const selves = ({ person }: Reading): string[] => [person.studentId, person.mentorId].filter((id) => id !== null);

/** In the name of each of their records in turn: a transaction has one name at a time. */
async function asEach<T>(of: Reading, read: (of: Reading, subjectId: string) => Promise<readonly T[]>): Promise<T[]> {
  const all: T[] = [];
  for (const id of selves(of)) all.push(...(await read(of, id)));
  return all;
}

const GONE = 'It can no longer be opened: whoever wrote it was erased';

const writtenWith = ({ tx, institutionId, secrets }: Reading, subjectId: string) =>
  underPurpose(
    tx,
    'own',
    async () => {
      const rows = await tx.query<Row[]>(
        `select r.name as "roundName", w.at, w.subject_id as "subjectId", w.sealed, f.name_sealed as "nameSealed",
           coalesce(s.first_name, m.first_name, 'Somebody who has left') as "firstName"
         from message w
           join conversation c on c.institution_id = w.institution_id and c.id = w.conversation_id
           join round r on r.institution_id = c.institution_id and r.id = c.round_id
           left join message_file f on f.institution_id = w.institution_id and f.conversation_id = w.conversation_id
             and f.number = w.number
           left join student s on s.institution_id = w.institution_id and s.id = w.subject_id
           left join mentor m on m.institution_id = w.institution_id and m.id = w.subject_id
         where w.institution_id = $1 order by w.conversation_id, w.number`,
        [institutionId],
      );
      const sealed = rows.map((row) => ({ personId: row.subjectId, sealed: row.sealed }));
      const words = await secrets.openMany(tx, { institutionId }, MESSAGE_SEALED, sealed);
      const files = rows.flatMap(({ nameSealed, subjectId: by }) => (nameSealed === null ? [] : [{ by, nameSealed }]));
      const names = await openNames(tx, secrets, institutionId, files);
      return rows.map(({ roundName, at, subjectId: by, firstName, nameSealed }, index) => [
        ...[roundName, at, by === subjectId ? 'You' : firstName],
        ...[words[index] ?? GONE, nameSealed === null ? null : (names.shift() ?? GONE)],
      ]);
    },
    subjectId,
  );

/** The names of files, in order, each as it is called in the folder of a copy: numbered, so that no two are the same. */
async function openNames(
  tx: EntityManager,
  secrets: Secrets,
  institutionId: string,
  files: readonly { readonly by: string; readonly nameSealed: Buffer }[],
): Promise<(string | null)[]> {
  const sealed = files.map(({ by, nameSealed }) => ({ personId: by, sealed: nameSealed }));
  const names = await secrets.openMany(tx, { institutionId }, FILE_NAME_SEALED, sealed);
  return names.map((name, index) => (name === null ? null : `${index + 1} ${name}`));
}

interface FileRow {
  readonly by: string;
  readonly kind: FileKind;
  readonly nameSealed: Buffer;
  readonly sealed: Buffer;
}

const filesWith = ({ tx, institutionId, secrets, person }: Reading, subjectId: string) =>
  underPurpose(
    tx,
    'own',
    async () => {
      const rows = await tx.query<FileRow[]>(
        `select w.subject_id as by, f.kind, f.name_sealed as "nameSealed", f.sealed
         from message_file f join message w on w.institution_id = f.institution_id
           and w.conversation_id = f.conversation_id and w.number = f.number
         where f.institution_id = $1 order by f.conversation_id, f.number`,
        [institutionId],
      );
      const names = await openNames(tx, secrets, institutionId, rows);
      const sealed = rows.map((row) => ({ personId: row.by, sealed: row.sealed }));
      const contents = await secrets.openMany(tx, { institutionId }, FILE_SEALED, sealed);
      // Somebody who is a student and a mentor has a folder for each.
      const folder = subjectId === person.studentId ? 'messages' : 'messages/as a mentor';
      return contents.flatMap((content, index) =>
        content === null ? [] : [{ name: `${folder}/${names[index] ?? ''}`, content: Buffer.from(content, 'base64') }],
      );
    },
    subjectId,
  );

interface OpenedRow {
  readonly roundName: string;
  readonly openedAt: Date;
  readonly closedAt: Date;
  readonly looks: number;
  readonly toldAt: Date;
}

const openedWith = ({ tx, institutionId }: Reading, subjectId: string) =>
  underPurpose(
    tx,
    'own',
    async () => {
      const rows = await tx.query<OpenedRow[]>(
        `select r.name as "roundName", b.opened_at as "openedAt", coalesce(b.ended_at, b.until) as "closedAt", b.told_at as "toldAt",
           (select count(*)::int from break_glass_look l where l.institution_id = b.institution_id and l.break_glass_id = b.id) as looks
         from break_glass b
           join conversation c on c.institution_id = b.institution_id and c.id = b.conversation_id
           join round r on r.institution_id = c.institution_id and r.id = c.round_id
         where b.institution_id = $1 and b.told_at is not null order by b.opened_at`,
        [institutionId],
      );
      return rows.map(({ roundName, openedAt, closedAt, looks, toldAt }) => [
        roundName,
        openedAt,
        closedAt,
        looks,
        toldAt,
      ]);
    },
    subjectId,
  );
