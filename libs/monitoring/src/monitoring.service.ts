import { Injectable } from '@nestjs/common';
import { record } from '@footing/audit';
import { Database } from '@footing/database';
import { type Actor, DomainError, permit } from '@footing/kernel';
import { openTable } from '@footing/spreadsheets';
import type { EntityManager } from 'typeorm';
import {
  type Characteristic,
  type CharacteristicFault,
  characteristicReader,
  type CodeLists,
  headingFaults,
} from './domain/read-characteristics';

/** One part of a kind, for the students of a round. */
export interface MonitoredPart {
  readonly part: string;
  /** To the nearest 5; null: hidden, because it or another could be worked out and is below 10. */
  readonly students: number | null;
}

/** One kind of characteristic: everybody of the round, part by part. */
export interface MonitoredKind {
  readonly kind: string;
  /** Everybody in the round, to the nearest 5; null below 10. */
  readonly everybody: number | null;
  readonly parts: readonly MonitoredPart[];
}

/** A file that has to be put right first; nothing of it is kept. */
export class MonitoringRefusal extends DomainError {
  /** @param faults at least one, at most 200. */
  constructor(readonly faults: readonly CharacteristicFault[]) {
    const fields = faults.map(({ row, column, message }) => ({
      field: row === null ? column : `row ${row}, ${column}`,
      message,
    }));
    super('invalid', 'monitoring.faults', `${faults.length} faults`, fields);
    this.name = 'MonitoringRefusal';
  }
}

const MB = 1024 * 1024;
/** The largest file that can be brought in, in bytes. */
export const MOST_MONITORING_BYTES = 8 * MB;
const limits = {
  ...{ bytes: MOST_MONITORING_BYTES, rows: 50_000, columns: 20, recordSize: 4 * 1024 },
  ...{ zipEntries: 200, unpackedBytes: 64 * MB, texts: 500_000, textChars: 8_000_000 },
};
const MOST_FAULTS = 200;

/**
 * Equality monitoring: what a university holds of its students goes in by code, and comes out as counts that tell of no
 * single person. Nothing here is ever used to match, and nobody can look anybody up.
 */
@Injectable()
export class Monitoring {
  constructor(private readonly db: Database) {}

  /**
   * Takes a file in: column `student` with the university ID, and a column for each kind. What was said before about the
   * same student and kind counts no more.
   * @returns how many codes. @throws {MonitoringRefusal} or {FileRefusal}; then nothing was taken in.
   */
  async bringIn(actor: Actor, path: string): Promise<number> {
    permit(actor, 'monitoring.bring-in');
    const lists = await this.db.transaction(actor, codeLists);
    const rows = await readFile(path, lists);
    return this.db.transaction(actor, async (tx) => {
      const [taken] = await tx.query<{ taken: string }[]>('select monitoring.bring_in($1, $2, $3) as taken', [
        rows.map(({ student }) => student),
        rows.map(({ kind }) => kind),
        rows.map(({ code }) => code),
      ]);
      const count = Number(taken?.taken ?? 0);
      await record(tx, actor, { event: 'monitoring.brought-in', count, special: true });
      return count;
    });
  }

  /** Counts for the students of a round. @throws {DomainError} forbidden; not-found, `round.not-found`. */
  async counts(actor: Actor, roundId: string): Promise<MonitoredKind[]> {
    permit(actor, 'monitoring.counts');
    return this.db.transaction(actor, async (tx) => {
      await refuseUnknown(tx, actor, roundId);
      await record(tx, actor, { event: 'monitoring.counted', object: roundId, special: true });
      const rows = await tx.query<({ kind: string } & MonitoredPart)[]>(
        'select kind, part, students from monitoring.counts($1)',
        [roundId],
      );
      const kinds = [...new Set(rows.map(({ kind }) => kind))];
      return kinds.map((kind) => {
        const own = rows.filter((row) => row.kind === kind);
        const parts = own.filter(({ part }) => part !== '').map(({ part, students }) => ({ part, students }));
        return { kind, everybody: own.find(({ part }) => part === '')?.students ?? null, parts };
      });
    });
  }
}

/** Not every role that counts may read rounds: it is asked here, so that nobody tells a round of others from none. */
async function refuseUnknown(tx: EntityManager, { institutionId }: Actor, roundId: string): Promise<void> {
  const found = await tx.query<unknown[]>('select 1 from round where institution_id = $1 and id = $2', [
    institutionId,
    roundId,
  ]);
  if (found.length === 0) throw new DomainError('not-found', 'round.not-found', `round ${roundId}`);
}

async function codeLists(tx: EntityManager): Promise<CodeLists> {
  const rows = await tx.query<{ kind: string; code: string }[]>('select kind, code from monitoring.codes()');
  const kinds = [...new Set(rows.map(({ kind }) => kind))];
  return new Map(kinds.map((kind) => [kind, new Set(rows.filter((row) => row.kind === kind).map(({ code }) => code))]));
}

async function readFile(path: string, lists: CodeLists): Promise<Characteristic[]> {
  const table = await openTable({ path }, { limits });
  const wrong = headingFaults(table.headers, lists);
  if (wrong.length > 0) throw new MonitoringRefusal(wrong);
  const read = characteristicReader(table.headers, lists);
  const rows: Characteristic[] = [];
  const faults: CharacteristicFault[] = [];
  for await (const row of table.rows) {
    const one = read(row);
    faults.push(...(one.faults ?? []));
    rows.push(...(one.found ?? []));
    if (faults.length >= MOST_FAULTS) break;
  }
  if (faults.length > 0) throw new MonitoringRefusal(faults.slice(0, MOST_FAULTS));
  return rows;
}
