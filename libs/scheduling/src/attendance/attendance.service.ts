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
  isAttendanceState,
  type AttendanceWord,
  SAY_HOURS,
} from '../domain/attendance';
import { meetingNotFound, notNow, refuseFaults, fault } from '../errors';
import { type OneTap, saidByTap } from '../domain/one-tap';
import { type Own, OwnMeetings } from '../booking/own-meetings';

/** Who came to a meeting, as its people say. */
export interface AttendanceView {
  readonly meetingId: string;
  /** Whether the asker can say something now: once it has begun, until `until`. */
  readonly isOpen: boolean;
  /** Two weeks after its end; null: it has no time. */
  readonly until: Date | null;
  /** Whether two people met; null while that is not known, or people differ. */
  readonly tookPlace: boolean | null;
  /** `disputed`: one says that somebody was there and another that they were not. Both words stand. */
  readonly agreement: Agreement;
  readonly people: readonly {
    readonly id: string;
    readonly kind: 'student' | 'mentor';
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
   * @throws {DomainError} conflict, `meeting.not-over`, before it has begun, and for one that was called off; `meeting.settled`, two
   * weeks after its end.
   */
  async say(actor: Actor, meetingId: string, { mine, theirs }: GivenAttendance): Promise<AttendanceView> {
    const said = await this.own.within(actor, meetingId, (own) =>
      this.sayIn(own, meetingId, ({ people, self }) =>
        Object.fromEntries(
          people.flatMap(({ id }) => {
            const state = id === self.id ? mine : typeof theirs === 'string' ? theirs : theirs[id];
            return state ? [[id, state]] : [];
          }),
        ),
      ),
    );
    await this.tellPairing(actor, said);
    return said.view;
  }

  /** The same in one tap. @throws as `say`. */
  async tap(actor: Actor, meetingId: string, tap: OneTap): Promise<AttendanceView> {
    const said = await this.own.within(actor, meetingId, (own) => this.tapIn(own, meetingId, tap));
    await this.tellPairing(actor, said);
    return said.view;
  }

  /** What is known of a meeting, within a transaction of one of its people. */
  viewIn(own: Own, row: MeetingRow): Promise<AttendanceView> {
    return viewOf(own, row);
  }

  /** The same within a transaction of whoever says it; `tellPairing` is to follow it. */
  tapIn(own: Own, meetingId: string, tap: OneTap): Promise<Said> {
    return this.sayIn(own, meetingId, ({ people, self }) => saidByTap(tap, people, self));
  }

  private async sayIn(
    own: Own,
    meetingId: string,
    wordsOf: (of: Pick<MeetingRow, 'people'> & Pick<Own, 'self'>) => Readonly<Record<string, AttendanceState>>,
  ): Promise<Said> {
    const row = await found(own, meetingId);
    if (!hasBegun(row, own.at)) throw notNow('meeting.not-over', meetingId);
    if (!isOpen(row, own.at)) throw notNow('meeting.settled', meetingId);
    const said = Object.entries(wordsOf({ people: row.people, self: own.self }));
    refuseFaults(
      'meeting.attendance',
      fault(said.length === 0 || said.some(([, state]) => !isAttendanceState(state)), 'mine', 'Say who came'),
    );
    await keep(
      own,
      row,
      said.map(([about, state]) => ({ about, by: own.self.id, state })),
    );
    await decide(own, row);
    await record(own.tx, own.actor, { event: 'meeting.attended', object: meetingId, subjects: row.people });
    return { view: await viewOf(own, await found(own, meetingId)), row };
  }

  /** Whoever waits for a sign that the two meet need not ask any more. */
  async tellPairing(actor: Actor, { view, row: { pairingId } }: Said): Promise<void> {
    const mine = view.people.find(({ isMe }) => isMe)?.said;
    if (!pairingId || !mine || !attendanceStates[mine].there || view.tookPlace === false) return;
    await this.pairings.take(actor, pairingId, { step: 'say-met' }).catch((error: unknown) => {
      // Over or paused meanwhile: then nobody waits for a sign.
      if (!(error instanceof DomainError)) throw error;
    });
  }
}

/** What came of somebody's word. */
export interface Said {
  readonly view: AttendanceView;
  readonly row: MeetingRow;
}

const hasBegun = ({ status, startsAt }: MeetingRow, at: Date): boolean =>
  ['confirmed', 'completed', 'missed'].includes(status) && startsAt !== null && startsAt <= at;

const untilOf = ({ endsAt }: MeetingRow): Date | null => endsAt && new Date(endsAt.getTime() + SAY_HOURS * 3_600_000);

const isOpen = (row: MeetingRow, at: Date): boolean => hasBegun(row, at) && at <= (untilOf(row) ?? at);

async function found(own: Own, id: string): Promise<MeetingRow> {
  const row = await meetingOf(own.tx, own.here, own.self, id);
  // Whether two had their short call they say where it is kept.
  if (!row || row.kind === 'intro') throw meetingNotFound(id);
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
    ...{ meetingId: row.id, isOpen: isOpen(row, own.at), until: untilOf(row) },
    ...{ tookPlace: all.tookPlace, agreement: all.agreement },
    people: row.people.map(({ id, kind, firstName }) => ({
      ...{ id, kind, firstName, isMe: id === own.self.id },
      agreement: all.people.get(id)?.agreement ?? 'waiting',
      state: all.people.get(id)?.state ?? null,
      said: words.findLast(({ about, by }) => about === id && by === own.self.id)?.state ?? null,
    })),
  };
}
