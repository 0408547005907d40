import { Injectable } from '@nestjs/common';
import { record } from '@footing/audit';
import { Database } from '@footing/database';
import { type Actor, Clock, permit } from '@footing/kernel';
import { type RecordRow, recordRows } from './data/records.query';
import { REMIND_DAYS } from './domain/remind-days';

/** Whose records are listed. */
export type RecordsOf = 'mentor' | 'staff';

/** One page of records. */
export interface RecordsPage {
  readonly people: readonly RecordRow[];
  /** How many there are in all, and of how many all is done. */
  readonly total: number;
  readonly ready: number;
  /** How many there are as they were asked for. */
  readonly shown: number;
}

/** Which of them. */
export interface RecordsFilter {
  /** `open`: something is to be done · `expired`: something that was done has run out · `soon`: something runs out within 28 days. */
  readonly show?: RecordsShown;
  /** Code of a module, or the name of a check, that is to be done; absent: any. */
  readonly what?: string;
}
export const recordsShown = ['open', 'expired', 'soon'] as const;
export type RecordsShown = (typeof recordsShown)[number];

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
  async list(actor: Actor, of: RecordsOf, page = 1, filter: RecordsFilter = {}): Promise<RecordsPage> {
    permit(actor, 'training.read');
    return this.db.transaction(actor, async (tx) => {
      const at = this.clock.now();
      const all = await recordRows(tx, actor.institutionId, of, at);
      const shown = all.filter((row) => isShown(row, filter, at));
      const people = shown.slice((page - 1) * RECORDS_A_PAGE, page * RECORDS_A_PAGE);
      const kind = of === 'staff' ? 'account' : 'mentor';
      const subjects = people.map(({ id }) => ({ kind, id }) as const);
      await record(tx, actor, { event: 'training.listed', subjects, count: people.length });
      const ready = all.filter(({ isReady }) => isReady).length;
      return { people, total: all.length, ready, shown: shown.length };
    });
  }
}

/** Whether somebody is among those who were asked for. */
export function isShown(row: RecordRow, { show, what }: RecordsFilter, at: Date): boolean {
  if (what !== undefined && !row.open.includes(what) && !row.checksOpen.includes(what)) return false;
  const isSoon = row.firstEnds !== null && row.firstEnds.getTime() <= at.getTime() + REMIND_DAYS * DAY_MS;
  switch (show) {
    case 'open':
      return !row.isReady;
    case 'expired':
      return row.expired.length > 0;
    case 'soon':
      return isSoon;
    default:
      return true;
  }
}

const DAY_MS = 86_400_000;
