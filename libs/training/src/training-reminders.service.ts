import { Injectable } from '@nestjs/common';
import { record } from '@footing/audit';
import { Database } from '@footing/database';
import { Clock, systemActor } from '@footing/kernel';
import { Mail } from '@footing/messages';
import type { EntityManager } from 'typeorm';

/** So many days before training runs out, whoever did it is told. */
export const REMIND_DAYS = 28;

/** Somebody whose training runs out soon. */
interface Due {
  readonly kind: 'mentor' | 'account';
  readonly id: string;
  readonly email: string;
  readonly greeting: string;
  readonly results: readonly string[];
}

/** The newest result of each module of a mentor or member of staff, where it runs out soon and they were not told. */
const DUE = `with newest as (
    select distinct on (coalesce(r.mentor_id, r.account_id), r.code) r.* from training_result r
    where r.institution_id = $1 and r.student_id is null
    order by coalesce(r.mentor_id, r.account_id), r.code, r.passed_at desc, r.id desc
  ), due as (
    select n.id, n.mentor_id, n.account_id from newest n join training_now($1) m on m.code = n.code and m.required
    where n.reminded_at is null and n.until > $2 and n.until <= $2::timestamptz + make_interval(days => $3)
  )
  select case when d.mentor_id is null then 'account' else 'mentor' end as kind, coalesce(d.mentor_id, d.account_id) as id,
    a.email, split_part(a.name, ' ', 1) as greeting, array_agg(d.id) as results
  from due d join account a on a.institution_id = $1 and a.disabled_at is null
    and (a.mentor_id = d.mentor_id or a.id = d.account_id)
  group by 1, 2, 3, 4 order by 2`;

/** Tells mentors and staff before their training runs out: once for each time that they passed. */
@Injectable()
export class TrainingReminders {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly mail: Mail,
  ) {}

  /** Writes to those whose training runs out within 28 days. Done twice, it finds nobody the second time. @returns to how many. */
  async daily(institutionId: string): Promise<number> {
    const actor = systemActor(institutionId);
    return this.db.transaction(actor, async (tx) => {
      await tx.query(`select pg_advisory_xact_lock(hashtextextended('reminders of ' || $1::uuid::text, 0))`, [
        institutionId,
      ]);
      const at = this.clock.now();
      const due = await tx.query<Due[]>(DUE, [institutionId, at, REMIND_DAYS]);
      for (const one of due) await this.remind(tx, institutionId, one, at);
      return due.length;
    });
  }

  private async remind(tx: EntityManager, institutionId: string, due: Due, at: Date): Promise<void> {
    const actor = systemActor(institutionId);
    await this.mail.send(tx, actor, {
      ...{ to: due.email, kind: 'training-notice', greeting: due.greeting },
      subject: 'Part of your training runs out soon',
      paragraphs: [
        'Some of what you read for the mentoring programme holds for a limited time, and a part of it runs out soon.',
        'It takes a few minutes to do it again, and then nothing changes for you.',
      ],
      actions: [{ label: 'See what it is', address: '/me/training' }],
      why: 'you take part in the mentoring programme',
    });
    await tx.query(`update training_result set reminded_at = $3 where institution_id = $1 and id = any ($2)`, [
      ...[institutionId, due.results, at],
    ]);
    await record(tx, actor, { event: 'training.reminded', subjects: [{ kind: due.kind, id: due.id }] });
  }
}
