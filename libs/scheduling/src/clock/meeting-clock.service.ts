import { Injectable, Logger } from '@nestjs/common';
import { brokenConstraint, Database, whereOf } from '@footing/database';
import { Clock } from '@footing/kernel';
import type { EntityManager } from 'typeorm';
import { changeMeeting } from '../data/meeting-changes.query';
import { meetingAt } from '../data/meeting.query';
import { markReminded, markTold, toExpire, toRemind, toTell } from './due.query';
import { MeetingMail } from './meeting-mail.service';
import { Nudges } from './nudges.service';

/** What a round of the clock did. */
export interface MeetingRound {
  readonly expired: number;
  readonly told: number;
  readonly reminded: number;
  readonly nudged: number;
}

/**
 * Lets go of times that nobody answered, tells people what changed with what their calendars need, reminds them, and nudges pairs
 * that have gone quiet. To be run every few minutes. Each thing in a transaction of its own with its letter: whatever breaks off,
 * whenever, is done once; two clocks at once do nothing twice.
 */
@Injectable()
export class MeetingClock {
  private readonly log = new Logger(MeetingClock.name);

  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly mail: MeetingMail,
    private readonly nudges: Nudges,
  ) {}

  async round(institutionId: string): Promise<MeetingRound> {
    const at = this.clock.now();
    return {
      expired: await this.each(
        institutionId,
        (tx) => toExpire(tx, institutionId, at),
        (tx, id) => this.expire(tx, institutionId, id),
      ),
      told: await this.each(
        institutionId,
        (tx) => toTell(tx, institutionId, at),
        async (tx, one) => {
          const row = await meetingAt(tx, institutionId, one.meetingId);
          if (!row || !(await markTold(tx, institutionId, one, row.version, at))) return false;
          await this.mail.change(tx, institutionId, row, one.person, at);
          return true;
        },
      ),
      reminded: await this.each(
        institutionId,
        (tx) => toRemind(tx, institutionId, at),
        async (tx, one) => {
          if (!(await markReminded(tx, institutionId, one, at))) return false;
          const row = await meetingAt(tx, institutionId, one.meetingId);
          if (row) await this.mail.reminder(tx, institutionId, row, { ...one, at });
          return true;
        },
      ),
      nudged: await this.nudges.round(institutionId),
    };
  }

  /** Looked at anew under its lock: somebody may have answered at this very moment. */
  private async expire(tx: EntityManager, here: string, id: string): Promise<boolean> {
    const at = this.clock.now();
    await tx.query('select from meeting where institution_id = $1 and id = $2 for update', [here, id]);
    if ((await toExpire(tx, here, at, id)).length === 0) return false;
    const row = await meetingAt(tx, here, id);
    const change = { step: 'expire', becomes: 'expired', by: 'service', at, reason: 'time-passed' } as const;
    return row !== null && changeMeeting(tx, here, row, change);
  }

  /** @returns how many were done. */
  private async each<T>(
    institutionId: string,
    find: (tx: EntityManager) => Promise<readonly T[]>,
    work: (tx: EntityManager, one: T) => Promise<boolean>,
  ): Promise<number> {
    let done = 0;
    for (const one of await this.db.transaction({ institutionId }, find)) {
      const did = await this.db
        .transaction({ institutionId }, (tx) => work(tx, one))
        .catch((error: unknown) => {
          // It has changed meanwhile: the next round sees it as it is then.
          if (brokenConstraint(error) !== 'reminder_of_now')
            this.log.error(`the clock of meetings broke off: ${whereOf(error)}`);
          return false;
        });
      done += did ? 1 : 0;
    }
    return done;
  }
}
