import { Injectable, Logger } from '@nestjs/common';
import { record } from '@footing/audit';
import { brokenConstraint, Database, whereOf } from '@footing/database';
import { Clock, systemActor } from '@footing/kernel';
import type { EntityManager } from 'typeorm';
import { agreedAgain, minuteOf } from '../booking/agreed-time';
import { changeMeeting, timeIsFree } from '../data/meeting-changes.query';
import { meetingAt, type MeetingRow } from '../data/meeting.query';
import { sharePairsOf } from '../data/pair.query';
import { zoneDataVersion } from '../zone-data';

/** What a round did. */
export interface ReAnchored {
  /** Ids of meetings whose instant moved; their local time is what it was. */
  readonly moved: readonly string[];
  /** Ids of meetings that had to be called off, for somebody has another one then: both people arrange a new time. */
  readonly clashed: readonly string[];
}

/**
 * After a change of time-zone data every meeting to come keeps the time on the wall that its people agreed on. Where the instant
 * moves, that is a change like any other: the next version and sequence, and everybody is told. Never silently.
 */
@Injectable()
export class ReAnchor {
  private readonly log = new Logger(ReAnchor.name);

  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** Each meeting in a transaction of its own; two at once, or one that is broken off and begun again, do nothing twice. */
  async round(institutionId: string): Promise<ReAnchored> {
    const done: { moved: string[]; clashed: string[] } = { moved: [], clashed: [] };
    for (const id of await this.toCome(institutionId)) {
      const what = await this.one(institutionId, id).catch((error: unknown) => {
        this.log.error(`meeting ${id} keeps an old instant: ${whereOf(error)}`);
        return null;
      });
      if (what) done[what].push(id);
    }
    return done;
  }

  private toCome(institutionId: string): Promise<string[]> {
    return this.db.transaction({ institutionId }, async (tx) => {
      const rows = await tx.query<{ id: string }[]>(
        `select id from meeting where institution_id = $1 and status = 'confirmed' and starts_at > $2 and zone_data <> $3
         order by starts_at, id`,
        [institutionId, this.clock.now(), zoneDataVersion],
      );
      return rows.map(({ id }) => id);
    });
  }

  private async one(institutionId: string, id: string): Promise<keyof ReAnchored | null> {
    const moved = await this.move(institutionId, id).catch((error: unknown) => {
      if (['meeting_busy', 'no_double_booking'].includes(brokenConstraint(error) ?? '')) return 'busy' as const;
      throw error;
    });
    if (moved !== 'busy') return moved ? 'moved' : null;
    await this.callOff(institutionId, id);
    return 'clashed';
  }

  private move(institutionId: string, id: string): Promise<boolean> {
    return this.within(institutionId, id, async (tx, row, at) => {
      if (!row.localStart || !row.zone || !row.startsAt) return false;
      const agreed = agreedAgain(row.localStart, row.zone, row.minutes, zoneDataVersion);
      if (agreed.startsAt.getTime() === row.startsAt.getTime()) return false;
      const before = minuteOf(row.startsAt) - minuteOf(row.blockedFrom);
      const blockedFrom = new Date(agreed.startsAt.getTime() - before * 60_000);
      const blockedTo = new Date(agreed.endsAt.getTime() + before * 60_000);
      const timed = { agreed, blockedFrom, blockedTo };
      await timeIsFree(tx, institutionId, id, row.people, timed, at);
      const change = { step: 're-anchor', becomes: 'confirmed', by: 'service', at, reason: 'clocks-changed' } as const;
      return changeMeeting(tx, institutionId, row, change, { timed });
    });
  }

  private callOff(institutionId: string, id: string): Promise<boolean> {
    return this.within(institutionId, id, (tx, row, at) =>
      changeMeeting(tx, institutionId, row, {
        ...({ step: 'cancel', becomes: 'cancelled', by: 'service', at, reason: 'clocks-clash' } as const),
      }),
    );
  }

  private within(
    institutionId: string,
    id: string,
    work: (tx: EntityManager, row: MeetingRow, at: Date) => Promise<boolean>,
  ): Promise<boolean> {
    return this.db.transaction({ institutionId }, async (tx) => {
      await sharePairsOf(tx, institutionId, id);
      const row = await meetingAt(tx, institutionId, id);
      if (!row || row.status !== 'confirmed') return false;
      const done = await work(tx, row, this.clock.now());
      if (done)
        await record(tx, systemActor(institutionId), { event: 'meeting.changed', object: id, subjects: row.people });
      return done;
    });
  }
}
