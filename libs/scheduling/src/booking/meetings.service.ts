import { Injectable } from '@nestjs/common';
import { record } from '@footing/audit';
import type { Person } from '@footing/consent';
import type { Actor } from '@footing/kernel';
import { meetingOf, meetingsOf } from '../data/meeting.query';
import { isOpen, isTooYoung } from '../data/pair.query';
import { insertMeeting, insertOptions, type Setting, timeIsFree } from '../data/meeting-changes.query';
import { meetingNotFound, notNow, refuseFaults } from '../errors';
import { type Agreed, minuteOf } from './agreed-time';
import { agreedOrRefused, heldUntil, settingFor, whoCan } from './arranging';
import { blockedBy, faultsInMeeting, type GivenMeeting } from './given-meeting';
import { travelOf } from './times-for-all';
import { type MeetingView, viewOf } from './meeting-view';
import { type OneMeeting, oneMeeting, otherNameOf } from './one-meeting';
import type { PairingState } from '@footing/pairings';
import { type WhyNoTime, whyNoTime } from './why-no-time';
import { type NextTime, nextTimes, outlookOf, type Party, partyOf, partyTimes, zoneOf } from './next-times';
import { type Own, OwnMeetings } from './own-meetings';

/** How a pairing's meetings stand for one of its people. */
export interface PairMeetings {
  readonly pairingId: string;
  /** First name of the other; of a group, of its mentor for students, and '' for the mentor. */
  readonly otherName: string;
  readonly isGroup: boolean;
  /** How many would meet, the asker included: 2, or the whole group. */
  readonly size: number;
  readonly state: PairingState;
  /** Whether a meeting can be arranged now. */
  readonly isOpen: boolean;
  /** Whether nothing can be arranged because the student is under 18 and nobody looks on; else false. */
  readonly isTooYoung: boolean;
  /** What is to come first, by time; then what is over, the latest first. */
  readonly meetings: readonly MeetingView[];
  readonly next: NextMeetings;
}

/** The next times that suit. */
export interface NextMeetings {
  /** At most as many as were asked for, by time; empty: nothing suits within four weeks, or the pairing is not open. */
  readonly times: readonly NextTime[];
  /** The asker's zone today, and the other's. */
  readonly zone: string;
  readonly theirZone: string;
  /** Whether each has said when they can meet: nothing can suit before. */
  readonly mineSaid: boolean;
  readonly theirsSaid: boolean;
  /** Where no time suits two who have both said when they can: what takes how much, and what small change would open most. `a` is the asker. */
  readonly why: WhyNoTime | null;
}

/** How people meet, unless they say otherwise. */
const HOW = { minutes: 60, mode: 'online' } as const;
const NEXT = 3;

/** How they would meet, and how many times are asked for: three, unless more are wanted. */
export type Wanted = Pick<GivenMeeting, 'minutes' | 'mode'> & { readonly most?: number };

/**
 * Meetings of somebody's own pairings: seeing and arranging them; `MeetingAnswers` changes them. Everything is for the asker alone: others find nothing (`pairing.not-found`,
 * `meeting.not-found`). Whatever changes takes the version that was seen: conflict `meeting.moved-on` where it is older. Nobody
 * ever has two meetings at once: conflict `meeting.busy`. Conflict `meeting.no-contact` where mentoring is not under way or
 * contact is on hold. A start is in minutes since 1970-01-01T00:00Z.
 */
@Injectable()
export class Meetings {
  constructor(private readonly own: OwnMeetings) {}

  /** The meetings of a pairing (and of its group), with the next times that suit. */
  ofPairing(actor: Actor, pairingId: string, how: Wanted = HOW): Promise<PairMeetings> {
    return this.own.ofPair(actor, pairingId, async (own, pair) => {
      const rows = await meetingsOf(own.tx, own.here, own.self, pair);
      const views = rows.map((row) => viewOf(row, own.self, own.at));
      const outlook = await outlookOf(own, await partyOf(own, pair));
      const said = (mine: boolean) =>
        outlook.times.some(({ person, hasSaid }) => (person.id === own.self.id) === mine && hasSaid);
      const isGroup = pair.programmeKind === 'group';
      const times = isOpen(pair) ? nextTimes(outlook, { most: NEXT, ...how }) : [];
      return {
        ...{ pairingId, isGroup, isOpen: isOpen(pair), isTooYoung: isTooYoung(pair), meetings: inOrder(views, own.at) },
        ...{ size: outlook.times.length, state: pair.state, otherName: otherNameOf(pair) },
        next: {
          ...{ zone: outlook.zone, theirZone: outlook.theirZone, mineSaid: said(true), theirsSaid: said(false) },
          times,
          why: isOpen(pair) && times.length === 0 && !isGroup ? whyNoTime(outlook, own.self, how) : null,
        },
      };
    });
  }

  /** One meeting that the asker is or was in. @throws not-found, `meeting.not-found`. */
  find(actor: Actor, id: string): Promise<MeetingView> {
    return this.own.within(actor, id, async (own) => {
      const row = await meetingOf(own.tx, own.here, own.self, id);
      if (!row) throw meetingNotFound(id);
      return viewOf(row, own.self, own.at);
    });
  }

  /** One meeting with what its own page needs. @throws not-found, `meeting.not-found`; also of a call before anybody is paired. */
  open(actor: Actor, id: string, how?: Pick<GivenMeeting, 'minutes' | 'mode'>): Promise<OneMeeting> {
    return this.own.within(actor, id, (own) => oneMeeting(own, id, how));
  }

  /** One tap: agreed at once, as the time suits by what everybody has said; conflict `meeting.not-free` where it does not (any more). @returns its id. */
  book(actor: Actor, pairingId: string, start: number, given: GivenMeeting): Promise<string> {
    return this.take(actor, pairingId, start, given, 'confirmed');
  }

  /** Keeps a time that suits for 48 hours, at most until it begins, while the other answers. @throws as `book`. @returns its id. */
  hold(actor: Actor, pairingId: string, start: number, given: GivenMeeting): Promise<string> {
    return this.take(actor, pairingId, start, given, 'held');
  }

  /** Offers one to five times that do not overlap: nobody's time is taken until the other has chosen. @throws invalid, `meeting.times` or `meeting.ask`, with fields. @returns its id. */
  propose(actor: Actor, pairingId: string, starts: readonly number[], given: GivenMeeting): Promise<string> {
    refuseFaults('meeting.ask', faultsInMeeting(given));
    return this.own.inPair(actor, pairingId, async (own, pair) => {
      const party = await partyOf(own, pair);
      const now = minuteOf(own.at);
      const people = await partyTimes(own, party, { from: now, to: now });
      const times = agreedOrRefused(own, party, starts, given.minutes, zoneOf(people, own.self));
      const setting = await settingFor(own, given, people);
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
      const setting = await settingFor(own, given, people);
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

function inOrder(views: readonly MeetingView[], at: Date): MeetingView[] {
  const isToCome = ({ state, startsAt }: MeetingView) =>
    state === 'proposed' || ((state === 'held' || state === 'confirmed') && startsAt !== null && startsAt > at);
  const time = ({ startsAt }: MeetingView) => startsAt?.getTime() ?? 0;
  return [
    ...views.filter(isToCome).sort((one, other) => time(one) - time(other)),
    ...views.filter((view) => !isToCome(view)).sort((one, other) => time(other) - time(one)),
  ];
}
