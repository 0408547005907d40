import { record } from '@footing/audit';
import { brokenConstraint, Database } from '@footing/database';
import { type Actor, Clock, DomainError, permit } from '@footing/kernel';
import { Injectable } from '@nestjs/common';
import type { PracticeYear } from './data/year.query';
import { autumnOf } from './domain/academic-year';
import { partCodes } from './domain/part';
import { refuseFaults } from './errors';
import { yearFor, yearsFor } from './reach';

/** The years in which a university looks at what it does for social mobility. */
@Injectable()
export class PracticeYears {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** Newest first; empty: none has begun, or none that they may read. @throws {DomainError} forbidden. */
  list(actor: Actor): Promise<PracticeYear[]> {
    return this.db.transaction(actor, (tx) => yearsFor(tx, actor));
  }

  /** Today, YYYY-MM-DD. */
  today(): string {
    return this.clock.now().toISOString().slice(0, 10);
  }

  /** The academic year that it is. */
  thisYear(): number {
    return autumnOf(this.today());
  }

  /**
   * Begins a year with nine empty entries. @param year the autumn that it begins in: at most ten years back, and the next.
   * @returns its id. @throws {DomainError} invalid, at the field `year`; conflict, `practice.year-there`.
   */
  async begin(actor: Actor, year: number): Promise<string> {
    permit(actor, 'practice.edit');
    const now = this.thisYear();
    const isFit = Number.isInteger(year) && year >= now - 10 && year <= now + 1;
    refuseFaults('year', isFit ? [] : [{ field: 'year', message: 'Choose one of these years' }]);
    const begun = this.db.transaction(actor, async (tx) => {
      const { institutionId, accountId } = actor;
      const [made] = await tx.query<{ id: string }[]>(
        'insert into practice_year (institution_id, year, begun_at, begun_by) values ($1, $2, $3, $4) returning id',
        [institutionId, year, this.clock.now(), accountId],
      );
      const id = made?.id ?? '';
      await tx.query(
        'insert into practice_entry (institution_id, year_id, part) select $1, $2, part from unnest($3::text[]) part',
        [institutionId, id, partCodes],
      );
      await record(tx, actor, { event: 'practice.begun', object: id });
      return id;
    });
    return begun.catch((error: unknown) => {
      if (brokenConstraint(error) === 'practice_year_once')
        throw new DomainError('conflict', 'practice.year-there', String(year));
      throw error;
    });
  }

  /** What it says stays from now on; its plan goes on. Done twice it is done once. @throws {DomainError} not-found. */
  finish(actor: Actor, id: string): Promise<void> {
    return this.settle(actor, id, true);
  }

  /** It can be written again. @throws {DomainError} not-found. */
  reopen(actor: Actor, id: string): Promise<void> {
    return this.settle(actor, id, false);
  }

  private async settle(actor: Actor, id: string, isFinished: boolean): Promise<void> {
    permit(actor, 'practice.edit');
    await this.db.transaction(actor, async (tx) => {
      await yearFor(tx, actor, id);
      await tx.query(
        `update practice_year set finished_at = $3, finished_by = $4
         where institution_id = $1 and id = $2 and (finished_at is null) = $5`,
        [
          ...[actor.institutionId, id],
          ...(isFinished ? [this.clock.now(), actor.accountId] : [null, null]),
          isFinished,
        ],
      );
      await record(tx, actor, { event: isFinished ? 'practice.finished' : 'practice.reopened', object: id });
    });
  }
}
