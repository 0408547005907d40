import { type AuditEvent, record } from '@footing/audit';
import { Database, whereOf } from '@footing/database';
import { DomainError, type Purpose, systemActor } from '@footing/kernel';
import { Injectable, Logger } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { refusalOf } from '../errors';
import { StopJournal } from '../journal/stop-journal';
import type { Person } from '../person';
import { afterHandOvers } from './after-hand-overs';

/** A stop that is still to be recorded. */
interface Due {
  readonly subjectId: string;
  readonly subjectKind: Person['kind'];
  readonly purpose: Purpose;
  readonly item: string;
  readonly kind: 'withdrawn' | 'objected' | 'expired' | 'invalidated';
  readonly notice: Buffer;
  readonly shownAt: Date;
  readonly method: string;
  readonly actor: string;
}

/** Whoever asked may still be at it for so long. */
const LEFT_SECONDS = 15;
const MOST_AT_ONCE = 500;

// No stop is lost over what an earlier version wrote: of a text, at the earliest the moment it was put in force.
const LEFT = `
  select i.subject_id as "subjectId", i.subject_kind as "subjectKind", i.purpose, i.item, i.kind, i.notice_sha256 as notice,
    greatest(i.shown_at, n.published_at) as "shownAt", i.method, i.actor
  from consent.stop_intent i join consent.notice n on n.institution_id = i.institution_id and n.sha256 = i.notice_sha256
  where i.institution_id = $1 and i.requested_at <= clock_timestamp() - make_interval(secs => $2::int)
  order by i.requested_at limit ${MOST_AT_ONCE}`;

const OVER = `
  select s.subject_id as "subjectId", s.subject_kind as "subjectKind", s.purpose, s.item, 'expired' as kind,
    e.notice_sha256 as notice, greatest(e.shown_at, n.published_at) as "shownAt", 'its time was over' as method, 'expiry' as actor
  from consent.state s join consent.event e on e.institution_id = s.institution_id and e.subject_id = s.subject_id and e.seq = s.last_seq
    join consent.notice n on n.institution_id = e.institution_id and n.sha256 = e.notice_sha256
  where s.institution_id = $1 and s.permitted and s.valid_until <= clock_timestamp()
  order by s.valid_until limit ${MOST_AT_ONCE}`;

const RECORD = `select id, recorded_at as at from consent.record($1, $2, $3, $4, $5, $6, $7, $8, $9)`;

/** Stops that nobody waits for: those whose asker went away in the middle, and permissions whose time is over. */
@Injectable()
export class Endings {
  private readonly log = new Logger(Endings.name);

  constructor(
    private readonly db: Database,
    private readonly journal: StopJournal,
  ) {}

  /** Records the stops that were begun a while ago and not recorded. The use has stood still since. @returns how many. */
  finishBegun(institutionId: string, leftSeconds = LEFT_SECONDS): Promise<number> {
    return this.end(institutionId, 'consent.finished', (tx) => tx.query<Due[]>(LEFT, [institutionId, leftSeconds]));
  }

  /** Records that permissions are over whose time has passed: they count for nothing from that moment. @returns how many. */
  expire(institutionId: string): Promise<number> {
    return this.end(institutionId, 'consent.expired', (tx) => tx.query<Due[]>(OVER, [institutionId]));
  }

  /** Each in a transaction of its own: one that cannot be recorded keeps no other waiting, and is tried again next time. */
  private async end(
    institutionId: string,
    event: AuditEvent,
    find: (tx: EntityManager) => Promise<Due[]>,
  ): Promise<number> {
    const due = await this.db.transaction({ institutionId }, find);
    let ended = 0;
    for (const one of due) if (await this.attempt(institutionId, event, one)) ended += 1;
    // As long as it goes on there may be more: a change of rules ends the permissions of thousands.
    return due.length === MOST_AT_ONCE && ended > 0 ? ended + (await this.end(institutionId, event, find)) : ended;
  }

  private attempt(institutionId: string, event: AuditEvent, due: Due): Promise<boolean> {
    return this.write(institutionId, event, due).catch((error: unknown) => {
      this.log.error(`a stop could not be recorded, institution ${institutionId}: ${whereOf(error)}`);
      return false;
    });
  }

  /** @returns false when somebody else was faster. */
  private async write(institutionId: string, event: AuditEvent, due: Due): Promise<boolean> {
    const { subjectId, subjectKind, purpose, item, kind, notice, shownAt, method, actor } = due;
    const person = { kind: subjectKind, id: subjectId };
    try {
      const made = await afterHandOvers(() =>
        this.db.transaction({ institutionId }, async (tx) => {
          const given = [subjectId, subjectKind, purpose, item, kind, notice, shownAt, method, actor];
          const [made] = await tx.query<{ id: string; at: Date }[]>(RECORD, given).catch((error: unknown) => {
            throw refusalOf(error);
          });
          if (!made) throw new Error('consent.record answered nothing');
          const what = { event, subjects: [person], object: made.id, fields: [purpose] };
          await record(tx, systemActor(institutionId), what);
          return made;
        }),
      );
      const at = made.at.toISOString();
      await this.journal.append({ institutionId, eventId: made.id, person, purpose, item, at });
      return true;
    } catch (error) {
      if (!(error instanceof DomainError && error.code === 'consent.does-not-follow')) throw error;
      const drop = 'select consent.drop_stale_intent($1, $2, $3)';
      await this.db.transaction({ institutionId }, (tx) => tx.query(drop, [subjectId, purpose, item]));
      return false;
    }
  }
}
