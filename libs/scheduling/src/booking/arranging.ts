import type { Person } from '@footing/consent';
import type { PersonTimes } from '../data/availability.query';
import type { Setting } from '../data/meeting-changes.query';
import { roomsOf } from '../data/room.query';
import { faultsInLink, roomOf } from '../domain/rooms';
import { refuseFaults } from '../errors';
import { zoneDataVersion } from '../zone-data';
import { type Agreed, instantOf, minuteOf } from './agreed-time';
import { agreedTimes, type GivenMeeting } from './given-meeting';
import type { Party } from './next-times';
import type { Own } from './own-meetings';
import { timesForAll } from './times-for-all';

/** For how long a time is held for an answer, in hours; never beyond its start. */
export const HOLD_HOURS = 48;
/** Of what a start is a multiple, on the clock of whoever asks, in minutes. */
export const STEP_OF_CLOCK = 5;

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
export function whoCan(
  times: readonly PersonTimes[],
  start: number,
  given: GivenMeeting,
  zone: string,
): readonly Person[] {
  const { minutes, mode } = given;
  const looking = { window: { from: start, to: start + minutes }, minutes, mode, step: STEP_OF_CLOCK, zone };
  return timesForAll(times, looking).find((time) => time.start === start)?.people ?? [];
}

/**
 * How they are to meet: as given, or as whoever hosts has said, by the rule of the institution. Of an online meeting without a
 * link, which gets its room when it is agreed, it is ''.
 * @param now the link that it has; '' for none. @throws {DomainError} invalid, `meeting.ask`, at `joinUrl`.
 */
export async function settingFor(
  { tx, here }: Pick<Own, 'tx' | 'here'>,
  given: GivenMeeting,
  people: readonly PersonTimes[],
  now = '',
): Promise<Setting> {
  const { mode, joinUrl = '' } = given;
  if (mode === 'in-person' || (joinUrl === '' && people.every((one) => one.joinUrl === '')))
    return settingFrom(given, people);
  const rooms = await roomsOf(tx, here);
  refuseFaults('meeting.ask', joinUrl === now ? [] : faultsInLink(joinUrl, rooms));
  return settingFrom(
    given,
    people.map((one) => ({ ...one, joinUrl: roomOf(one, rooms) })),
  );
}

function settingFrom({ minutes, mode, place, joinUrl }: GivenMeeting, people: readonly PersonTimes[]): Setting {
  const host = people.find((one) => (mode === 'online' ? one.joinUrl : one.place) !== '');
  return {
    ...{ minutes, mode },
    place: place ?? (mode === 'in-person' ? (host?.place ?? '') : ''),
    joinUrl: joinUrl ?? (mode === 'online' ? (host?.joinUrl ?? '') : ''),
  };
}
