/** One thing that a university holds of a student for equality monitoring, by code. */
export interface Characteristic {
  /** Their university ID. */
  readonly student: string;
  readonly kind: string;
  readonly code: string;
}

/** Something in a file that cannot be used. */
export interface CharacteristicFault {
  /** As in the margin of Excel; null when it is about the headings. */
  readonly row: number | null;
  readonly column: string;
  readonly message: string;
}

/** Which codes each kind has. */
export type CodeLists = ReadonlyMap<string, ReadonlySet<string>>;

/** The one kind of which a student may have several. */
const SEVERAL = 'disability';
const PLAIN = /^[\x20-\x7e]{1,100}$/;

const plainName = (header: string): string =>
  header
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\s_-]+/gu, ' ')
    .trim();

/** What is wrong with the headings: `student` and at least one kind, and nothing else. */
export function headingFaults(headers: readonly string[], lists: CodeLists): CharacteristicFault[] {
  const names = headers.map(plainName);
  const fault = (column: string, message: string) => ({ row: null, column, message });
  const kinds = [...lists.keys()].join(', ');
  const tooMany = headers.filter((_, at) => names[at] !== 'student' && !lists.has(names[at] ?? ''));
  return [
    ...tooMany.map((column) => fault(column, `Remove the column “${column}”: we can count ${kinds}`)),
    ...(names.includes('student') ? [] : [fault('student', 'Add the column “student” with the university ID')]),
    ...(names.some((name) => lists.has(name)) ? [] : [fault('', `Add at least one of these columns: ${kinds}`)]),
  ];
}

/** Reads rows one after the other and knows those before: nobody is in a file twice. The headings must be right. */
export function characteristicReader(headers: readonly string[], lists: CodeLists) {
  const names = headers.map(plainName);
  const seen = new Map<string, number>();
  return ({ number: row, cells }: { readonly number: number; readonly cells: readonly string[] }) => {
    const student = cells[names.indexOf('student')]?.trim() ?? '';
    const faults: CharacteristicFault[] = [];
    const key = student.toLowerCase();
    const before = seen.get(key);
    if (!PLAIN.test(student)) faults.push({ row, column: 'student', message: 'Enter the student’s university ID' });
    else if (before === undefined) seen.set(key, row);
    else faults.push({ row, column: 'student', message: `This student is in row ${before} too. Keep one of the two` });
    const found: Characteristic[] = [];
    for (const [at, kind] of names.entries()) {
      const codes = lists.get(kind);
      if (!codes) continue;
      const said = codesIn(cells[at] ?? '', kind, codes);
      if (said === null) faults.push({ row, column: headers[at] ?? kind, message: faultOf(kind, codes) });
      else found.push(...said.map((code) => ({ student, kind, code })));
    }
    return faults.length > 0 ? { faults } : { found };
  };
}

/** The codes in a cell, each once; none for an empty one; null when there is one that is not in the list. */
function codesIn(cell: string, kind: string, list: ReadonlySet<string>): string[] | null {
  const parts = cell
    .split(/[;,\s]+/)
    .filter((part) => part !== '')
    .map((part) => (list.has(part) ? part : part.padStart(2, '0')));
  const known = parts.every((part) => list.has(part));
  return known && (kind === SEVERAL || parts.length < 2) ? [...new Set(parts)] : null;
}

const faultOf = (kind: string, list: ReadonlySet<string>): string =>
  `Enter ${kind === SEVERAL ? 'codes' : 'one code'} of the list for ${kind}: ${[...list].join(', ')}`;
