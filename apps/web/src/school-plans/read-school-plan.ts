import type { SchoolActionInput } from '@footing/evidence';
import type { FieldError } from '@footing/kernel';
import type { Typed } from '../http/read-form';
import { readAction, wordsIn } from '../practice/read-practice';
import { textIn } from '../programme/typed';

/** The autumn of a year that was asked for; null for anything else. */
export function autumnIn(typed: Typed): number | null {
  const text = textIn(typed, 'year');
  return /^2[01]\d\d$/.test(text) ? Number(text) : null;
}

/** An action of a school as it was typed, and what is wrong with its day; null: nothing. */
export function readSchoolAction(body: Typed): {
  readonly input: SchoolActionInput;
  readonly dayError: FieldError | null;
} {
  const { input, dayError } = readAction(body);
  const more = { why: wordsIn(body, 'why'), notes: wordsIn(body, 'notes'), droppedWhy: wordsIn(body, 'droppedWhy') };
  return { input: { ...input, ...more }, dayError };
}
