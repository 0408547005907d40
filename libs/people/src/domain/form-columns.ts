import { coreWords, plainWords } from './header-words';
import type { PersonKind } from './fields';

/** What Microsoft Forms puts beside the answers. */
const STAMPS = new Set(['id', 'start time', 'completion time', 'last modified time']);
const WHO = new Set(['email', 'email address', 'name']);

/**
 * The columns that a survey tool fills in by itself and that say nothing about anybody: the number and the times of each
 * answer, and the name and address where everybody answers as "anonymous". One alone of these headings may be anything, so
 * the numbers and times are left out only where two of them stand together.
 * @param columns the first cells of each column, in the order of the headers.
 * @returns why, by the place of the column.
 */
export function formColumns(
  kind: PersonKind,
  headers: readonly string[],
  columns: readonly (readonly string[])[],
): ReadonlyMap<number, string> {
  const isStamp = headers.map((header) => STAMPS.has(plainWords(header)));
  const isForm = isStamp.filter(Boolean).length >= 2;
  const found = new Map<number, string>();
  for (const [index, header] of headers.entries()) {
    if (isForm && isStamp[index]) found.set(index, 'The form fills this in by itself');
    else if (WHO.has(coreWords(header, kind)) && isAnonymous(columns[index] ?? []))
      found.set(index, 'Everybody is “anonymous” here');
  }
  // Beside addresses that are all "anonymous", the form leaves its own column of names empty.
  if (isForm && found.size > isStamp.filter(Boolean).length)
    for (const [index, header] of headers.entries())
      if (plainWords(header) === 'name' && (columns[index] ?? []).every((cell) => cell.trim() === ''))
        found.set(index, 'The form leaves this empty for people who are “anonymous”');
  return found;
}

function isAnonymous(cells: readonly string[]): boolean {
  const texts = cells.map((cell) => cell.trim().toLowerCase()).filter((cell) => cell !== '');
  return texts.length > 0 && texts.every((text) => text === 'anonymous');
}
