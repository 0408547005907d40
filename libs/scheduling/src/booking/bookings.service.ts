import { Injectable } from '@nestjs/common';
import { record } from '@footing/audit';
import { type Person } from '@footing/consent';
import type { Actor } from '@footing/kernel';
import type { PersonTimes } from '../data/availability.query';
import { insertMeeting, insertOptions, type Setting, timeIsFree } from '../data/meeting.query';
import { notNow, refuseFaults } from '../errors';
import { zoneDataVersion } from '../zone-data';
import { type Agreed, instantOf, minuteOf } from './agreed-time';
import { agreedTimes, blockedBy, faultsInMeeting, type GivenMeeting } from './given-meeting';
import { type Party, partyOf, partyTimes, zoneOf } from './next-times';
import { type Own, OwnMeetings } from './own-meetings';
import { timesForAll, travelOf } from './times-for-all';

/** For how long a time is held for an answer, in hours; never beyond its start. */
export const HOLD_HOURS = 48;
/** Of what a start is a multiple, on the clock of whoever asks, in minutes. */
const STEP = 5;

/** Arranges new meetings of a pairing or its group. */
@Injectable()
export class Bookings {
  constructor(private readonly own: OwnMeetings) {}

  /** One tap: a time that suits by what both have said is agreed at once. @returns the meeting's id. */
  book(actor: Actor, pairingId: string, start: number, given: GivenMeeting): Promise<string> {
    return this.take(actor, pairingId, start, given, 'confirmed');
  }

  /** A time that suits is kept for both until the other has answered, two days at most. @returns the meeting's id. */
  hold(actor: Actor, pairingId: string, start: number, given: GivenMeeting): Promise<string> {
    return this.take(actor, pairingId, start, given, 'held');
  }

  /** Up to five times for the other to choose from; nobody's time is taken until they have. @returns the meeting's id. */
  propose(actor: Actor, pairingId: string, starts: readonly number[], given: GivenMeeting): Promise<string> {
    refuseFaults('meeting.ask', faultsInMeeting(given));
    return this.own.inPair(actor, pairingId, async (own, pair) => {
      const party = await partyOf(own, pair);
      const now = minuteOf(own.at);
      const people = await partyTimes(own, party, { from: now, to: now });
      const times = agreedOrRefused(own, party, starts, given.minutes, zoneOf(people, own.self));
      const setting = settingFrom(given, people);
      const id = await this.insert(own, party, party.people, setting, 'proposed', null);
      await insertOptions(own.tx, own.here, { id, version: 0 }, times);
      return id;
    });
  }

  private take(
    actor: Actor,
    pairingId: string,
    start: number,
    given: GivenMeeting,
    status: 'held' | 'confirmed',
  ): Promise<string> {
    refuseFaults('meeting.ask', faultsInMeeting(given));
    return this.own.inPair(actor, pairingId, async (own, pair) => {
      const party = await partyOf(own, pair);
      const people = await partyTimes(own, party, { from: start, to: start + given.minutes });
      const [agreed] = agreedOrRefused(own, party, [start], given.minutes, zoneOf(people, own.self));
      const coming = whoCan(people, start, given, zoneOf(people, own.self));
      if (!agreed || !coming.some(({ id }) => id === own.self.id)) throw notNow('meeting.not-free', pairingId);
      const setting = settingFrom(given, people);
      return this.insert(own, party, coming, setting, status, { agreed, travel: travelOf(people, given.mode) });
    });
  }

  private async insert(
    own: Own,
    party: Party,
    people: readonly Person[],
    setting: Setting,
    status: 'proposed' | 'held' | 'confirmed',
    when: { readonly agreed: Agreed; readonly travel: number } | null,
  ): Promise<string> {
    const { tx, here, self, at } = own;
    const timed = when && {
      agreed: when.agreed,
      ...blockedBy(when.agreed.startsAt, setting.minutes, when.travel),
    };
    if (timed) await timeIsFree(tx, here, null, people, timed, at);
    const holdUntil = status === 'held' && timed ? heldUntil(at, timed.agreed.startsAt) : null;
    const of = { ...party.of, ...setting, people, by: self, status, holdUntil, at };
    const id = await insertMeeting(tx, here, of, timed);
    const event = status === 'confirmed' ? 'meeting.booked' : 'meeting.asked';
    await record(tx, own.actor, { event, object: id, subjects: people });
    return id;
  }
}

/** Until when a time is kept. */
export const heldUntil = (at: Date, startsAt: Date): Date =>
  instantOf(Math.min(minuteOf(at) + HOLD_HOURS * 60, minuteOf(startsAt)));

/** Times as they are agreed on. @throws {DomainError} invalid, `meeting.times`. */
export function agreedOrRefused(
  { at }: Pick<Own, 'at'>,
  { round }: Pick<Party, 'round'>,
  starts: readonly number[],
  minutes: number,
  zone: string,
): readonly Agreed[] {
  const { times, faults } = agreedTimes(starts, minutes, { zone, zoneData: zoneDataVersion, now: minuteOf(at), round });
  refuseFaults('meeting.times', faults);
  return times;
}

/** Whoever can come at a time by what they have said, the mentor among them; empty: it does not suit. */
export function whoCan(times: readonly PersonTimes[], start: number, given: GivenMeeting, zone: string) {
  const { minutes, mode } = given;
  const looking = { window: { from: start, to: start + minutes }, minutes, mode, step: STEP, zone };
  return timesForAll(times, looking).find((time) => time.start === start)?.people ?? [];
}

/** How they are to meet: as given, or as whoever hosts has said. */
export function settingFrom({ minutes, mode, place, joinUrl }: GivenMeeting, people: readonly PersonTimes[]): Setting {
  const host = people.find((one) => (mode === 'online' ? one.joinUrl : one.place) !== '');
  return {
    ...{ minutes, mode },
    place: place ?? (mode === 'in-person' ? (host?.place ?? '') : ''),
    joinUrl: joinUrl ?? (mode === 'online' ? (host?.joinUrl ?? '') : ''),
  };
}
