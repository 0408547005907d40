import type { Person } from '@footing/consent';
import type { EntityManager } from 'typeorm';
import { meetingAt, type MeetingRow } from '../data/meeting.query';
import { TELL_DAYS, type ToTell } from './due.query';

/** People who were taken out of the meeting of a group that is still to come, and do not know it yet. */
export async function toTellTheyLeft(tx: EntityManager, here: string, at: Date): Promise<ToTell[]> {
  const rows = await tx.query<{ meetingId: string; kind: Person['kind']; id: string }[]>(
    `select l.meeting_id as "meetingId", l.person_kind as kind, l.person_id as id from meeting_left l
       join meeting_event e on e.institution_id = $1 and e.meeting_id = l.meeting_id and e.version = l.version
     where l.institution_id = $1 and l.told_at is null and l.left_at > $2::timestamptz - interval '${TELL_DAYS} days'
       and coalesce((e.line ->> 'starts_at')::timestamptz > $2, true)
       and not exists (select from meeting_person w where w.institution_id = $1 and w.meeting_id = l.meeting_id and w.person_id = l.person_id)
     order by l.left_at, l.meeting_id, l.person_id`,
    [here, at],
  );
  return rows.map(({ meetingId, kind, id }) => ({ meetingId, person: { kind, id } }));
}

/**
 * Marks that they are told. @returns the meeting as it is for them alone: called off, with the next number, at the time and place
 * that they knew; null: somebody has told them before.
 */
export async function takeLeft(
  tx: EntityManager,
  here: string,
  { meetingId, person }: ToTell,
  at: Date,
): Promise<MeetingRow | null> {
  const [rows] = await tx.query<[Left[], number]>(
    `update meeting_left l set told_at = $4 from meeting_event e where l.institution_id = $1 and l.meeting_id = $2 and l.person_id = $3
       and l.told_at is null and e.institution_id = $1 and e.meeting_id = l.meeting_id and e.version = l.version
     returning l.reason, l.left_at as "changedAt", (e.line ->> 'starts_at')::timestamptz as "startsAt",
       (e.line ->> 'ends_at')::timestamptz as "endsAt", e.line ->> 'local_start' as "localStart", e.line ->> 'zone' as zone,
       e.line ->> 'mode' as mode, e.line ->> 'place' as place, e.line ->> 'join_url' as "joinUrl"`,
    [here, meetingId, person.id, at],
  );
  const [left] = rows;
  const row = left ? await meetingAt(tx, here, meetingId) : null;
  if (!left || !row) return null;
  const called = { status: 'cancelled', step: 'cancel', changedByKind: 'service', changedBy: null } as const;
  return { ...row, ...left, ...called, sequence: row.sequence + 1, people: [], options: [] };
}

type Left = Pick<
  MeetingRow,
  'reason' | 'changedAt' | 'startsAt' | 'endsAt' | 'localStart' | 'zone' | 'mode' | 'place' | 'joinUrl'
>;
