import type { FieldError } from '@footing/kernel';
import { fault } from '../errors';
import type { Agreed } from './agreed-time';
import { agreedAt, instantOf } from './agreed-time';
import { dayOfMinute, type RoundDays } from './round-days';
import { canBeTold, toLocal } from '../domain/zones';

export const SHORTEST = 10;
export const LONGEST = 240;
export const MOST_OPTIONS = 5;

/** Whether a text, from a form, is a way to meet. */
export const isMeetingMode = (text: string): text is 'online' | 'in-person' =>
  text === 'online' || text === 'in-person';

/** How people are to meet, as somebody asks for it. */
export interface GivenMeeting {
  /** 10 to 240. */
  readonly minutes: number;
  readonly mode: 'online' | 'in-person';
  /** Where, in their words; absent: what they would rather, if they have said. At most 200 characters. */
  readonly place?: string;
  /** `https://…`; absent: the room of whoever hosts, if they have said. */
  readonly joinUrl?: string;
}

/** Faults in how they are to meet. */
export const faultsInMeeting = ({ minutes, place = '', joinUrl = '' }: GivenMeeting): FieldError[] => [
  ...fault(
    !Number.isInteger(minutes) || minutes < SHORTEST || minutes > LONGEST,
    'minutes',
    'A meeting takes between 10 minutes and 4 hours',
  ),
  ...fault(place.length > 200, 'place', 'Say where in 200 characters or fewer'),
  ...fault(
    joinUrl !== '' && (!/^https:\/\/[^\s]+$/.test(joinUrl) || joinUrl.length > 500),
    'joinUrl',
    'A link to a meeting starts with https://',
  ),
];

/** Times to choose from, as they are agreed on in a zone, the earliest first; or what is wrong with them. */
export function agreedTimes(
  starts: readonly number[],
  minutes: number,
  where: { readonly zone: string; readonly zoneData: string; readonly now: number; readonly round: RoundDays },
): { readonly times: readonly Agreed[]; readonly faults: readonly FieldError[] } {
  const inOrder = [...starts].sort((one, other) => one - other);
  const found = inOrder.map((start) =>
    canBeTold(start) ? agreedAt(start, minutes, where.zone, where.zoneData) : null,
  );
  const times = found.filter((one) => one !== null);
  const days = inOrder.filter(canBeTold).map((start) => dayOfMinute(toLocal(start, where.zone)));
  return {
    times,
    faults: [
      ...fault(starts.length < 1 || starts.length > MOST_OPTIONS, 'starts', 'Choose between one and five times'),
      ...fault(times.length < found.length, 'starts', 'Clocks change then: choose another time'),
      ...fault(
        inOrder.some((start) => start <= where.now),
        'starts',
        'Choose a time that has not passed',
      ),
      ...fault(
        days.some((day) => day < where.round.meetingsStart || day > where.round.meetingsEnd),
        'starts',
        `Choose a day from ${where.round.meetingsStart} to ${where.round.meetingsEnd}`,
      ),
      ...fault(
        inOrder.some((start, n) => start < (inOrder[n - 1] ?? -Infinity) + minutes),
        'starts',
        'Choose times that do not overlap',
      ),
    ],
  };
}

/** The time that a meeting takes of people, with the way there and back. */
export const blockedBy = (startsAt: Date, minutes: number, travel: number) => {
  const start = Math.floor(startsAt.getTime() / 60_000);
  return { blockedFrom: instantOf(start - travel), blockedTo: instantOf(start + minutes + travel) };
};
