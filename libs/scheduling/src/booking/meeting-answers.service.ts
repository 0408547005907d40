import { Injectable } from '@nestjs/common';
import { record } from '@footing/audit';
import type { Actor } from '@footing/kernel';
import { changeMeeting, insertOptions, type Setting, type Timed, timeIsFree } from '../data/meeting-changes.query';
import type { MeetingRow, OfferedTime } from '../data/meeting.query';
import { isOpen } from '../data/pair.query';
import { leaveOutBusy, saveTick } from '../data/tick.query';
import type { MeetingState, MeetingStep } from '../domain/meeting-life';
import { fault, notNow, refuseFaults } from '../errors';
import { zoneDataVersion } from '../zone-data';
import { agreedAgain, minuteOf } from './agreed-time';
import { agreedOrRefused, heldUntil, settingFor, whoCan } from './arranging';
import { isCancelReason } from './cancel-reasons';
import { blockedBy, faultsInMeeting, type GivenMeeting } from './given-meeting';
import type { RoundDays } from './round-days';
import { ownStepsOf } from './meeting-view';
import { partyTimes, zoneOf } from './next-times';
import { type Own, OwnMeetings } from './own-meetings';
import { travelOf } from './times-for-all';
import { mayTick } from './times-ticked';

/** Changes meetings that are there. Each takes the version that its asker saw. */
@Injectable()
export class MeetingAnswers {
  constructor(private readonly own: OwnMeetings) {}

  /** Says yes to one of the times, or to the one that is held. @param number of the time, 1 to 5; null for a held one. */
  accept(actor: Actor, id: string, number: number | null, version: number): Promise<void> {
    return this.change(actor, id, version, 'accept', 'confirmed', async (own, row) => {
      if (row.status === 'held') return {};
      const option = row.options.find((one) => one.number === number);
      refuseFaults('meeting.times', fault(!option, 'number', 'Choose one of the times'));
      if (!option || option.startsAt <= own.at) throw notNow('meeting.moved-on', id);
      return { timed: await this.timeOf(own, row, option) };
    });
  }

  /**
   * Says which of the times offered to their group suit a student; empty: none does. Said again, it is instead of before.
   * @throws invalid, `meeting.times`; conflict, `meeting.moved-on`, also where they are not to answer.
   */
  tick(actor: Actor, id: string, numbers: readonly number[], version: number): Promise<void> {
    return this.own.ofMeeting(actor, id, version, async (own, row) => {
      if (!mayTick(row, own.self)) throw notNow('meeting.moved-on', id);
      const offered = row.options.map(({ number }) => number);
      const isStrange = numbers.some((one) => !offered.includes(one));
      refuseFaults('meeting.times', fault(isStrange, 'numbers', 'Choose from the times that are offered'));
      await saveTick(own.tx, own.here, row, own.self, { numbers: [...new Set(numbers)].sort(), at: own.at });
      await record(own.tx, actor, { event: 'meeting.changed', object: id, subjects: [own.self] });
    });
  }

  /**
   * The mentor of a group agrees one of the times that they have offered. Everybody in it is invited, but whoever has another
   * meeting then: they are told that the group meets without them.
   * @throws as `accept`; conflict, `meeting.busy`, where the mentor or all of the others have one.
   */
  choose(actor: Actor, id: string, number: number | null, version: number): Promise<void> {
    return this.change(actor, id, version, 'choose', 'confirmed', async (own, row) => {
      const option = row.options.find((one) => one.number === number);
      refuseFaults('meeting.times', fault(!option, 'number', 'Choose one of the times'));
      if (!option || option.startsAt <= own.at) throw notNow('meeting.moved-on', id);
      const { agreed, travel } = await this.agreedOn(own, row, option);
      const gone = await leaveOutBusy(own.tx, own.here, row, blockedBy(agreed.startsAt, row.minutes, travel), own.at);
      const people = row.people.filter((one) => !gone.includes(one.id));
      if (people.length < 2) throw notNow('meeting.busy', id);
      return { timed: await this.free(own, { ...row, people }, agreed, travel) };
    });
  }

  /** None of the times suits. @param reason a code of `cancelReasons`. */
  decline(actor: Actor, id: string, reason: string, version: number): Promise<void> {
    checkReason(reason);
    return this.change(actor, id, version, 'decline', 'declined', () => Promise.resolve({ reason }));
  }

  /** Calls it off; the others are told. @param reason a code of `cancelReasons`. */
  cancel(actor: Actor, id: string, reason: string, version: number): Promise<void> {
    checkReason(reason);
    return this.change(actor, id, version, 'cancel', 'cancelled', () => Promise.resolve({ reason }));
  }

  /** Other times instead: now the other side answers. */
  offerOthers(actor: Actor, id: string, starts: readonly number[], version: number): Promise<void> {
    return this.change(actor, id, version, 'offer-others', 'proposed', async (own, row) => {
      const now = minuteOf(own.at);
      const people = await partyTimes(own, row, { from: now, to: now });
      const round = await roundDays(own, row);
      const times = agreedOrRefused(own, { round }, starts, row.minutes, zoneOf(people, own.self));
      return {
        askedBy: own.self.id,
        after: () => insertOptions(own.tx, own.here, { id, version: version + 1 }, times),
      };
    });
  }

  /** Keeps one of the offered times for an answer, two days at most: now the other side answers. */
  hold(actor: Actor, id: string, number: number, version: number): Promise<void> {
    return this.change(actor, id, version, 'hold', 'held', async (own, row) => {
      const option = row.options.find((one) => one.number === number);
      if (!option || option.startsAt <= own.at) throw notNow('meeting.moved-on', id);
      const timed = await this.timeOf(own, row, option);
      return { timed, askedBy: own.self.id, holdUntil: heldUntil(own.at, option.startsAt) };
    });
  }

  /** Moves it in place: the same entry in every calendar. The time suits by what they have said, or it stays and only the place changes. */
  reschedule(actor: Actor, id: string, start: number, given: GivenMeeting, version: number): Promise<void> {
    refuseFaults('meeting.ask', faultsInMeeting(given));
    return this.change(actor, id, version, 'reschedule', 'confirmed', async (own, row) => {
      const people = await partyTimes(own, row, { from: start, to: start + given.minutes }, id);
      const zone = zoneOf(people, own.self);
      const [agreed] = agreedOrRefused(own, { round: await roundDays(own, row) }, [start], given.minutes, zone);
      const isSameTime = row.startsAt !== null && minuteOf(row.startsAt) === start && given.minutes === row.minutes;
      if (!agreed || (!isSameTime && whoCan(people, start, given, zone).length < row.people.length))
        throw notNow('meeting.not-free', id);
      const timed = await this.free(own, row, agreed, travelOf(people, given.mode));
      return { timed, setting: await settingFor(own, given, people, row.joinUrl) };
    });
  }

  /** What was offered is a time on a clock: the instant is worked out anew. */
  private async timeOf(own: Own, row: MeetingRow, option: OfferedTime): Promise<Timed> {
    const { agreed, travel } = await this.agreedOn(own, row, option);
    return this.free(own, row, agreed, travel);
  }

  private async agreedOn(own: Own, row: MeetingRow, { localStart, zone }: OfferedTime) {
    const now = minuteOf(own.at);
    const people = await partyTimes(own, row, { from: now, to: now });
    const agreed = agreedAgain(localStart, zone, row.minutes, zoneDataVersion);
    return { agreed, travel: travelOf(people, row.mode) };
  }

  private async free(own: Own, row: MeetingRow, agreed: Timed['agreed'], travel: number): Promise<Timed> {
    const minutes = minuteOf(agreed.endsAt) - minuteOf(agreed.startsAt);
    const timed = { agreed, ...blockedBy(agreed.startsAt, minutes, travel) };
    await timeIsFree(own.tx, own.here, row.id, row.people, timed, own.at);
    return timed;
  }

  private change(
    ...[actor, id, version, step, becomes, prepare]: [
      actor: Actor,
      id: string,
      version: number,
      step: MeetingStep,
      becomes: MeetingState,
      prepare: (own: Own, row: MeetingRow) => Promise<Prepared>,
    ]
  ): Promise<void> {
    return this.own.ofMeeting(actor, id, version, async (own, row, pair) => {
      if (!ownStepsOf(row, own.self, own.at).includes(step)) throw notNow('meeting.moved-on', id);
      if (pair && !isOpen(pair) && !endings.includes(step)) throw notNow('meeting.no-contact', id);
      const { reason = '', after, ...set } = await prepare(own, row);
      const by = { step, becomes, by: own.self, at: own.at, reason };
      if (!(await changeMeeting(own.tx, own.here, row, by, set))) throw notNow('meeting.moved-on', id);
      await after?.();
      const event = step === 'cancel' ? 'meeting.cancelled' : 'meeting.changed';
      await record(own.tx, actor, { event, object: id, subjects: row.people });
    });
  }
}

/** What can be done with a meeting also where none can be arranged. */
const endings: readonly MeetingStep[] = ['decline', 'cancel'];

/** What a step changes beside the state. */
interface Prepared {
  readonly reason?: string;
  readonly timed?: Timed;
  readonly setting?: Setting;
  readonly holdUntil?: Date;
  readonly askedBy?: string;
  readonly after?: () => Promise<void>;
}

/** Of a round that is not there, every day. */
const EVER: RoundDays = { meetingsStart: '0000-01-01', meetingsEnd: '9999-12-31' };

function checkReason(reason: string): void {
  refuseFaults('meeting.reason', fault(!isCancelReason(reason), 'reason', 'Say why'));
}

async function roundDays({ tx, here }: Own, { roundId }: MeetingRow): Promise<RoundDays> {
  const [row] = await tx.query<RoundDays[]>(
    `select meetings_start::text as "meetingsStart", meetings_end::text as "meetingsEnd" from round
     where institution_id = $1 and id = $2`,
    [here, roundId],
  );
  return row ?? EVER;
}
