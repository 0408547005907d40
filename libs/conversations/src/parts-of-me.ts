import type { PartOfMe, Reading } from '@footing/consent';
import { underPurpose } from '@footing/database';
import { MESSAGE_SEALED } from './conversations.service';

interface Row {
  readonly roundName: string;
  readonly at: Date;
  readonly subjectId: string;
  readonly firstName: string;
  readonly sealed: Buffer;
}

/** What this library holds about somebody: what was written where they were. */
export const conversationsParts: readonly PartOfMe[] = [
  {
    ...{ name: 'messages', title: 'Messages in your mentoring', tables: ['conversation', 'message'] },
    words:
      'What you and the people in your mentoring wrote to each other, while you were in it. Only they can read it. Staff cannot.',
    columns: ['Round', 'When', 'Who wrote it', 'Words'],
    rows: async (of) => {
      const ids = [of.person.studentId, of.person.mentorId].filter((id) => id !== null);
      const all = await Promise.all(ids.map((id) => writtenWith(of, id)));
      return all.flat();
    },
  },
  {
    ...{ name: 'messages-read', title: 'Up to where you have read messages', tables: ['conversation_seen'] },
    words: 'So that you are told of new ones, once an hour at most. Nobody but the service reads it.',
    columns: ['Message', 'You were told of', 'When you were told'],
    rows: async ({ tx, institutionId, person }) => {
      const rows = await tx.query<{ number: number; told: number; at: Date | null }[]>(
        `select number, told_number as told, told_at as at from conversation_seen
         where institution_id = $1 and subject_id = any ($2) order by conversation_id`,
        [institutionId, [person.studentId, person.mentorId].filter((id) => id !== null)],
      );
      return rows.map(({ number, told, at }) => [number, told, at]);
    },
  },
];

const writtenWith = ({ tx, institutionId, secrets }: Reading, subjectId: string) =>
  underPurpose(
    tx,
    'own',
    async () => {
      const rows = await tx.query<Row[]>(
        `select r.name as "roundName", w.at, w.subject_id as "subjectId", w.sealed,
           coalesce(s.first_name, m.first_name, 'Somebody who has left') as "firstName"
         from message w
           join conversation c on c.institution_id = w.institution_id and c.id = w.conversation_id
           join round r on r.institution_id = c.institution_id and r.id = c.round_id
           left join student s on s.institution_id = w.institution_id and s.id = w.subject_id
           left join mentor m on m.institution_id = w.institution_id and m.id = w.subject_id
         where w.institution_id = $1 order by w.conversation_id, w.number`,
        [institutionId],
      );
      const sealed = rows.map((row) => ({ personId: row.subjectId, sealed: row.sealed }));
      const words = await secrets.openMany(tx, { institutionId }, MESSAGE_SEALED, sealed);
      return rows.map(({ roundName, at, subjectId: by, firstName }, index) => [
        ...[roundName, at, by === subjectId ? 'You' : firstName],
        words[index] ?? 'It can no longer be opened: whoever wrote it was erased',
      ]);
    },
    subjectId,
  );
