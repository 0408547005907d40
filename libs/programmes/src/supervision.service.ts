import { Injectable } from '@nestjs/common';
import { record } from '@footing/audit';
import { Database } from '@footing/database';
import { type Actor, permit } from '@footing/kernel';
import { Institution } from './data/institution.entity';

/** Whether students who are not yet 18 may be written to one to one, and met outside the service. */
@Injectable()
export class Supervision {
  constructor(private readonly db: Database) {}

  /** Switches the supervised mode on or off; it counts from the next message on. @throws {DomainError} forbidden. */
  async change(actor: Actor, isOn: boolean): Promise<void> {
    permit(actor, 'institution.settings');
    await this.db.transaction(actor, async (tx) => {
      await tx.update(Institution, { id: actor.institutionId }, { supervisedContact: isOn });
      const what = isOn ? 'supervision.switched-on' : 'supervision.switched-off';
      await record(tx, actor, { event: what, object: actor.institutionId, fields: ['supervisedContact'] });
    });
  }
}
