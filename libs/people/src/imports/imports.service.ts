import path from 'node:path';
import { Injectable } from '@nestjs/common';
import { record } from '@footing/audit';
import { Database, Jobs } from '@footing/database';
import { type Actor, Clock, permit } from '@footing/kernel';
import { Secrets } from '@footing/secrets';
import type { EntityManager } from 'typeorm';
import { ImportRow } from '../data/import-row.entity';
import { Import } from '../data/import.entity';
import { checkMapping } from '../domain/check-mapping';
import type { PersonKind } from '../domain/fields';
import { mappingOf } from '../domain/mapping';
import { movedOn, notFound, refuse } from '../errors';
import { columnsRead } from './columns-read';
import { agreementFaults, needsAgreement } from './agreement';
import { canBeAbandoned, forgetStaged, forgetUnfinished } from './forget';
import { handedOn } from './handed-on';
import { openlyKept } from './private-columns';
import { openRows } from './row-content';
import { keepFile, SAMPLE_ROWS } from './stage-file';

/** A file that somebody has sent. */
export interface SentFile {
  /** Where it lies now; it is copied, not moved. */
  readonly path: string;
  readonly fileName: string;
}

/** What somebody chose for a file's columns. */
export interface ColumnChoice {
  /** One a header, in their order: a field's key, `column:<key>`, or `skip`. */
  readonly targets: readonly string[];
  /** How people agreed that matching may read shared experience: needed when such a column is read. */
  readonly agreedHow?: string;
  readonly createMissingSchools?: boolean;
}

const CONTROL = /[\p{Cc}\p{Cf}]/gu;
const MOST_LISTED = 100;

/** Files of students and mentors on their way in: sent, understood, checked, and written when somebody confirms. */
@Injectable()
export class Imports {
  constructor(
    private readonly db: Database,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
    private readonly secrets: Secrets,
  ) {}

  /**
   * Keeps the file and has it read. Files that nobody has gone on with for 14 days are forgotten.
   * @returns the import's id. @throws {DomainError} forbidden, or not-found, `round.not-found`.
   */
  async begin(actor: Actor, roundId: string, kind: PersonKind, file: SentFile): Promise<string> {
    permit(actor, 'people.import');
    const { institutionId, accountId: createdBy } = actor;
    const fileName = path.basename(file.fileName.toWellFormed().replace(CONTROL, '')).slice(-255) || 'file';
    return this.db.transaction(actor, async (tx) => {
      await mustHaveRound(tx, institutionId, roundId);
      await forgetUnfinished(tx, institutionId, this.clock.now());
      const { id } = await tx.save(
        tx.create(Import, { institutionId, roundId, kind, state: 'reading', fileName, fileSize: 0, createdBy }),
      );
      const fileSize = await keepFile(tx, this.secrets, { institutionId, importId: id }, file.path);
      await tx.update(Import, { institutionId, id }, { fileSize });
      await record(tx, actor, { event: 'import.begun', object: id });
      await this.jobs.send('read-import', { institutionId, importId: id }, tx);
      return id;
    });
  }

  /** @throws {DomainError} forbidden, or not-found, `import.not-found`. */
  async find(actor: Actor, id: string): Promise<Import> {
    permit(actor, 'people.import');
    return this.db.transaction(actor, (tx) => load(tx, actor, id));
  }

  /** A round's imports, the latest first, 100 at most. */
  async list(actor: Actor, roundId: string): Promise<Import[]> {
    permit(actor, 'people.import');
    const where = { institutionId: actor.institutionId, roundId };
    return this.db.transaction(actor, (tx) =>
      tx.find(Import, { where, order: { createdAt: 'desc' }, take: MOST_LISTED }),
    );
  }

  /**
   * Says what each column is, and has the file checked. Also from `checked`, to choose again.
   * @throws {DomainError} invalid, `import.mapping`, with fields: a header, `mapping` or `agreedHow`; conflict,
   * `import.moved-on`, when it waits for no mapping; not-found; forbidden.
   */
  async chooseMapping(actor: Actor, id: string, choice: ColumnChoice): Promise<void> {
    permit(actor, 'people.import');
    await this.db.transaction(actor, async (tx) => {
      const found = await load(tx, actor, id, true);
      if (found.state !== 'mapping' && found.state !== 'checked') throw movedOn(id, found.state);
      const key = { institutionId: actor.institutionId, importId: id };
      const sample = await sampleOf(tx, this.secrets, key);
      const mapping = mappingOf(found.kind, found.headers, choice.targets, sample);
      const agreedHow = (choice.agreedHow ?? '').trim();
      refuse('import.mapping', [
        ...checkMapping(found.kind, mapping),
        ...openlyKept(found.kind, mapping, sample),
        ...agreementFaults(choice.targets, agreedHow),
      ]);
      const needed = mapping.some(({ target }) => needsAgreement(target));
      await tx.update(
        Import,
        { institutionId: key.institutionId, id },
        {
          ...handedOn,
          state: 'checking',
          mapping,
          agreedHow: needed ? agreedHow : null,
          createMissingSchools: choice.createMissingSchools ?? false,
        },
      );
      const read = columnsRead({ kind: found.kind, mapping });
      await record(tx, actor, { event: 'import.columns-chosen', object: id, ...read });
      await this.jobs.send('check-import', key, tx);
    });
  }

  /**
   * Has the checked file written, once however often it is confirmed.
   * @param leaveOutFaultyRows must be true when there are rows with faults: they stay out.
   * @throws {DomainError} invalid, `import.has-faults`; conflict, `import.moved-on`, when it is not checked; not-found;
   * forbidden.
   */
  async confirm(actor: Actor, id: string, { leaveOutFaultyRows }: { leaveOutFaultyRows: boolean }): Promise<void> {
    permit(actor, 'people.import');
    await this.db.transaction(actor, async (tx) => {
      const found = await load(tx, actor, id, true);
      if (found.state === 'writing' || found.state === 'done') return;
      if (found.state !== 'checked') throw movedOn(id, found.state);
      if ((found.counts.fault ?? 0) > 0 && !leaveOutFaultyRows)
        refuse('import.has-faults', [
          { field: 'leaveOutFaultyRows', message: 'Say that the rows with faults stay out' },
        ]);
      const by = { confirmedBy: actor.accountId, confirmedAt: this.clock.now() };
      await tx.update(Import, { institutionId: actor.institutionId, id }, { ...handedOn, ...by, state: 'writing' });
      await record(tx, actor, { event: 'import.confirmed', object: id, ...columnsRead(found) });
      await this.jobs.send('write-import', { institutionId: actor.institutionId, importId: id }, tx);
    });
  }

  /**
   * Forgets the file and everything read from it. What is abandoned already stays so.
   * @throws {DomainError} conflict, `import.moved-on`, once it is being written or done; not-found; forbidden.
   */
  async abandon(actor: Actor, id: string): Promise<void> {
    permit(actor, 'people.import');
    const key = { institutionId: actor.institutionId, importId: id };
    await this.db.transaction(actor, async (tx) => {
      const found = await load(tx, actor, id, true);
      if (found.state === 'abandoned') return;
      if (!canBeAbandoned(found.state)) throw movedOn(id, found.state);
      await forgetStaged(tx, key);
      const now = { ...handedOn, state: 'abandoned' as const, finishedAt: this.clock.now() };
      await tx.update(Import, { institutionId: actor.institutionId, id }, now);
      await record(tx, actor, { event: 'import.abandoned', object: id });
    });
  }
}

/** @param locked true to keep others from moving it until the transaction ends. */
async function load(tx: EntityManager, { institutionId }: Actor, id: string, locked = false): Promise<Import> {
  const lock = locked ? { lock: { mode: 'for_no_key_update' as const } } : {};
  const found = await tx.findOne(Import, { where: { institutionId, id }, ...lock });
  if (!found) throw notFound('import', id);
  return found;
}

async function mustHaveRound(tx: EntityManager, institutionId: string, id: string): Promise<void> {
  const found = await tx.query<unknown[]>('select from round where institution_id = $1 and id = $2', [
    institutionId,
    id,
  ]);
  if (found.length === 0) throw notFound('round', id);
}

async function sampleOf(tx: EntityManager, secrets: Secrets, key: { institutionId: string; importId: string }) {
  const rows = await tx.find(ImportRow, { where: key, order: { rowNumber: 'asc' }, take: SAMPLE_ROWS });
  return (await openRows(tx, secrets, key, rows)).map(({ cells }) => cells);
}
