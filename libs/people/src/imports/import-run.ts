import { randomUUID } from 'node:crypto';
import type { Database } from '@footing/database';
import type { EntityManager } from 'typeorm';
import { Import } from '../data/import.entity';
import type { ImportState } from '../data/import-states';
import { forgetStaged } from './forget';

/** How often a step is begun before we give up: a worker that dies counts too. */
const MAX_ATTEMPTS = 5;

/** Another run has taken the import over, or a person has abandoned it: this one stops, and that is well. */
export class Overtaken extends Error {}

/**
 * One run of a step that works behind the page. Every transaction of it first makes sure that the import is still its own,
 * so a run that was thought dead cannot write into what another has begun again.
 */
export class ImportRun {
  private constructor(
    private readonly db: Database,
    readonly of: Import,
    private readonly token: string,
  ) {}

  /**
   * Takes the step up.
   * @returns null when the import is not at this step (done already, or abandoned), or has been begun too often.
   */
  static async begin(
    db: Database,
    at: { readonly institutionId: string; readonly importId: string },
    state: ImportState,
  ): Promise<ImportRun | null> {
    const token = randomUUID();
    const where = { institutionId: at.institutionId, id: at.importId };
    return db.transaction(at, async (tx) => {
      const found = await tx.findOne(Import, { where: { ...where, state }, lock: { mode: 'for_no_key_update' } });
      if (!found) return null;
      const isHopeless = found.attempts >= MAX_ATTEMPTS;
      const now = isHopeless ? { state: 'failed' as const, run: null } : { run: token, doneCount: 0 };
      await tx.update(Import, where, { ...now, attempts: found.attempts + 1 });
      if (isHopeless) await forgetStaged(tx, at);
      return isHopeless ? null : new ImportRun(db, found, token);
    });
  }

  get key(): { readonly institutionId: string; readonly importId: string } {
    return { institutionId: this.of.institutionId, importId: this.of.id };
  }

  /**
   * Does `work` and notes how it stands with `now`, both or neither.
   * @throws {Overtaken} when the import is no longer this run's.
   */
  async step<T>(now: Partial<Import>, work: (tx: EntityManager) => Promise<T>): Promise<T> {
    return this.db.transaction(this.of, async (tx) => {
      await this.hold(tx, now);
      return work(tx);
    });
  }

  /**
   * As `step`, for one batch of many: does not wait for the disk. A power cut may lose the last batches, but then also
   * everything after them, so the step has not ended and is begun again from the start. @throws {Overtaken}
   */
  async batch<T>(now: Partial<Import>, work: (tx: EntityManager) => Promise<T>): Promise<T> {
    return this.step(now, async (tx) => {
      await tx.query('set local synchronous_commit = off');
      return work(tx);
    });
  }

  /** Inside a transaction: locks the import to the end of it, and notes how it stands. @throws {Overtaken} */
  async hold(tx: EntityManager, now: Partial<Import>): Promise<void> {
    const { institutionId, id, state } = this.of;
    const held = await tx.update(Import, { institutionId, id, state, run: this.token }, { run: this.token, ...now });
    if (held.affected === 0) throw new Overtaken(`import ${id}`);
  }
}
