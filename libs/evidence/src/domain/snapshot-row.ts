/** A row of a snapshot: one person in one round, without a name. */
export interface SnapshotRow {
  readonly pid: string;
  readonly side: 'student' | 'mentor';
  /** Which round of the snapshot, from 1. */
  readonly round: number;
  /** For each dimension the place of their code in it, from 0. */
  readonly codes: readonly number[];
  readonly stages: number;
  readonly meetings: number;
  readonly minutes: number;
  readonly appliedWeek: string | null;
  readonly matchedWeek: string | null;
  /** Which mentor of the snapshot, from 1; null: none. */
  readonly mentor: number | null;
  /** How well the two fit, 0 to 65535. */
  readonly fit: number | null;
  readonly lastedDays: number | null;
  /** Whether it ended before its time. */
  readonly hasEnded: boolean;
  readonly waves: readonly number[];
  readonly scores: readonly (number | null)[];
  readonly outcomes: readonly (number | null)[];
  readonly mark: number;
}

/** In the order in which rows are kept and hashed: by side, person and round. */
export const inOrder = (rows: readonly SnapshotRow[]): SnapshotRow[] =>
  [...rows].sort((a, b) => compare(a.side, b.side) || compare(a.pid, b.pid) || a.round - b.round);

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** A row as it is hashed: one line, the same for the same row wherever it is worked out. */
export const lineOf = (row: SnapshotRow): string =>
  JSON.stringify([
    ...[row.side, row.pid, row.round, row.codes, row.stages, row.meetings, row.minutes],
    ...[row.appliedWeek, row.matchedWeek, row.mentor, row.fit, row.lastedDays, row.hasEnded],
    ...[row.waves, row.scores, row.outcomes, row.mark],
  ]);
