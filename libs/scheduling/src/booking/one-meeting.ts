import { answersTo, type CalendarAnswer } from '../data/calendar-answer.query';
import { meetingOf, type MeetingRow } from '../data/meeting.query';
import { isOpen, isTooYoung, type Pair, pairOf } from '../data/pair.query';
import { meetingNotFound } from '../errors';
import type { GivenMeeting } from './given-meeting';
import { type MeetingView, ownStepsOf, viewOf } from './meeting-view';
import { type NextTime, nextTimes, outlookOf } from './next-times';
import type { Own } from './own-meetings';
import { type TimesTicked, timesTicked } from './times-ticked';

/** A meeting with what its own page needs. */
export interface OneMeeting {
  readonly meeting: MeetingView;
  /** The asker's pairing that it is of; of a group, one of theirs in it. */
  readonly pairingId: string;
  /** First name of the other; of a group, of its mentor for students, and '' for the mentor. */
  readonly otherName: string;
  readonly isGroup: boolean;
  /** Whether a meeting can be arranged now. */
  readonly isOpen: boolean;
  /** Whether nothing can be arranged because the student is under 18 and nobody looks on; else false. */
  readonly isTooYoung: boolean;
  /** The asker's zone today, and the other's. */
  readonly zone: string;
  readonly theirZone: string;
  /** What calendars of its people answered to the last invitation: notes, by when they came. */
  readonly answers: readonly CalendarAnswer[];
  /** At most ten times that suit everybody in it, by time, its own among them; empty where it cannot be arranged or moved. */
  readonly times: readonly NextTime[];
  /** Of times that are offered to a group: whom they suit; else null. */
  readonly ticked: TimesTicked | null;
}

const MOST = 10;

/** First name of the other; '' for the mentor of a group. */
export const otherNameOf = ({ side, programmeKind, mentorName, studentName }: Pair): string =>
  side === 'student' ? mentorName : programmeKind === 'group' ? '' : studentName;

/** @param how long and in which way, where it is to be moved to another. @throws {DomainError} not-found, `meeting.not-found`. */
export async function oneMeeting(
  own: Own,
  id: string,
  how?: Pick<GivenMeeting, 'minutes' | 'mode'>,
): Promise<OneMeeting> {
  const row = await meetingOf(own.tx, own.here, own.self, id);
  const pair = row && (await pairFor(own, row));
  if (!row || !pair) throw meetingNotFound(id);
  const outlook = await outlookOf(own, { people: row.people, round: pair }, id);
  const may = ownStepsOf(row, own.self, own.at);
  const isToBeArranged = isOpen(pair) && (may.includes('reschedule') || may.includes('offer-others'));
  const { minutes, mode } = how ?? row;
  const times = isToBeArranged ? nextTimes(outlook, { minutes, mode, most: MOST }) : [];
  return {
    meeting: viewOf(row, own.self, own.at),
    ...{ pairingId: pair.id, otherName: otherNameOf(pair), isGroup: row.kind === 'group', isOpen: isOpen(pair) },
    isTooYoung: isTooYoung(pair),
    ...{ zone: outlook.zone, theirZone: outlook.theirZone },
    answers: row.status === 'confirmed' ? await answersTo(own.tx, own.here, own.self, row) : [],
    times: times.filter(({ people }) => people >= row.people.length),
    ticked: await timesTicked(own, row, outlook.times),
  };
}

/** The asker's pairing that a meeting is of; null where it is of none. */
async function pairFor({ tx, here, self }: Own, { pairingId, offerId, kind }: MeetingRow): Promise<Pair | null> {
  if (pairingId) return pairOf(tx, here, self, pairingId);
  if (kind !== 'group' || !offerId) return null;
  const [own] = await tx.query<{ id: string }[]>(
    `select p.id from pairing p join application a on a.institution_id = p.institution_id and a.id = p.application_id
     where p.institution_id = $1 and p.offer_id = $2 and ($4 = 'mentor' or a.student_id = $3)
     order by p.state = 'active' desc, p.id limit 1`,
    [here, offerId, self.id, self.kind],
  );
  return own ? pairOf(tx, here, self, own.id) : null;
}
