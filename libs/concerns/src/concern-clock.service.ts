import { Injectable } from '@nestjs/common';
import { Database } from '@footing/database';
import { Clock } from '@footing/kernel';
import { dayOf } from '@footing/pairings';
import { ConcernMail } from './concern-mail.service';
import { settingsOf } from './concern-settings.service';

/** Reminds the safeguarding lead of what nobody has looked at yet, and lets go of what has been kept long enough. */
@Injectable()
export class ConcernClock {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly mail: ConcernMail,
  ) {}

  /**
   * One round: a reminder on the last day and on every day after it, once a day. Two rounds at once do nothing twice.
   * @returns how many reminders, and how many were deleted.
   */
  round(institutionId: string): Promise<{ readonly reminded: number; readonly deleted: number }> {
    const at = this.clock.now();
    return this.db.transaction(
      { institutionId },
      async (tx) => {
        const [due] = await tx.query<[{ id: string }[], number]>(
          `update concern set reminded_at = $2 where institution_id = $1 and state = 'received' and acknowledge_by <= $3::date
             and (reminded_at is null or (reminded_at at time zone 'Europe/London')::date < $3::date) returning id`,
          [institutionId, at, dayOf(at)],
        );
        for (const { id } of due) await this.mail.tellLeads(tx, institutionId, id, STILL);
        const { keepMonths } = await settingsOf(tx, institutionId);
        const [gone] = await tx.query<[unknown[], number]>(
          `delete from concern where institution_id = $1 and state = 'done' and done_at < $2::timestamptz - make_interval(months => $3) returning id`,
          [institutionId, at, keepMonths],
        );
        return { reminded: due.length, deleted: gone.length };
      },
      'safeguarding',
    );
  }
}

const STILL = 'Nobody has looked yet at a concern that was raised. Please look at it today.';
