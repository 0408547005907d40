import { Injectable } from '@nestjs/common';
import { record } from '@footing/audit';
import { Database } from '@footing/database';
import { type Actor, Clock, DomainError, permit } from '@footing/kernel';
import type { EntityManager } from 'typeorm';
import { modulesNow } from './data/modules.query';
import type { ModuleNow } from './domain/module';
import { faultsIn, type NewVersion } from './module.input';

const PUBLISH = `insert into training_module
  (institution_id, code, version, audience, kinds, title, minutes, content, months, required, counts_from, published_at, published_by)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`;

/** What the programme lead does with modules: reads them, and publishes new versions. */
@Injectable()
export class TrainingModules {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** Every module as it is now, in the order they are shown. @throws {DomainError} forbidden. */
  async list(actor: Actor): Promise<readonly ModuleNow[]> {
    permit(actor, 'training.read');
    return this.db.transaction(actor, (tx) => modulesNow(tx, actor.institutionId));
  }

  /** @throws {DomainError} not-found, `training.not-found`. */
  async find(actor: Actor, code: string): Promise<ModuleNow> {
    permit(actor, 'training.read');
    return this.db.transaction(actor, (tx) => moduleOf(tx, actor, code));
  }

  /**
   * Puts a new version in the place of the one that holds. What people passed counts on, unless everybody does it again.
   * @param from the version that was edited. @throws {DomainError} invalid, `training.version`, with fields; not-found;
   * conflict, `training.changed`, when somebody else was quicker.
   */
  async publish(actor: Actor, code: string, from: number, version: NewVersion): Promise<ModuleNow> {
    permit(actor, 'training.manage');
    const fields = faultsIn(version);
    if (fields.length > 0) throw new DomainError('invalid', 'training.version', code, fields);
    return this.db.transaction(actor, async (tx) => {
      await tx.query(`select pg_advisory_xact_lock(hashtextextended('training of ' || $1::uuid::text, 0))`, [
        actor.institutionId,
      ]);
      const before = await moduleOf(tx, actor, code);
      if (before.version !== from) throw new DomainError('conflict', 'training.changed', code);
      await this.put(tx, actor, before, version);
      await record(tx, actor, { event: 'training.published', fields: [code] });
      return moduleOf(tx, actor, code);
    });
  }

  private async put(tx: EntityManager, actor: Actor, before: ModuleNow, version: NewVersion): Promise<void> {
    const { title, minutes, kinds, months, required, again, pages, checks, promise } = version;
    const next = before.version + 1;
    const [now] = await tx.query<{ countsFrom: number }[]>(
      'select counts_from as "countsFrom" from training_now($1) where code = $2',
      [actor.institutionId, before.code],
    );
    await tx.query(PUBLISH, [
      ...[actor.institutionId, before.code, next, before.audience, kinds, title, minutes],
      ...[JSON.stringify({ pages, checks, promise }), months, required, again ? next : (now?.countsFrom ?? 1)],
      ...[this.clock.now(), actor.accountId],
    ]);
  }
}

async function moduleOf(tx: EntityManager, { institutionId }: Actor, code: string): Promise<ModuleNow> {
  const found = (await modulesNow(tx, institutionId)).find((one) => one.code === code);
  if (!found) throw new DomainError('not-found', 'training.not-found', code);
  return found;
}
