import { Injectable } from '@nestjs/common';
import { record } from '@footing/audit';
import { Database } from '@footing/database';
import { type Actor, Clock, DomainError, permit } from '@footing/kernel';

/** Whether files can be sent with the messages of a programme: not, until its lead says so. */
@Injectable()
export class FileSettings {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** @throws {DomainError} forbidden; not-found, `programme.not-found`. */
  of(actor: Actor, programmeId: string): Promise<{ readonly name: string; readonly takesFiles: boolean }> {
    permit(actor, 'programmes.edit');
    return this.db.transaction(actor, async (tx) => {
      const [row] = await tx.query<{ name: string; takesFiles: boolean }[]>(
        `select p.name, coalesce(s.files, false) as "takesFiles" from programme p
           left join conversation_setting s on s.institution_id = p.institution_id and s.programme_id = p.id
         where p.institution_id = $1 and p.id = $2`,
        [actor.institutionId, programmeId],
      );
      if (!row) throw new DomainError('not-found', 'programme.not-found', programmeId);
      return row;
    });
  }

  /** What was sent stays, also where no more can be sent. @throws {DomainError} forbidden; not-found, `programme.not-found`. */
  async set(actor: Actor, programmeId: string, takesFiles: boolean): Promise<void> {
    permit(actor, 'programmes.edit');
    await this.of(actor, programmeId);
    await this.db.transaction(actor, async (tx) => {
      await tx.query(
        `insert into conversation_setting (institution_id, programme_id, files, updated_at) values ($1, $2, $3, $4)
         on conflict (institution_id, programme_id) do update set files = excluded.files, updated_at = excluded.updated_at`,
        [actor.institutionId, programmeId, takesFiles, this.clock.now()],
      );
      await record(tx, actor, { event: 'programme.changed', object: programmeId, fields: ['filesWithMessages'] });
    });
  }
}
