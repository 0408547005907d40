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
    permit(actor, 'consent.decide');
    await this.db.transaction(
      actor,
      async (tx) => {
        const self = await selfOf(tx, actor);
        if (self?.kind !== 'student') return;
        const { version } = await this.notices.current(tx, actor, 'tracking');
        await tx.query(
          `insert into tracker_told (institution_id, student_id, version, told_at) values ($1, $2, $3, $4) on conflict do nothing`,
          [actor.institutionId, self.id, version, this.clock.now()],
        );
      },
      'own',
    );
  }
}
