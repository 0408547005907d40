import { keysOf } from './fields';
import type { Profile } from './profile';
import { make, type Row } from './rules';

/** A cell that cannot leave as it is. */
export interface CellFault {
  /** Which of the rows that were given, from 0. */
  readonly at: number;
  readonly heading: string;
  readonly why: 'missing' | 'not-a-date' | 'no-code';
}

/** A row as it would leave. */
export interface Line {
  /** Which of the rows that were given, from 0. */
  readonly at: number;
  /** One text a column, in the order of the profile. */
  readonly cells: readonly string[];
  /** What tells it from other rows: the same in every file that it is in. */
  readonly key: string;
}

/** A file as it would leave: whole rows, and what is wrong in the rest. */
export interface LaidOut {
  readonly lines: readonly Line[];
  readonly faults: readonly CellFault[];
}

/** Makes a file. A row with a fault is in no line; a row without one is in exactly one. Cost: rows by columns. */
export function layOut({ columns, dateFormat, file }: Profile, rows: readonly Row[]): LaidOut {
  const faults: CellFault[] = [];
  const lines: Line[] = [];
  const seen = new Map<string, number>();
  for (const [at, row] of rows.entries()) {
    const before = faults.length;
    const cells = columns.map(({ heading, required, rule }) => {
      const made = make(rule, row, dateFormat);
      if ('fault' in made) faults.push({ at, heading, why: made.fault });
      else if (required && made.text.trim() === '') faults.push({ at, heading, why: 'missing' });
      return 'text' in made ? made.text : '';
    });
    if (faults.length > before) continue;
    const own = JSON.stringify(keysOf[file].map((key) => row.get(key) ?? ''));
    // Two meetings of one student on one day are two rows.
    const times = (seen.get(own) ?? 0) + 1;
    seen.set(own, times);
    lines.push({ at, cells, key: `${own} ${times}` });
  }
  return { lines, faults };
}
