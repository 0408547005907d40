import { Injectable, Logger } from '@nestjs/common';
import { record } from '@footing/audit';
import { Database, whereOf } from '@footing/database';
import { type Actor, Clock, permit, systemActor } from '@footing/kernel';
import { Mail } from '@footing/messages';
import type { EntityManager } from 'typeorm';
import { recordRows } from './data/records.query';
import { REMIND_DAYS } from './domain/remind-days';
import { isShown, type RecordsFilter, type RecordsOf } from './training-records.service';

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

/** What came of asking to remind many at once. */
export interface Reminded {
  /** Whether nobody was written to because of the hour. */
  readonly isQuiet: boolean;
  /** How many were written to; and how many were not, because they were within the last 7 days, or cannot sign in. */
  readonly written: number;
  readonly lately: number;
}

/** Tells mentors and staff before their training runs out: once for each time that they passed. */
@Injectable()
export class TrainingReminders {
  private readonly log = new Logger(TrainingReminders.name);

  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly mail: Mail,
  ) {}

  /**
   * Writes to those whose training runs out within 28 days. Done twice, it finds nobody the second time. Each by themselves, so
   * that a fault with one keeps no other waiting. @returns to how many.
   */
  async daily(institutionId: string): Promise<number> {
    const actor = systemActor(institutionId);
    const at = this.clock.now();
    const due = await this.db.transaction(actor, (tx) => tx.query<Due[]>(DUE, [institutionId, at, REMIND_DAYS]));
    let written = 0;
    for (const one of due) if (await this.remind(actor, one, at)) written += 1;
    return written;
  }

  /**
   * Writes to everybody of these who has something to do, or to do again soon: one mail each however much it is, and nobody
   * twice within 7 days. In the quiet hours of the institution nobody is written to. Each by themselves, so that a fault with
   * one keeps no other waiting. @throws {DomainError} forbidden.
   */
  async all(actor: Actor, of: RecordsOf, filter: RecordsFilter = {}): Promise<Reminded> {
    permit(actor, 'training.manage');
    const at = this.clock.now();
    const found = await this.db.transaction(actor, async (tx) => {
      const quiet = await isQuiet(tx, actor.institutionId, at);
      const rows = quiet ? [] : await recordRows(tx, actor.institutionId, of, at);
      const isDue = (row: (typeof rows)[number]) => row.open.length > 0 || isShown(row, { show: 'soon' }, at);
      const ids = rows.filter((row) => isShown(row, filter, at) && isDue(row)).map(({ id }) => id);
      await record(tx, actor, { event: 'training.reminded', count: ids.length });
      return quiet ? null : ids;
    });
    if (found === null) return { isQuiet: true, written: 0, lately: 0 };
    let written = 0;
    for (const id of found) if (await this.one(actor, of, id, at)) written += 1;
    return { isQuiet: false, written, lately: found.length - written };
  }

  /** The row that is changed is what lets only one through. @returns false where they were written to lately, or cannot sign in. */
  private one(actor: Actor, of: RecordsOf, id: string, at: Date): Promise<boolean> {
    const kind = of === 'mentor' ? 'mentor' : 'account';
    const reminding = this.db.transaction(actor, async (tx) => {
      const [rows] = await tx.query<[{ email: string; greeting: string }[], number]>(
        `update account set training_reminded_at = $3 where institution_id = $1 and ${kind === 'mentor' ? 'mentor_id' : 'id'} = $2
           and disabled_at is null and (training_reminded_at is null or training_reminded_at <= $3::timestamptz - interval '7 days')
         returning email, split_part(name, ' ', 1) as greeting`,
        [actor.institutionId, id, at],
      );
      const [to] = rows;
      if (!to) return false;
      await this.mail.send(tx, actor, {
        ...{ to: to.email, kind: 'training-notice', greeting: to.greeting },
        subject: 'Part of your training is waiting for you',
        paragraphs: [
          'Some of what you read for the mentoring programme is to be done, or runs out soon.',
          'Each part takes a few minutes. You can stop and come back at any page.',
        ],
        actions: [{ label: 'See what it is', address: '/me/training' }],
        why: 'you take part in the mentoring programme',
      });
      await record(tx, actor, { event: 'training.reminded', subjects: [{ kind, id }] });
      return true;
    });
    return reminding.catch((error: unknown) => this.failed(kind, id, error));
  }

  /** The results that are marked are what lets only one through. @returns false where they have been written to meanwhile. */
  private remind(actor: Actor, due: Due, at: Date): Promise<boolean> {
    const { kind, id } = due;
    const reminding = this.db.transaction(actor, async (tx) => {
      const [marked] = await tx.query<[unknown[], number]>(
        `update training_result set reminded_at = $3 where institution_id = $1 and id = any ($2) and reminded_at is null
         returning id`,
        [actor.institutionId, due.results, at],
      );
      if (marked.length === 0) return false;
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
      await record(tx, actor, { event: 'training.reminded', subjects: [{ kind, id }] });
      return true;
    });
    return reminding.catch((error: unknown) => this.failed(kind, id, error));
  }

  private failed(kind: Due['kind'], id: string, error: unknown): false {
    this.log.error(`${kind} ${id} was not reminded of training: ${whereOf(error)}`);
    return false;
  }
}

/** By the hours that the institution keeps for all mail to many: from 20:00 to 8:00 and on Sundays unless it says otherwise. */
async function isQuiet(tx: EntityManager, institutionId: string, at: Date): Promise<boolean> {
  const [row] = await tx.query<{ quiet: boolean }[]>(
    `select h.hour >= coalesce(s.quiet_from, 20) or h.hour < coalesce(s.quiet_until, 8)
         or (coalesce(s.quiet_sundays, true) and h.weekday = 7) as quiet
     from (select extract(hour from $2::timestamptz at time zone 'Europe/London') as hour,
         extract(isodow from $2::timestamptz at time zone 'Europe/London') as weekday) h
       left join campaign_setting s on s.institution_id = $1`,
    [institutionId, at],
  );
  return row?.quiet ?? true;
}
