import { cellText } from './cell-text';
import { type Fault, type Trouble, faultAt } from './faults';
import { type PersonKind, fieldOf } from './fields';
import { isFreeColumn } from './header-words';
import { inReadingOrder } from './joined-columns';
import { readList } from './read-list';
import type { MappedColumn, Mapping } from './mapping';
import { type Answer, limits, readValue } from './read-value';

/** Who a row is about. `firstName` and `lastName` are '' only where a fault says so. */
export interface ImportedPerson {
  readonly universityId?: string;
  /** In lower case. */
  readonly email?: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly school?: string;
}

/** What is kept apart from the answers. */
export interface SpecialAnswers {
  readonly priorityTier?: number;
  readonly priorityGroups?: readonly string[];
  /** The day on which they turn 18. */
  readonly dateOfBirth?: string;
  readonly sharedExperienceAsked?: 'yes' | 'no';
  readonly sharedExperienceWanted?: readonly string[];
  readonly sharedExperienceOffered?: readonly string[];
}

/** A row as understood. */
export interface RowReading {
  readonly row: number;
  readonly person: ImportedPerson;
  /** Only what was answered: no empty texts or lists. */
  readonly answers: Readonly<Record<string, Answer>>;
  readonly special: SpecialAnswers;
  /** For mentors; left out when the file does not say. */
  readonly places?: number;
  /** Everything wrong with this row by itself, in the order in which its columns are read; none means that it can be used. */
  readonly faults: readonly Fault[];
}

type Values = Record<string, Answer>;

/**
 * Reads one row of a file. Columns that are one list together are joined in the order of their numbers; nobody twice.
 * @param cells one a column of the mapping, in its order; missing ones count as empty.
 * @param rowNumber as in the margin of Excel.
 * @param extra what stands to the right of the last header; anything there is a fault.
 */
export function readRow(
  kind: PersonKind,
  mapping: Mapping,
  cells: readonly string[],
  rowNumber: number,
  extra: readonly string[] = [],
): RowReading {
  const identity: Values = {};
  const answers: Values = {};
  const special: Values = {};
  const faults: Fault[] = [];
  for (const { index, column } of inReadingOrder(kind, mapping)) {
    if (column.target === 'skip') continue;
    const cell = cells[index] ?? '';
    const read = readCell(kind, column, cell);
    if (read === null) continue;
    const group = fieldOf(kind, column.target)?.group ?? 'answer';
    const into = group === 'identity' ? identity : group === 'special' ? special : answers;
    if ('value' in read) into[column.target] = joined(into[column.target], read.value);
    else faults.push(faultAt({ row: rowNumber, column: column.header, value: cell }, read.trouble));
  }
  const person = personOf(identity);
  const missing = missingFaults(mapping, person, rowNumber, faults);
  const wide =
    extra.length === 0
      ? []
      : [faultAt({ row: rowNumber, column: '', value: extra.join(' ') }, { code: 'row.too-wide' })];
  const group = groupFaults(mapping, identity, answers, rowNumber);
  const places = typeof identity.places === 'number' ? { places: identity.places } : {};
  return {
    row: rowNumber,
    person,
    answers,
    special,
    ...places,
    faults: [...faults, ...group, ...missing, ...wide],
  };
}

/** Only columns that may be one list together come here twice. */
const joined = (before: Answer | undefined, value: Answer): Answer =>
  typeof before === 'object' && typeof value === 'object' ? [...new Set([...before, ...value])] : value;

function readCell(kind: PersonKind, { target, splitsAt }: MappedColumn, cell: string): ReturnType<typeof readValue> {
  const text = cellText(cell);
  if (text === null || !('value' in text)) return text;
  const field = fieldOf(kind, target);
  if (field !== undefined) return readValue(field, text.value, splitsAt);
  if (!isFreeColumn(target)) return null;
  if (splitsAt === 'semicolon') return readList(text.value, splitsAt, limits);
  return text.value.length > limits.text ? { trouble: { code: 'cell.too-long', fill: { most: limits.text } } } : text;
}

/** A group cannot start with more students than the mentor has places for. A file without places is not judged. */
function groupFaults(mapping: Mapping, { places }: Values, { fewestStudents }: Values, row: number): Fault[] {
  if (typeof places !== 'number' || typeof fewestStudents !== 'number' || places === 0 || fewestStudents <= places)
    return [];
  const column = mapping.find(({ target }) => target === 'fewestStudents')?.header ?? '';
  const trouble: Trouble = { code: 'fewest.above-places', fill: { most: places } };
  return [faultAt({ row, column, value: String(fewestStudents) }, trouble)];
}

function personOf({ universityId, email, firstName, lastName, fullName, school }: Values): ImportedPerson {
  const whole = String(fullName ?? '');
  const parting = whole.lastIndexOf(' ');
  return {
    ...(universityId === undefined ? {} : { universityId: String(universityId) }),
    ...(email === undefined ? {} : { email: String(email) }),
    firstName: String(firstName ?? (parting < 0 ? whole : whole.slice(0, parting))),
    lastName: String(lastName ?? (parting < 0 ? '' : whole.slice(parting + 1))),
    ...(school === undefined ? {} : { school: String(school) }),
  };
}

/** Faults for what every row needs, unless its cell has a fault already. */
function missingFaults(mapping: Mapping, person: ImportedPerson, row: number, faults: readonly Fault[]): Fault[] {
  const headerOf = (...targets: string[]): string | undefined =>
    mapping.find(({ target }) => targets.includes(target))?.header;
  const missing: Fault[] = [];
  const say = (column: string | undefined, trouble: Trouble): void => {
    if (!faults.concat(missing).some((fault) => fault.column === column))
      missing.push(faultAt({ row, column: column ?? '', value: '' }, trouble));
  };
  if (person.firstName === '')
    say(headerOf('firstName', 'fullName'), { code: 'name.missing', fill: { what: 'first name' } });
  if (person.lastName === '')
    say(headerOf('lastName', 'fullName'), { code: 'name.missing', fill: { what: 'last name' } });
  const keys = ['email', 'universityId'].map((key) => headerOf(key));
  const hasFaultyKey = faults.some((fault) => keys.includes(fault.column));
  if (person.email === undefined && person.universityId === undefined && !hasFaultyKey)
    say(headerOf('email') ?? headerOf('universityId'), { code: 'key.missing' });
  return missing;
}
