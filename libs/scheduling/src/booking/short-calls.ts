import type { Person } from '@footing/consent';
import { callMeetingOf, type MeetingRow } from '../data/meeting.query';
import { changeMeeting, insertMeeting, timeIsFree } from '../data/meeting-changes.query';
import { notNow } from '../errors';
import { dayHere, minuteOf } from './agreed-time';
import { agreedOrRefused, settingFor, whoCan } from './arranging';
import { blockedBy } from './given-meeting';
import { type NextTime, nextTimes, outlookOf, partyTimes, zoneOf } from './next-times';
import type { Own } from './own-meetings';
import type { RoundDays } from './round-days';

/** A short call of two who may be paired. Who may call whom is decided elsewhere: here it gets its time. */
export interface ShortCall {
  readonly roundId: string;
  readonly applicationId: string;
  readonly offerId: string;
  readonly studentId: string;
  readonly mentorId: string;
  /** How long it takes. */
  readonly minutes: number;
  /** The last day for it, YYYY-MM-DD. */
  readonly until: string;
}

/** When two could talk, on the clocks of both. */
export interface CallTimes {
  /** At most three, by time; empty: nothing suits, or one of them has not said when they can meet. */
  readonly times: readonly NextTime[];
  /** The asker's zone today, and the other's. */
  readonly zone: string;
  readonly theirZone: string;
  /** Whether each has said when they can meet. */
  readonly mineSaid: boolean;
  readonly theirsSaid: boolean;
}

const NEXT = 3;

/** The next times that suit both; what they have agreed on already does not count against it. Within the caller's transaction. */
export async function callTimes(own: Own, call: ShortCall): Promise<CallTimes> {
  const { tx, here, self, at } = own;
  const row = await callMeetingOf(tx, here, call);
  const outlook = await outlookOf(own, { people: peopleOf(call), round: daysOf(call, at) }, row?.id ?? null);
  const said = (isMine: boolean) => outlook.times.some((one) => (one.person.id === self.id) === isMine && one.hasSaid);
  const { zone, theirZone } = outlook;
  const now = row?.startsAt ? minuteOf(row.startsAt) : null;
  const times = nextTimes(outlook, { minutes: call.minutes, mode: 'online', most: NEXT + 1 });
  return {
    ...{ zone, theirZone, mineSaid: said(true), theirsSaid: said(false) },
    times: times.filter(({ start }) => start !== now).slice(0, NEXT),
  };
}

/**
 * Agrees on a time, or on another in its place: the same entry in both calendars. Nobody else gets the time of either until the
 * transaction ends. The call is to be held by the caller before.
 * @param start minutes since 1970-01-01T00:00Z. @param mustSuit only where both have said that they can meet then; else one of
 * the two has given the time, and the other takes it.
 * @throws {DomainError} conflict, `meeting.not-free`; invalid, `meeting.times`; the constraints `meeting_busy`, `no_double_booking`
 * or `meeting_needs_contact`, where the database says so.
 */
export async function agreeOnCall(own: Own, call: ShortCall, start: number, mustSuit: boolean): Promise<void> {
  const { tx, here, self, at } = own;
  const { minutes, applicationId } = call;
  const row = await callMeetingOf(tx, here, call);
  const people = peopleOf(call);
  const times = await partyTimes(own, { people }, { from: start, to: start + minutes }, row?.id ?? null);
  const zone = zoneOf(times, self);
  const how = { minutes, mode: 'online' } as const;
  const [agreed] = agreedOrRefused(own, { round: daysOf(call, at) }, [start], minutes, zone);
  if (!agreed || (mustSuit && whoCan(times, start, how, zone).length < people.length))
    throw notNow('meeting.not-free', applicationId);
  const timed = { agreed, ...blockedBy(agreed.startsAt, minutes, 0) };
  await timeIsFree(tx, here, row?.id ?? null, people, timed, at);
  if (row) return move(own, row, timed);
  const setting = await settingFor(own, how, times);
  const { roundId, offerId } = call;
  const of = { kind: 'intro', roundId, pairingId: null, applicationId, offerId } as const;
  await insertMeeting(
    tx,
    here,
    { ...of, ...setting, people, by: self, status: 'confirmed', holdUntil: null, at },
    timed,
  );
}

async function move({ tx, here, self, at }: Own, row: MeetingRow, timed: Parameters<typeof insertMeeting>[3] & object) {
  if (row.startsAt?.getTime() === timed.agreed.startsAt.getTime()) return;
  const by = { step: 'reschedule', becomes: 'confirmed', by: self, at } as const;
  if (!(await changeMeeting(tx, here, row, by, { timed }))) throw notNow('meeting.moved-on', row.id);
}

/** Its two have talked: whoever says so says it for both. Nothing happens where it had no time. */
export async function callWasHeld({ tx, here, self, at }: Own, call: ShortCall): Promise<void> {
  const row = await callMeetingOf(tx, here, call);
  if (row?.startsAt && row.startsAt <= at)
    await changeMeeting(tx, here, row, { step: 'complete', becomes: 'completed', by: self, at });
}

const peopleOf = ({ mentorId, studentId }: ShortCall): readonly Person[] => [
  { kind: 'mentor', id: mentorId },
  { kind: 'student', id: studentId },
];

const daysOf = ({ until }: ShortCall, at: Date): RoundDays => ({ meetingsStart: dayHere(at), meetingsEnd: until });
