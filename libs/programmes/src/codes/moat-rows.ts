/** A row of a list of kinds of activity. */
export interface MoatRow {
  readonly type: string;
  /** Empty: the type as a whole. */
  readonly subType: string;
  readonly definition: string;
}

/** Something that has to be put right in a file first. */
export interface MoatFault {
  /** As the margin of a spreadsheet counts; null: the headings. */
  readonly row: number | null;
  readonly column: string;
  readonly message: string;
}

/** Columns of a list: what each is called, and how long a cell may be. */
export const moatColumns = [
  { key: 'type', name: 'Type', most: 120, isNeeded: true },
  { key: 'sub-type', name: 'Sub-type', most: 120, isNeeded: true },
  { key: 'definition', name: 'Definition', most: 1000, isNeeded: false },
] as const;
/** A list has a few dozen rows; nobody finds their way in more. */
export const MOST_KINDS = 300;

interface Line {
  readonly number: number;
  readonly cells: readonly string[];
}

const keyOf = (heading: string): string =>
  heading
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_-]+/g, '-');

/** What is wrong with the headings; other columns are left out and are no fault. */
export function moatHeadingFaults(headers: readonly string[]): MoatFault[] {
  const keys = headers.map(keyOf);
  return moatColumns.flatMap(({ key, name, isNeeded }) => {
    const times = keys.filter((one) => one === key).length;
    if (times > 1) return [{ row: null, column: name, message: 'Remove one of the two columns with this name' }];
    return times === 0 && isNeeded ? [{ row: null, column: name, message: `Add the column “${name}”` }] : [];
  });
}

/** The rows of a list with these headings, or all that is wrong with them. Empty rows are left out. Cost: linear. */
export function readMoatRows(
  headers: readonly string[],
  lines: readonly Line[],
): { readonly rows: readonly MoatRow[] } | { readonly faults: readonly MoatFault[] } {
  const keys = headers.map(keyOf);
  const seen = new Map<string, number>();
  const rows: MoatRow[] = [];
  const faults: MoatFault[] = [];
  for (const { number: row, cells } of lines) {
    const [type = '', subType = '', definition = ''] = moatColumns.map(({ key }) =>
      (cells[keys.indexOf(key)] ?? '').trim(),
    );
    if (type + subType + definition === '') continue;
    const fault = (column: string, message: string) => faults.push({ row, column, message });
    if (type === '') fault('Type', 'Write the type');
    for (const [at, text] of [type, subType, definition].entries()) {
      const { name = '', most = 0 } = moatColumns[at] ?? {};
      if (text.length > most) fault(name, `Shorten this to ${most} characters: it has ${text.length}`);
    }
    const same = seen.get(`${type}\n${subType}`.toLowerCase());
    if (same !== undefined) fault('Sub-type', `Remove one of the two: row ${same} has the same type and sub-type`);
    else seen.set(`${type}\n${subType}`.toLowerCase(), row);
    rows.push({ type, subType, definition });
  }
  if (faults.length > 0) return { faults };
  if (rows.length === 0) return { faults: [{ row: null, column: '', message: 'Add at least one row' }] };
  if (rows.length > MOST_KINDS)
    return {
      faults: [{ row: null, column: '', message: `Send at most ${MOST_KINDS} rows: there are ${rows.length}` }],
    };
  return { rows };
}
