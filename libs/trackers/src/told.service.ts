import { Notices, selfOf } from '@footing/consent';
import { Database } from '@footing/database';
import { type Actor, Clock, permit } from '@footing/kernel';
import { Injectable } from '@nestjs/common';

/** Who was shown which text about tracking services: a file can be kept to those who were. */
@Injectable()
export class TrackersTold {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly notices: Notices,
  ) {}

  /** Notes that a page shows the newest text to a student; to anybody else nothing is noted. @throws {DomainError} forbidden. */
  async note(actor: Actor): Promise<void> {
    await this.shown(actor, false);
  }

  /**
   * The newest text, noted as shown to the student who asks; null: it is nobody with a record, or the university makes no such files.
   * @throws {DomainError} forbidden.
   */
  show(actor: Actor): Promise<string | null> {
    return this.shown(actor, true);
  }

  private shown(actor: Actor, onlyWhereUsed: boolean): Promise<string | null> {
    permit(actor, 'consent.decide');
    return this.db.transaction(
      actor,
      async (tx) => {
        const self = await selfOf(tx, actor);
        if (self?.kind !== 'student') return null;
        const used = await tx.query<unknown[]>('select 1 from tracker_profile where institution_id = $1 limit 1', [
          actor.institutionId,
        ]);
        if (onlyWhereUsed && used.length === 0) return null;
        const { version, body } = await this.notices.current(tx, actor, 'tracking');
        await tx.query(
          `insert into tracker_told (institution_id, student_id, version, told_at) values ($1, $2, $3, $4) on conflict do nothing`,
          [actor.institutionId, self.id, version, this.clock.now()],
        );
        return body;
      },
      'own',
    );
  }
}
