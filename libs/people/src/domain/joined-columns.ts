import { type PersonKind, fieldOf } from './fields';
import { coreWords, plainWords } from './header-words';
import type { MappedColumn } from './mapping';

const NUMBER_WORDS = 'one two three four five six seven eight nine ten'.split(' ');
const ORDINALS = 'first second third fourth fifth sixth seventh eighth ninth tenth'.split(' ');
const MOST = 50;

/** Whether several columns may be one list of people together, as forms ask for a first, a second and a third choice. */
export const joinsColumns = (kind: PersonKind, target: string): boolean => fieldOf(kind, target)?.type === 'people';

/** The number that a heading gives its column, and the words beside it: "2nd choice" is 2 and `choice`. Null without one number. */
export function numberedHeading(header: string, kind: PersonKind): { number: number; words: string[] } | null {
  // "choice1" is two words; "1st" is one.
  const words = coreWords(header.replace(/(\p{L})(\d+)$/u, '$1 $2'), kind).split(' ');
  const numbers = words.map(numberOf);
  const [number, ...more] = numbers.filter((each) => each !== null);
  if (number === undefined || more.length > 0) return null;
  return { number, words: words.filter((_, index) => numbers[index] === null) };
}

function numberOf(word: string): number | null {
  const digits = Number(/^(\d{1,2})(?:st|nd|rd|th)?$/.exec(word)?.[1] ?? 0);
  const number = digits || Math.max(NUMBER_WORDS.indexOf(word), ORDINALS.indexOf(word)) + 1;
  return number >= 1 && number <= MOST ? number : null;
}

/** Columns that are one list together. */
export interface JoinedColumns {
  /** The field's key. */
  readonly target: string;
  /** At least two, in the order in which they are read. */
  readonly headers: readonly string[];
}

/** Every list of a file that several columns make together. */
export function joinedColumns(kind: PersonKind, mapping: readonly MappedColumn[]): JoinedColumns[] {
  const ordered = inReadingOrder(kind, mapping).map(({ column }) => column);
  const targets = [...new Set(ordered.map(({ target }) => target))].filter((target) => joinsColumns(kind, target));
  return targets
    .map((target) => ({ target, headers: ordered.filter((one) => one.target === target).map(({ header }) => header) }))
    .filter(({ headers }) => headers.length > 1);
}

/** A column and its place in the file. */
interface Placed {
  readonly index: number;
  readonly column: MappedColumn;
}

/**
 * The columns in the order in which they are read: that of the file, but columns that are one list together follow the
 * numbers in their headings. Of those without a number the file's order holds, after the others.
 */
export function inReadingOrder(kind: PersonKind, mapping: readonly MappedColumn[]): Placed[] {
  const placed = mapping.map((column, index) => ({ index, column }));
  const waiting = new Map<string, Placed[]>();
  for (const one of placed)
    if (joinsColumns(kind, one.column.target))
      waiting.set(one.column.target, [...(waiting.get(one.column.target) ?? []), one]);
  for (const list of waiting.values())
    if (list.length > 1) list.sort((a, b) => numberIn(a, kind) - numberIn(b, kind) || a.index - b.index);
  return placed.map((one) => waiting.get(one.column.target)?.shift() ?? one);
}

const numberIn = ({ column }: Placed, kind: PersonKind): number =>
  numberedHeading(column.header, kind)?.number ?? MOST + 1;

/** Words that say how somebody is named, not what is asked. */
const HOW_NAMED = new Set(['email', 'address', 'id', 'university', 'no', 'number', 'option']);
const BARE = new Set(['choice', 'preference', 'pick']);

/** Which choice a heading asks for: `isBare` where it does not say that it is about people, as in "First choice". */
export function choiceHeading(
  header: string,
  kind: PersonKind,
  names: readonly string[],
): { readonly number: number; readonly isBare: boolean } | null {
  const heading = numberedHeading(header, kind);
  if (heading === null) return null;
  const said = wordsKey(heading.words.filter((word) => !HOW_NAMED.has(word)));
  if (BARE.has(said)) return { number: heading.number, isBare: true };
  const isNamed = names.some((name) => wordsKey(coreWords(plainWords(name), kind).split(' ')) === said);
  return isNamed ? { number: heading.number, isBare: false } : null;
}

/** The same for "mentor choices" and "choice of mentor", without its small words. */
const wordsKey = (words: readonly string[]): string =>
  [...new Set(words.map((word) => word.replace(/s$/, '')))].sort().join(' ');
