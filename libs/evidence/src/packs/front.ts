import { DomainError } from '@footing/kernel';
import { type HiddenCode, meaningOf } from '@footing/statistics';
import { type Grid, gridsOf } from './grid';
import { type Report, tablesOf } from './report';

/** A mark in place of a number, and what it means. */
export interface Mark {
  readonly code: string;
  readonly meaning: string;
}

/** What stands before everything else in a document. */
export interface Front {
  readonly made: string;
  readonly sources: readonly string[];
  /** Empty: every number is shown. */
  readonly marks: readonly Mark[];
}

const MONTHS = 'January February March April May June July August September October November December'.split(' ');

/** "22 November 2026", from 2026-11-22; anything else as it is. */
export function dayInWords(day: string): string {
  const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day) ?? [];
  const name = MONTHS[Number(month) - 1];
  return year && name ? `${Number(date)} ${name} ${year}` : day;
}

/** @throws {DomainError} conflict, `report.internal`: exact figures never leave the service. */
export function frontOf(report: Report): Front {
  const tables = tablesOf(report);
  const exact = tables.find(({ found }) => found.profile === 'internal');
  if (exact) throw new DomainError('conflict', 'report.internal', exact.id);
  const snapshots = tables.map(({ found }) => `snapshot ${found.snapshot} (SHA-256 ${found.sha256})`);
  return {
    made: `${report.institution}, ${dayInWords(report.day)}.`,
    sources: [...new Set(snapshots)].map((one) => `Figures are from ${one}.`),
    marks: marksIn(tables.flatMap(gridsOf)),
  };
}

function marksIn(grids: readonly Grid[]): Mark[] {
  const codes = new Set(
    grids.flatMap(({ rows }) => rows.flat().flatMap((cell) => (cell.kind === 'mark' ? [cell.code] : []))),
  );
  return [...codes].sort().map((code) => ({ code, meaning: meaningOf(code as HiddenCode) }));
}

export const MARKS_TITLE = 'Marks in place of numbers';

/** Paragraphs of what somebody typed: parted by blank lines; none of nothing. */
export const paragraphs = (words: string): string[] =>
  words
    .split(/\r?\n\s*\r?\n/)
    .map((one) => one.trim())
    .filter((one) => one !== '');
