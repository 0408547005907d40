import { Injectable } from '@nestjs/common';
import { record } from '@footing/audit';
import { type Actor, DomainError } from '@footing/kernel';
import { OwnPairings } from '@footing/pairings';
import type { EntityManager } from 'typeorm';
import { changeMeeting } from '../data/meeting-changes.query';
import { type MeetingRow, meetingOf } from '../data/meeting.query';
import {
  type Agreement,
  attendanceOf,
  type AttendanceState,
  attendanceStates,
  type AttendanceWord,
} from '../domain/attendance';
import { meetingNotFound, notNow, refuseFaults, fault } from '../errors';
import { type Own, OwnMeetings } from '../booking/own-meetings';

/** Who came to a meeting, as its people say. */
export interface AttendanceView {
  readonly meetingId: string;
  /** Whether the asker can say something now: once it has begun. */
  readonly isOpen: boolean;
  /** Whether two people met; null while that is not known, or people differ. */
  readonly tookPlace: boolean | null;
  /** `disputed`: one says that somebody was there and another that they were not. Both words stand. */
  readonly agreement: Agreement;
  readonly people: readonly {
    readonly id: string;
    readonly firstName: string;
    readonly isMe: boolean;
    readonly agreement: Agreement;
    /** Once it is agreed; null before. */
    readonly state: AttendanceState | null;
    /** What the asker said; null: nothing yet. */
    readonly said: AttendanceState | null;
  }[];
}

/** What somebody says in one tap. */
export interface GivenAttendance {
  /** How they were themselves. */
  readonly mine: AttendanceState;
  /** How the other was; in a group one word for all, or a word by id. Whoever is not in it is left out. */
  readonly theirs: AttendanceState | Readonly<Record<string, AttendanceState>>;
}

export const isAttendanceState = (text: string): text is AttendanceState => Object.hasOwn(attendanceStates, text);

/** Who came, said by both sides; for its people alone: not-found, `meeting.not-found`, for everybody else. */
@Injectable()
export class Attendance {
  constructor(
    private readonly own: OwnMeetings,
    private readonly pairings: OwnPairings,
  ) {}

  of(actor: Actor, meetingId: string): Promise<AttendanceView> {
    return this.own.within(actor, meetingId, async (own) => viewOf(own, await found(own, meetingId)));
  }

  /**
   * Says it, or says it differently. What all agree on decides whether the meeting took place.
   * @throws {DomainError} conflict, `meeting.not-over`, before it has begun, and for one that was called off.
   */
  async say(actor: Actor, meetingId: string, { mine, theirs }: GivenAttendance): Promise<AttendanceView> {
    const [view, row] = await this.own.within(actor, meetingId, async (own) => {
      const meeting = await found(own, meetingId);
      if (!isOpen(meeting, own.at)) throw notNow('meeting.not-over', meetingId);
      const words = meeting.people.flatMap(({ id }) => {
        const state = id === own.self.id ? mine : typeof theirs === 'string' ? theirs : theirs[id];
        return state ? [{ about: id, by: own.self.id, state }] : [];
      });
      refuseFaults(
        'meeting.attendance',
        fault(
          words.some(({ state }) => !isAttendanceState(state)),
          'mine',
          'Say who came',
        ),
      );
      await keep(own, meeting, words);
      await decide(own, meeting);
      await record(own.tx, actor, { event: 'meeting.attended', object: meetingId, subjects: meeting.people });
      return [await viewOf(own, await found(own, meetingId)), meeting] as const;
    });
    if (attendanceStates[mine].there && view.tookPlace !== false) await this.tellPairing(actor, row);
    return view;
  }

  /** Whoever waits for a sign that the two meet need not ask any more. */
  private async tellPairing(actor: Actor, { pairingId }: MeetingRow): Promise<void> {
    if (!pairingId) return;
    await this.pairings.take(actor, pairingId, { step: 'say-met' }).catch((error: unknown) => {
      // Over or paused meanwhile: then nobody waits for a sign.
      if (!(error instanceof DomainError)) throw error;
    });
  }
}

const isOpen = ({ status, startsAt }: MeetingRow, at: Date): boolean =>
  ['confirmed', 'completed', 'missed'].includes(status) && startsAt !== null && startsAt <= at;

async function found(own: Own, id: string): Promise<MeetingRow> {
  const row = await meetingOf(own.tx, own.here, own.self, id);
  if (!row) throw meetingNotFound(id);
  return row;
}

async function keep(own: Own, { id, people }: MeetingRow, words: readonly AttendanceWord[]): Promise<void> {
  const kinds = new Map(people.map((one) => [one.id, one.kind]));
  await own.tx.query(
    `insert into attendance (institution_id, meeting_id, person_kind, person_id, said_by, state, at)
     select $1, $2, w.kind, w.about, $3, w.state, $4 from unnest($5::text[], $6::uuid[], $7::text[]) w (kind, about, state)
     on conflict (institution_id, meeting_id, person_id, said_by) do update set state = excluded.state, at = excluded.at`,
    [
      ...[own.here, id, own.self.id, own.at, words.map(({ about }) => kinds.get(about))],
      ...[words.map(({ about }) => about), words.map(({ state }) => state)],
    ],
  );
}

/** What was said about a meeting. */
export const wordsAbout = (tx: EntityManager, here: string, meetingId: string): Promise<AttendanceWord[]> =>
  tx.query<AttendanceWord[]>(
    `select person_id as about, said_by as by, state from attendance where institution_id = $1 and meeting_id = $2 order by at`,
    [here, meetingId],
  );

/** Once people agree, the meeting took place or did not; whoever says it differently later is heard too. */
async function decide(own: Own, meeting: MeetingRow): Promise<void> {
  // Two who say it at the same moment take turns, so that the second sees what the first said.
  await own.tx.query('select from meeting where institution_id = $1 and id = $2 for update', [own.here, meeting.id]);
  const now = await found(own, meeting.id);
  const words = await wordsAbout(own.tx, own.here, meeting.id);
  const { tookPlace } = attendanceOf(
    now.people.map(({ id }) => id),
    words,
  );
  if (tookPlace === null) return;
  const [step, becomes] = tookPlace ? (['complete', 'completed'] as const) : (['miss', 'missed'] as const);
  if (now.status === becomes) return;
  await changeMeeting(own.tx, own.here, now, { step, becomes, by: own.self, at: own.at });
}

async function viewOf(own: Own, row: MeetingRow): Promise<AttendanceView> {
  const words = await wordsAbout(own.tx, own.here, row.id);
  const all = attendanceOf(
    row.people.map(({ id }) => id),
    words,
  );
  return {
    ...{ meetingId: row.id, isOpen: isOpen(row, own.at), tookPlace: all.tookPlace, agreement: all.agreement },
    people: row.people.map(({ id, firstName }) => ({
      ...{ id, firstName, isMe: id === own.self.id },
      agreement: all.people.get(id)?.agreement ?? 'waiting',
      state: all.people.get(id)?.state ?? null,
      said: words.findLast(({ about, by }) => about === id && by === own.self.id)?.state ?? null,
    })),
  };
}
