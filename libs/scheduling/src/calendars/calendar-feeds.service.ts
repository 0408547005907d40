import { Injectable } from '@nestjs/common';
import { type AuditEvent, record } from '@footing/audit';
import { Settings } from '@footing/config';
import { begin, hasChanged } from '@footing/consent';
import { Database } from '@footing/database';
import { type Actor, Clock } from '@footing/kernel';
import type { EntityManager } from 'typeorm';
import { type Own, OwnMeetings } from '../booking/own-meetings';
import { senderOf } from '../clock/calendar-messages';
import { deleteFeed, feedMadeAt, feedOf, saveFeed } from '../data/feed.query';
import { meetingOf, meetingsForCalendar } from '../data/meeting.query';
import { meetingNotFound } from '../errors';
import { ownEntry, type WrittenFeed, writtenFeed } from './feed-meetings';
import { type FeedToken, hashOfToken, newFeedToken, readFeedToken } from './feed-token';

/** What a program that asked for a feed is answered; `text` is null where it has the very same already. */
export interface FeedAnswer {
  readonly tag: string;
  readonly text: string | null;
}

const MOST_TRIES = 5;

/**
 * A private feed of somebody's meetings, for their own calendar program: whoever knows its address reads it, so that only its
 * hash is kept. Confirmed meetings from 60 days ago on, and those called off for 30 days more.
 */
@Injectable()
export class CalendarFeeds {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly own: OwnMeetings,
    private readonly settings: Settings,
  ) {}

  /** When the asker's address was made; null: they have none. @throws {DomainError} forbidden. */
  madeAt(actor: Actor): Promise<Date | null> {
    return this.own.within(actor, '', ({ tx, here, self }) => feedMadeAt(tx, here, self));
  }

  /** A new one; one before it stops in the same moment. @returns the last part of its address, which cannot be had again. */
  make(actor: Actor): Promise<string> {
    return this.own.within(actor, '', async (own) => {
      const token = newFeedToken(own.here);
      await saveFeed(own.tx, own.here, own.self, hashOfToken(token), own.at);
      await written(own, 'calendar-feed.made');
      return token;
    });
  }

  /** Nobody reads by it from now on. Does nothing where there is none. */
  end(actor: Actor): Promise<void> {
    return this.own.within(actor, '', async (own) => {
      if (await deleteFeed(own.tx, own.here, own.self)) await written(own, 'calendar-feed.ended');
    });
  }

  /**
   * For whoever holds the token, without signing in.
   * @param known tags of what they have. @returns null for a token that is not ours, or not any more.
   */
  async read(token: string, known: readonly string[]): Promise<FeedAnswer | null> {
    const read = readFeedToken(token);
    if (!read) return null;
    for (let tries = 1; ; tries += 1) {
      try {
        return await this.tryToRead(read, known);
      } catch (error) {
        // Somebody has just decided about their name: it is written anew.
        if (tries === MOST_TRIES || !hasChanged(error)) throw error;
      }
    }
  }

  /** One meeting of the asker's, to open in a calendar program. @throws {DomainError} not-found, also where it is not agreed. */
  one(actor: Actor, meetingId: string): Promise<string> {
    return this.own.within(actor, meetingId, async ({ tx, here, self }) => {
      const row = await meetingOf(tx, here, self, meetingId);
      if (!row?.startsAt || !['confirmed', 'completed', 'missed'].includes(row.status))
        throw meetingNotFound(meetingId);
      const { text, restsOn } = await ownEntry(tx, here, { row, self, from: senderOf(this.settings) });
      await begin(tx, { purpose: 'sharing.calendar', people: restsOn, place: 'calendars', run: 'calendar file' });
      return text;
    });
  }

  private tryToRead({ institutionId, hash }: FeedToken, known: readonly string[]): Promise<FeedAnswer | null> {
    return this.db.transaction(
      { institutionId },
      async (tx) => {
        const found = await this.feedIn(tx, institutionId, hash);
        if (!found) return null;
        const { tag, text, restsOn } = found;
        if (known.includes(tag)) return { tag, text: null };
        await begin(tx, { purpose: 'sharing.calendar', people: restsOn, place: 'calendars', run: 'calendar feed' });
        return { tag, text };
      },
      'own',
    );
  }

  private async feedIn(tx: EntityManager, here: string, hash: Buffer): Promise<WrittenFeed | null> {
    const found = await feedOf(tx, here, hash);
    if (!found) return null;
    const { self, institution } = found;
    const rows = await meetingsForCalendar(tx, here, self, this.clock.now());
    return writtenFeed(tx, here, { self, rows, from: senderOf(this.settings), name: `Mentoring, ${institution}` });
  }
}

const written = ({ tx, actor, self }: Own, event: AuditEvent): Promise<void> =>
  record(tx, actor, { event, subjects: [self] });
