import { Injectable, Logger } from '@nestjs/common';
import { hasChanged } from '@footing/consent';
import { brokenConstraint, Database, whereOf } from '@footing/database';
import { Clock } from '@footing/kernel';
import type { EntityManager } from 'typeorm';
import { type Change, changeMeeting } from '../data/meeting-changes.query';
import { meetingAt } from '../data/meeting.query';
import { isStillIn, markReminded, markTold, toCallOff, toExpire, toRemind, toTell } from './due.query';
import { takeLeft, toTellTheyLeft } from './left.query';
import { MeetingMail } from './meeting-mail.service';
import { Nudges } from './nudges.service';

const ENDS = { by: 'service' } as const;

/** What a round of the clock did. */
export interface MeetingRound {
  readonly expired: number;
  readonly told: number;
  readonly reminded: number;
  readonly nudged: number;
}

/**
 * Lets go of times that nobody answered and calls off what may not be any more, tells people what changed with what their calendars need, reminds them, and nudges pairs
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
    const here = institutionId;
    const expired = await this.each(
      here,
      (tx) => toExpire(tx, here, at),
      (tx, id) => this.end(tx, here, id, { ...ENDS, step: 'expire', becomes: 'expired', reason: 'time-passed' }),
    );
    await this.each(
      here,
      (tx) => toCallOff(tx, here, at),
      (tx, id) => this.end(tx, here, id, { ...ENDS, step: 'cancel', becomes: 'cancelled', reason: 'not-alone' }),
    );
    const told = await this.tell(here, at);
    const reminded = await this.each(
      here,
      (tx) => toRemind(tx, here, at),
      async (tx, one) => {
        if (!(await markReminded(tx, here, one, at))) return false;
        const row = await meetingAt(tx, here, one.meetingId);
        if (row) await this.mail.reminder(tx, here, row, { ...one, at });
        return true;
      },
    );
    return { expired, told, reminded, nudged: await this.nudges.round(here) };
  }

  /** Those who are in it, and those who are not any more. */
  private async tell(here: string, at: Date): Promise<number> {
    const changes = await this.each(
      here,
      (tx) => toTell(tx, here, at),
      async (tx, one) => {
        if (!(await isStillIn(tx, here, one))) return false;
        const row = await meetingAt(tx, here, one.meetingId);
        if (!row || !(await markTold(tx, here, one, row.version, at))) return false;
        await this.mail.change(tx, here, row, one.person, at);
        return true;
      },
    );
    const partings = await this.each(
      here,
      (tx) => toTellTheyLeft(tx, here, at),
      async (tx, one) => {
        const row = await takeLeft(tx, here, one, at);
        if (row) await this.mail.left(tx, here, row, one.person, at);
        return row !== null;
      },
    );
    return changes + partings;
  }

  /** Looked at anew under its lock: somebody may have answered at this very moment. */
  private async end(tx: EntityManager, here: string, id: string, change: Omit<Change, 'at'>): Promise<boolean> {
    const at = this.clock.now();
    await tx.query('select from meeting where institution_id = $1 and id = $2 for update', [here, id]);
    const isDue = change.becomes === 'expired' ? toExpire : toCallOff;
    if ((await isDue(tx, here, at, id)).length === 0) return false;
    const row = await meetingAt(tx, here, id);
    return row !== null && changeMeeting(tx, here, row, { ...change, at });
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
          if (brokenConstraint(error) !== 'reminder_of_now' && !hasChanged(error))
            this.log.error(`the clock of meetings broke off: ${whereOf(error)}`);
          return false;
        });
      done += did ? 1 : 0;
    }
    return done;
  }
}
