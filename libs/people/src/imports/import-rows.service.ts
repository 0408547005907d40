import { Injectable } from '@nestjs/common';
import { type AuditEvent, record } from '@footing/audit';
import { Database } from '@footing/database';
import { type Actor, permit } from '@footing/kernel';
import { Secrets } from '@footing/secrets';
import type { SheetTable } from '@footing/spreadsheets';
import { type EntityManager, In } from 'typeorm';
import { ImportFault } from '../data/import-fault.entity';
import { ImportRow } from '../data/import-row.entity';
import { Import } from '../data/import.entity';
import { columnsRead } from './columns-read';
import { openRows } from './row-content';
import { SAMPLE_ROWS } from './stage-file';

/** One page of the faults of a file, by row. `pages` is at least 1. */
export interface FaultPage {
  readonly faults: readonly ImportFault[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
}

/** Faults of one kind in one column. */
export interface FaultKind {
  readonly columnName: string;
  readonly count: number;
  /** What to do about one of them. */
  readonly message: string;
}

const FAULTS_A_PAGE = 25;
const MOST_KINDS = 20;
const SHOWN_VALUE = 60;

/** What is in a file on its way in: for showing it to the person who decides. */
@Injectable()
export class ImportRows {
  constructor(
    private readonly db: Database,
    private readonly secrets: Secrets,
  ) {}

  /** The first different values of each column, three at most each, long ones cut. Empty once the rows are forgotten. */
  async samples(actor: Actor, importId: string): Promise<string[][]> {
    permit(actor, 'people.import');
    const where = { institutionId: actor.institutionId, importId };
    const rows = await this.db.transaction(actor, async (tx) => {
      const sealed = await tx.find(ImportRow, { where, order: { rowNumber: 'asc' }, take: SAMPLE_ROWS });
      await looked(tx, actor, importId, { event: 'import.sampled', count: sealed.length });
      return openRows(tx, this.secrets, actor, sealed);
    });
    const width = rows[0]?.cells.length ?? 0;
    return Array.from({ length: width }, (_, index) => {
      const values = new Set(rows.map(({ cells }) => (cells[index] ?? '').trim()).filter((cell) => cell !== ''));
      return [...values]
        .slice(0, 3)
        .map((value) => (value.length > SHOWN_VALUE ? `${value.slice(0, SHOWN_VALUE)}…` : value));
    });
  }

  /** The first rows that would be written, as they would be. */
  async preview(actor: Actor, importId: string, take = 10): Promise<ImportRow[]> {
    permit(actor, 'people.import');
    const where = { institutionId: actor.institutionId, importId, outcome: In(['new', 'changed', 'same']) };
    return this.db.transaction(actor, async (tx) => {
      const rows = await tx.find(ImportRow, { where, order: { rowNumber: 'asc' }, take });
      await looked(tx, actor, importId, { event: 'import.previewed', count: rows.length });
      return rows;
    });
  }

  /** The names of the schools that writing would add, in alphabetical order. */
  async newSchools(actor: Actor, importId: string): Promise<string[]> {
    permit(actor, 'people.import');
    const found = await this.db.transaction(actor, (tx) =>
      tx.query<{ name: string }[]>(
        `select distinct r.reading->>'school' as name from import_row r
         where r.institution_id = $1 and r.import_id = $2 and r.outcome <> 'fault' and r.reading ? 'school'
           and not exists (select from school s where s.institution_id = $1 and s.name = r.reading->>'school') order by name`,
        [actor.institutionId, importId],
      ),
    );
    return found.map(({ name }) => name);
  }

  /** What has to be put right. @param page from 1. */
  async faults(actor: Actor, importId: string, { page = 1 }: { page?: number } = {}): Promise<FaultPage> {
    permit(actor, 'people.import');
    const where = { institutionId: actor.institutionId, importId };
    return this.db.transaction(actor, async (tx) => {
      const total = await tx.countBy(ImportFault, where);
      const pages = Math.max(1, Math.ceil(total / FAULTS_A_PAGE));
      const shown = Math.min(Math.max(1, Math.trunc(page) || 1), pages);
      const order = { rowNumber: 'asc', id: 'asc' } as const;
      const skip = (shown - 1) * FAULTS_A_PAGE;
      const faults = await tx.find(ImportFault, { where, order, take: FAULTS_A_PAGE, skip });
      await looked(tx, actor, importId, { event: 'import.faults-listed', count: faults.length });
      return { faults, total, page: shown, pages };
    });
  }

  /** The faults by column and kind, the most frequent first, 20 at most: for seeing what is wrong at a glance. */
  async faultKinds(actor: Actor, importId: string): Promise<FaultKind[]> {
    permit(actor, 'people.import');
    return this.db.transaction(actor, (tx) =>
      tx.query<FaultKind[]>(
        `select column_name as "columnName", count(*)::int as count, min(message) as message from import_fault
         where institution_id = $1 and import_id = $2
         group by column_name, code order by count desc, column_name limit ${MOST_KINDS}`,
        [actor.institutionId, importId],
      ),
    );
  }

  /** All faults, to be written as a file for whoever puts them right. */
  async faultsTable(actor: Actor, importId: string): Promise<SheetTable> {
    permit(actor, 'people.import');
    const where = { institutionId: actor.institutionId, importId };
    const order = { rowNumber: 'asc', id: 'asc' } as const;
    const faults = await this.db.transaction(actor, async (tx) => {
      const all = await tx.find(ImportFault, { where, order });
      await looked(tx, actor, importId, { event: 'import.faults-exported', count: all.length });
      return all;
    });
    return {
      headers: ['Row', 'Column', 'Value', 'What to do'],
      rows: faults.map(({ rowNumber, columnName, value, message }) => [rowNumber, columnName, value, message]),
    };
  }
}

interface Seen {
  readonly event: AuditEvent;
  readonly count: number;
}

/** Nobody knows yet who the people of a file are, so the line names the file, and how many rows of it were shown. */
async function looked(tx: EntityManager, actor: Actor, importId: string, seen: Seen): Promise<void> {
  const of = await tx.findOneBy(Import, { institutionId: actor.institutionId, id: importId });
  if (of) await record(tx, actor, { ...seen, object: importId, ...columnsRead(of) });
}
