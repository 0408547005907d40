import { Injectable } from '@nestjs/common';
import type { Actor } from '@footing/kernel';
import { meetingOf, meetingsOf } from '../data/meeting.query';
import { isOpen } from '../data/pair.query';
import { meetingNotFound } from '../errors';
import { Answers } from './answers.service';
import { Bookings } from './bookings.service';
import type { GivenMeeting } from './given-meeting';
import { type MeetingView, viewOf } from './meeting-view';
import type { WhyNone } from '../domain/why-none';
import { type NextTime, nextTimes, outlookOf, partyOf, whyNoTime } from './next-times';
import { OwnMeetings } from './own-meetings';

/** How a pairing's meetings stand for one of its people. */
export interface PairMeetings {
  readonly pairingId: string;
  /** First name of the other; of a group, of its mentor for students, and '' for the mentor. */
  readonly otherName: string;
  readonly isGroup: boolean;
  /** Whether a meeting can be arranged now. */
  readonly isOpen: boolean;
  /** What is to come first, by time; then what is over, the latest first. */
  readonly meetings: readonly MeetingView[];
  readonly next: NextMeetings;
}

/** The next times that suit. */
export interface NextMeetings {
  /** At most three, by time; empty: nothing suits within four weeks, or the pairing is not open. */
  readonly times: readonly NextTime[];
  /** The asker's zone today, and the other's. */
  readonly zone: string;
  readonly theirZone: string;
  /** Whether each has said when they can meet: nothing can suit before. */
  readonly mineSaid: boolean;
  readonly theirsSaid: boolean;
  /** Where no time suits two who have both said when they can: what takes how much, and what small change would open most. `a` is the asker. */
  readonly why: WhyNone | null;
}

const HOW = { minutes: 60, mode: 'online' } as const;
const NEXT = 3;

/**
 * Meetings of somebody's own pairings. Everything is for the asker alone: others find nothing (`pairing.not-found`,
 * `meeting.not-found`). Whatever changes takes the version that was seen: conflict `meeting.moved-on` where it is older. Nobody
 * ever has two meetings at once: conflict `meeting.busy`. Conflict `meeting.no-contact` where mentoring is not under way or
 * contact is on hold. A start is in minutes since 1970-01-01T00:00Z.
 */
@Injectable()
export class Meetings {
  constructor(
    private readonly own: OwnMeetings,
    private readonly bookings: Bookings,
    private readonly answers: Answers,
  ) {}

  /** The meetings of a pairing (and of its group), with the next three times that suit. @param how long, and in which way they would meet. */
  ofPairing(actor: Actor, pairingId: string, how: Pick<GivenMeeting, 'minutes' | 'mode'> = HOW): Promise<PairMeetings> {
    return this.own.ofPair(actor, pairingId, async (own, pair) => {
      const rows = await meetingsOf(own.tx, own.here, own.self, pair);
      const views = rows.map((row) => viewOf(row, own.self, own.at));
      const outlook = await outlookOf(own, await partyOf(own, pair));
      const said = (mine: boolean) =>
        outlook.times.some(({ person, hasSaid }) => (person.id === own.self.id) === mine && hasSaid);
      const isGroup = pair.programmeKind === 'group';
      const times = isOpen(pair) ? nextTimes(outlook, { ...how, most: NEXT }) : [];
      return {
        ...{ pairingId, isGroup, isOpen: isOpen(pair), meetings: inOrder(views, own.at) },
        otherName: pair.side === 'student' ? pair.mentorName : isGroup ? '' : pair.studentName,
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

  /** One tap: agreed at once, as the time suits by what everybody has said; conflict `meeting.not-free` where it does not (any more). @returns its id. */
  book(actor: Actor, pairingId: string, start: number, given: GivenMeeting): Promise<string> {
    return this.bookings.book(actor, pairingId, start, given);
  }

  /** Keeps a time that suits for 48 hours, at most until it begins, while the other answers. @throws as `book`. @returns its id. */
  hold(actor: Actor, pairingId: string, start: number, given: GivenMeeting): Promise<string> {
    return this.bookings.hold(actor, pairingId, start, given);
  }

  /** Offers one to five times that do not overlap: the other chooses. @throws invalid, `meeting.times` or `meeting.ask`, with fields. @returns its id. */
  propose(actor: Actor, pairingId: string, starts: readonly number[], given: GivenMeeting): Promise<string> {
    return this.bookings.propose(actor, pairingId, starts, given);
  }

  /** Says yes to an offered time by its number, or with null to the one that is held. */
  accept(actor: Actor, id: string, number: number | null, version: number): Promise<void> {
    return this.answers.accept(actor, id, number, version);
  }

  /** None of the times suits. @param reason a code of `cancelReasons`. */
  decline(actor: Actor, id: string, reason: string, version: number): Promise<void> {
    return this.answers.decline(actor, id, reason, version);
  }

  /** Offers other times instead; now the other chooses. @throws as `propose`. */
  offerOthers(actor: Actor, id: string, starts: readonly number[], version: number): Promise<void> {
    return this.answers.offerOthers(actor, id, starts, version);
  }

  /** Keeps one of the offered times while the other answers. */
  holdOffered(actor: Actor, id: string, number: number, version: number): Promise<void> {
    return this.answers.hold(actor, id, number, version);
  }

  /** Moves an agreed meeting, or changes how or where they meet: it stays the same entry in every calendar. @throws as `book`. */
  reschedule(actor: Actor, id: string, start: number, given: GivenMeeting, version: number): Promise<void> {
    return this.answers.reschedule(actor, id, start, given, version);
  }

  /** Calls it off. @param reason a code of `cancelReasons`. */
  cancel(actor: Actor, id: string, reason: string, version: number): Promise<void> {
    return this.answers.cancel(actor, id, reason, version);
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
