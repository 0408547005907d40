import { cellText } from './cell-text';
import type { Field } from './field';
import { isEmail } from './read-email';
import { readValue } from './read-value';

const filled = (cells: readonly string[]): string[] => cells.map((cell) => cell.trim()).filter((cell) => cell !== '');

/** How many of the cells hold anything. */
export const fullness = (cells: readonly string[]): number => filled(cells).length;

/** The part (0 to 1) of the filled cells that are written as e-mail addresses; 0 when none is filled. */
export function emailPart(cells: readonly string[]): number {
  const texts = filled(cells);
  return texts.length === 0 ? 0 : texts.filter((text) => isEmail(text.toLowerCase())).length / texts.length;
}

/** The part (0 to 1) of the filled cells that may name a person: with an @ or a digit in them; 1 when none is filled. */
export function keyPart(cells: readonly string[]): number {
  const texts = filled(cells);
  return texts.length === 0 ? 1 : texts.filter((text) => /[@\d]/.test(text)).length / texts.length;
}

/** The part (0 to 1) of the filled cells that can be read as this field; 1 when none is filled: nothing speaks against it. */
export function fittingPart(field: Field, cells: readonly string[]): number {
  const texts = filled(cells);
  if (texts.length === 0) return 1;
  const fits = texts.filter((cell) => {
    const text = cellText(cell);
    const read = text !== null && 'value' in text ? readValue(field, text.value, undefined) : null;
    return read !== null && 'value' in read;
  });
  return fits.length / texts.length;
}
