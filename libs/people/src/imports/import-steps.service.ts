import { Injectable } from '@nestjs/common';
import { brokenConstraint, Database, Jobs } from '@footing/database';
import { Clock } from '@footing/kernel';
import { Secrets } from '@footing/secrets';
import { FileRefusal } from '@footing/spreadsheets';
import type { EntityManager } from 'typeorm';
import { ColumnMapping } from '../data/column-mapping.entity';
import { ImportChunk } from '../data/import-chunk.entity';
import { ImportFault } from '../data/import-fault.entity';
import { ImportRow } from '../data/import-row.entity';
import { type Import, type ImportColumn } from '../data/import.entity';
import type { ImportState } from '../data/import-states';
import { takeApart } from '../data/experiences-before.query';
import { STOPPED_DAYS } from '../data/own-experiences.query';
import { sides } from '../data/sides';
import { checkMapping } from '../domain/check-mapping';
import { headerSignature } from '../domain/header-words';
import { type Mapping, recallMapping } from '../domain/mapping';
import { proposeMapping } from '../domain/propose-mapping';
import { checkRows } from './check-rows';
import { forgetStaged, forgetUnfinished } from './forget';
import { handedOn } from './handed-on';
import { ImportRun, Overtaken } from './import-run';
import { compareExperiences, writeExperiences } from './incoming-experiences';
import { type Clash, countOutcomes, layOutIncoming, noteOutcomes, spokenOf } from './incoming.query';
import { loadNames } from './names-known';
import { leavingOutPrivate } from './private-columns';
import { stageRows, type Staged, withFile } from './stage-file';
import { withTakenBack } from './taken-back';
import { insertFaults, type StagedFault } from './staged-fault';
import { recordWritten, writePeople } from './write-people';

/**
 * What is done with an import behind the pages. Each step may be begun again at any moment, also when it was cut off in the
 * middle, and does nothing when the import is not waiting for it.
 */
@Injectable()
export class ImportSteps {
  constructor(
    private readonly db: Database,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
    private readonly secrets: Secrets,
  ) {}

  /** Reads the file into rows and proposes what its columns are; or keeps why it cannot be read, and nothing of it. */
  read(institutionId: string, importId: string): Promise<void> {
    return this.run('reading', institutionId, importId, async (run) => {
      await run.step({ rowCount: 0 }, (tx) => tx.delete(ImportRow, run.key));
      try {
        const staged = await withFile(this.db, this.secrets, run.key, (path) => stageRows(run, this.secrets, path));
        await run.step({}, (tx) => this.propose(tx, run, staged));
      } catch (error) {
        if (!(error instanceof FileRefusal)) throw error;
        await run.step({}, (tx) => this.refuse(tx, run, error));
      }
    });
  }

  /** Finds what is wrong with the file, and what would change if it were written. Writes nothing to people. */
  check(institutionId: string, importId: string): Promise<void> {
    return this.run('checking', institutionId, importId, async (run) => {
      const { mapping, createMissingSchools } = run.of;
      await run.step({ counts: {} }, (tx) => tx.delete(ImportFault, run.key));
      const known = await run.step({}, (tx) => loadNames(tx, institutionId, createMissingSchools, this.clock.now()));
      await checkRows(run, this.secrets, mapping ?? [], known);
      await run.step({}, async (tx) => {
        await this.keepClashes(tx, run, await layOutIncoming(tx, run.of));
        const notes = withTakenBack(run.of.notes, await compareExperiences(tx, this.secrets, run.of));
        const counts = await countOutcomes(tx, run.of);
        await noteOutcomes(tx, run.of);
        await run.hold(tx, { ...handedOn, state: 'checked', counts, notes, doneCount: run.of.rowCount });
      });
    });
  }

  /** Writes everything that has no fault, or nothing at all; then forgets the file. */
  write(institutionId: string, importId: string): Promise<void> {
    return this.run('writing', institutionId, importId, async (run) => {
      try {
        await run.step({}, (tx) => this.writeAll(tx, run));
      } catch (error) {
        if (brokenConstraint(error) !== 'pairing_within_places') throw error;
        const note = 'A mentor in this file has more students already than the places it gives them.';
        await run.step({ ...handedOn, state: 'failed', notes: [note] }, (tx) => forgetStaged(tx, run.key));
      }
    });
  }

  /** Forgets the files that nobody has gone on with for 14 days. @returns how many. */
  forgetUnfinished(institutionId: string): Promise<number> {
    return this.db.transaction({ institutionId }, (tx) => forgetUnfinished(tx, institutionId, this.clock.now()));
  }

  /** Takes apart what was kept as one list a person, and lets go of what its owner stopped sharing long enough ago. */
  async tidyExperiences(institutionId: string): Promise<void> {
    const here = { institutionId };
    const before = new Date(this.clock.now().getTime() - STOPPED_DAYS * DAY_MS);
    await this.db.transaction(here, async (tx) => {
      for (const side of Object.values(sides)) await takeApart(tx, this.secrets, side, here);
      await tx.query('select consent.forget_stopped_experiences($1)', [before]);
    });
  }

  private async run(
    state: ImportState,
    institutionId: string,
    importId: string,
    work: (run: ImportRun) => Promise<void>,
  ) {
    const run = await ImportRun.begin(this.db, { institutionId, importId }, state);
    if (!run) return;
    await work(run).catch((error: unknown) => {
      if (!(error instanceof Overtaken)) throw error;
    });
  }

  private async propose(tx: EntityManager, run: ImportRun, { table, sample, rowCount }: Staged): Promise<void> {
    const { kind, institutionId } = run.of;
    const headers = [...table.headers];
    const key = { institutionId, kind, headersKey: headerSignature(headers) };
    const before = await tx.findOneBy(ColumnMapping, key);
    const recalled = before && stillValid(kind, recallMapping(before.mapping, headers));
    const mapping: readonly ImportColumn[] = recalled ?? leavingOutPrivate(proposeMapping(kind, headers, sample));
    const notes = table.notes.slice(0, 20);
    await tx.delete(ImportChunk, run.key);
    await run.hold(tx, {
      ...handedOn,
      state: 'mapping',
      headers,
      mapping,
      remembered: Boolean(recalled),
      notes,
      rowCount,
    });
  }

  private async refuse(tx: EntityManager, run: ImportRun, { code, words }: FileRefusal): Promise<void> {
    await tx.delete(ImportChunk, run.key);
    await tx.delete(ImportRow, run.key);
    const notes = [words.title, words.whatToDo];
    const finishedAt = this.clock.now();
    await run.hold(tx, { ...handedOn, state: 'refused', refusal: code, notes, rowCount: 0, finishedAt });
  }

  private async keepClashes(tx: EntityManager, run: ImportRun, clashes: readonly Clash[]): Promise<void> {
    const column = run.of.mapping?.find(({ target }) => target === 'email')?.header ?? '';
    await insertFaults(
      tx,
      run.key,
      clashes.map((clash) => faultOf(clash, column)),
    );
    await tx.query(
      `update import_row set outcome = 'fault' where institution_id = $1 and import_id = $2 and row_number = any($3::int[])`,
      [run.of.institutionId, run.of.id, clashes.map(({ row }) => row)],
    );
  }

  private async writeAll(tx: EntityManager, run: ImportRun): Promise<void> {
    const { institutionId, id: importId, kind, headers } = run.of;
    await tx.query(`select pg_advisory_xact_lock(hashtextextended('people of ' || $1, 0))`, [institutionId]);
    if ((await layOutIncoming(tx, run.of)).length > 0) return this.checkAgain(tx, run);
    await compareExperiences(tx, this.secrets, run.of);
    const counts = await countOutcomes(tx, run.of);
    const at = this.clock.now();
    const spoken = spokenOf(run.of);
    await writePeople(tx, run.of, spoken);
    const takenBack = spoken.experiences ? await writeExperiences(tx, this.secrets, run.of, at) : 0;
    const key = { institutionId, kind, headersKey: headerSignature(headers) };
    await tx.upsert(ColumnMapping, { ...key, mapping: plainMapping(run.of), updatedAt: at }, Object.keys(key));
    await tx.delete(ImportRow, { institutionId, importId });
    await recordWritten(tx, run.of);
    const notes = withTakenBack(run.of.notes, takenBack);
    await run.hold(tx, { ...handedOn, state: 'done', counts, notes, finishedAt: at });
  }

  /** Since the check somebody has become two people, or two have become one: a person has to look again. */
  private async checkAgain(tx: EntityManager, run: ImportRun): Promise<void> {
    const notes = ['Some people were changed while you were looking at this file, so we checked it again.'];
    await this.jobs.send('check-import', run.key, tx);
    await run.hold(tx, { ...handedOn, state: 'checking', notes, confirmedAt: null, confirmedBy: null });
  }
}

const DAY_MS = 24 * 60 * 60 * 1000;

const stillValid = (kind: Import['kind'], mapping: Mapping | null): Mapping | null =>
  mapping && checkMapping(kind, mapping).length === 0 ? mapping : null;

const plainMapping = ({ mapping }: Import): Mapping =>
  (mapping ?? []).map(({ header, target, splitsAt }) => ({ header, target, ...(splitsAt && { splitsAt }) }));

function faultOf({ row, kind, email }: Clash, column: string): StagedFault {
  const message =
    kind === 'two'
      ? 'This e-mail address belongs to somebody with another university ID. Check which of the two is right'
      : 'Another row is about the same person. Keep one of the two rows';
  return { row, column, value: email ?? '', code: kind === 'two' ? 'person.two' : 'person.repeated', message };
}
