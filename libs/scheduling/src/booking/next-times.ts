import type { Own } from './own-meetings';
import type { Pair } from '../data/pair.query';
import { groupOf } from '../data/pair.query';
import type { Person } from '@footing/consent';
import { type PersonTimes, timesOfPeople } from '../data/availability.query';
import type { MeetingOf } from '../data/meeting-changes.query';
import type { Span } from '../domain/availability';
import { DAY } from '../domain/local-days';
import { toLocal } from '../domain/zones';
import { dayHere, minuteOf, wallText } from './agreed-time';
import type { RoundDays } from './round-days';
import { windowOf } from './round-days';
import { timesForAll } from './times-for-all';

/** A time that suits, in the zone of whoever looks, and in those of the others. */
export interface NextTime {
  /** Minutes since 1970-01-01T00:00Z: what `book` takes. */
  readonly start: number;
  /** YYYY-MM-DDTHH:MM on the asker's own clock. */
  readonly local: string;
  /** The same moment on the other's clock; equal to `local` in the same zone. Of a group: the mentor's, for students. */
  readonly theirLocal: string;
  /** How many of those who could be asked can come, whoever looks included. */
  readonly people: number;
}

/** How far ahead times are looked for, in days, and from how long before a meeting it can be booked, in minutes. */
export const LOOK_AHEAD = 28;
export const EARLIEST = 60;
/** Times are looked for every so many minutes on the clock of whoever looks. */
export const STEP = 30;

/** Who would meet, the mentor first, and what their meeting is of. */
export interface Party {
  readonly of: MeetingOf;
  readonly people: readonly Person[];
  readonly round: RoundDays;
}

/** Two people, or the whole group where the programme is for groups. */
export async function partyOf({ tx, here }: Pick<Own, 'tx' | 'here'>, pair: Pair): Promise<Party> {
  const { roundId, studentId, mentorId } = pair;
  const none = { roundId, pairingId: null, applicationId: null, offerId: null };
  if (pair.programmeKind === 'group')
    return {
      of: { ...none, kind: 'group', offerId: pair.offerId },
      people: await groupOf(tx, here, pair.offerId),
      round: pair,
    };
  return {
    of: { ...none, kind: 'pairing', pairingId: pair.id },
    people: [
      { kind: 'mentor', id: mentorId },
      { kind: 'student', id: studentId },
    ],
    round: pair,
  };
}

/** When everybody of a party can meet within a window, or around a single time. */
export function partyTimes(
  { tx, here, at }: Own,
  { people }: Pick<Party, 'people'>,
  window: Span,
  leaveOut: string | null = null,
): Promise<PersonTimes[]> {
  const today = dayHere(at);
  const around = { from: window.from - DAY, to: window.to + DAY };
  return timesOfPeople(tx, here, people, { window: around, today, leaveOut, at });
}

/** The zone the asker is in today. */
export const zoneOf = (times: readonly PersonTimes[], self: Person): string =>
  times.find(({ person }) => person.id === self.id)?.zone ?? 'Europe/London';

/** What a person is looking at: who could meet when, and from when to when is looked. */
export interface Outlook {
  readonly times: readonly PersonTimes[];
  readonly zone: string;
  readonly theirZone: string;
  /** Null: the round's days are over. */
  readonly window: Span | null;
}

/** @param leaveOut a meeting whose own time does not count: it is to be moved. */
export async function outlookOf(own: Own, party: Omit<Party, 'of'>, leaveOut: string | null = null): Promise<Outlook> {
  const soonest = { now: minuteOf(own.at) + EARLIEST - 1, days: LOOK_AHEAD };
  // Whose zone the days are counted in is known only with the times: a day more on either side holds them in every zone.
  const around = windowOf(party.round, { ...soonest, zone: 'UTC' }) ?? { from: soonest.now, to: soonest.now + DAY };
  const times = await partyTimes(own, party, around, leaveOut);
  const zone = zoneOf(times, own.self);
  const theirZone = times.find(({ person }) => person.id !== own.self.id)?.zone ?? zone;
  return { times, zone, theirZone, window: windowOf(party.round, { ...soonest, zone }) };
}

/**
 * The next times that suit: those that suit most people first, at most one a day, so that there is something to choose from; of
 * one day such as do not overlap first. Cost: the times that suit times `most`.
 * @param most how many. @returns by time.
 */
export function nextTimes(
  { times, zone, theirZone, window }: Outlook,
  { minutes, mode, most }: { readonly minutes: number; readonly mode: 'online' | 'in-person'; readonly most: number },
): NextTime[] {
  if (!window) return [];
  const days = new Set<string>();
  const found = timesForAll(times, { window, minutes, mode, step: STEP, zone }).map(({ start, people }) => ({
    ...{ start, people: people.length },
    ...{ local: wallText(toLocal(start, zone)), theirLocal: wallText(toLocal(start, theirZone)) },
  }));
  const spread = found.filter(({ local }) => {
    const day = local.slice(0, 10);
    return !days.has(day) && days.add(day);
  });
  return chosen([...spread, ...found.filter((time) => !spread.includes(time))], minutes, most).sort(
    (one, other) => one.start - other.start,
  );
}

/** The first of them that do not overlap, so that all can be offered at once; where those are too few, what overlaps too. */
function chosen(times: readonly NextTime[], minutes: number, most: number): NextTime[] {
  const apart: NextTime[] = [];
  for (const time of times)
    if (apart.length < most && apart.every(({ start }) => Math.abs(start - time.start) >= minutes)) apart.push(time);
  return [...apart, ...times.filter((time) => !apart.includes(time))].slice(0, most);
}
