import { Injectable } from '@nestjs/common';
import { record } from '@footing/audit';
import { Database } from '@footing/database';
import { type Actor, Clock, permit } from '@footing/kernel';
import { type RecordRow, recordRows } from './data/records.query';

/** Whose records are listed. */
export type RecordsOf = 'mentor' | 'staff';

/** One page of records. */
export interface RecordsPage {
  readonly people: readonly RecordRow[];
  /** How many there are in all, and of how many all is done. */
  readonly total: number;
  readonly ready: number;
}

/** People on one page. */
export const RECORDS_A_PAGE = 50;

/** Who has done the training, for the programme lead. */
@Injectable()
export class TrainingRecords {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * Those with something to do first, then by name. @param page from 1.
   * @throws {DomainError} forbidden.
   */
  async list(actor: Actor, of: RecordsOf, page = 1): Promise<RecordsPage> {
    permit(actor, 'training.read');
    return this.db.transaction(actor, async (tx) => {
      const at = this.clock.now();
      const all = await recordRows(tx, actor.institutionId, of, at);
      const people = all.slice((page - 1) * RECORDS_A_PAGE, page * RECORDS_A_PAGE);
      const kind = of === 'staff' ? 'account' : 'mentor';
      const subjects = people.map(({ id }) => ({ kind, id }) as const);
      await record(tx, actor, { event: 'training.listed', subjects, count: people.length });
      return { people, total: all.length, ready: all.filter(({ isReady }) => isReady).length };
    });
  }
}
