import { Injectable } from '@nestjs/common';
import { Database } from '@footing/database';
import { type Actor, permit } from '@footing/kernel';
import { type CellValue, type Sheet, writeCsv, writeXlsx } from '@footing/spreadsheets';
import { findDraft } from './data/drafts.query';
import { type ExportedPair, exportedPairs, type ExportedUnmatched, exportedUnmatched } from './data/exported.query';

/** Which of a draft's two tables. */
export const exportTables = ['pairings', 'unmatched'] as const;
export type ExportTable = (typeof exportTables)[number];

/** A draft as tables to take away. No priority tier, and nothing that was shared in confidence, is in them. */
@Injectable()
export class Exports {
  constructor(private readonly db: Database) {}

  /** Both tables as an Excel workbook. @throws {DomainError} not-found, `draft.not-found`. */
  async toXlsx(actor: Actor, draftId: string): Promise<Buffer> {
    return writeXlsx(await this.sheets(actor, draftId));
  }

  /** One table as a CSV file. @throws {DomainError} not-found, `draft.not-found`. */
  async toCsv(actor: Actor, draftId: string, table: ExportTable = 'pairings'): Promise<Buffer> {
    const [pairings, unmatched] = await this.sheets(actor, draftId);
    return writeCsv(table === 'pairings' ? pairings : unmatched);
  }

  private async sheets(actor: Actor, draftId: string): Promise<[Sheet, Sheet]> {
    permit(actor, 'drafts.read');
    return this.db.transaction(actor, async (tx) => {
      const draft = await findDraft(tx, actor.institutionId, draftId);
      return [
        { name: 'Pairings', headers: pairHeaders, rows: (await exportedPairs(tx, draft)).map(pairRow) },
        {
          name: 'Not matched',
          headers: unmatchedHeaders,
          rows: (await exportedUnmatched(tx, draft)).map(unmatchedRow),
        },
      ];
    });
  }
}

const studentHeaders = ['Student', 'Student e-mail', 'Student ID', 'School'];
const pairHeaders = [
  ...studentHeaders,
  ...['Mentor', 'Mentor e-mail', 'Score', 'Review', 'Pinned', 'Reasons'],
  ...['Decided by', 'Decided on', 'Reason for the decision'],
];
const unmatchedHeaders = [...studentHeaders, 'Why there is no mentor'];

const reviewNames: Readonly<Record<ExportedPair['review'], string>> = {
  open: 'Not reviewed',
  approved: 'Approved',
  rejected: 'Rejected',
  published: 'Published',
};

const pairRow = (pair: ExportedPair): CellValue[] => [
  ...studentCells(pair),
  ...[pair.mentorName, pair.mentorEmail, pair.fit],
  ...[reviewNames[pair.review], pair.pinned ? 'yes' : 'no', pair.reasons.join(' ')],
  ...[pair.decidedBy, pair.decidedAt && londonTime(pair.decidedAt), pair.decisionReason],
];

const unmatchedRow = (student: ExportedUnmatched): CellValue[] => [...studentCells(student), student.reasons.join(' ')];

const studentCells = (student: ExportedPair | ExportedUnmatched): CellValue[] => [
  student.studentName,
  student.studentEmail,
  student.studentUniversityId,
  student.school,
];

/** "2026-11-03 14:00": sorts as text, and Excel reads it as a date. */
const londonTime = (at: Date): string => at.toLocaleString('sv-SE', { timeZone: 'Europe/London' }).slice(0, 16);
