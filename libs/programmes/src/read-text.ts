import { Transform } from 'class-transformer';

/** The text without spaces at its ends; anything else as it came, for the validator to refuse. */
export const Trimmed = () =>
  Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value));

/** A list from a form: one tick sends a text, several send a list, none sends nothing. */
export const OneOrMany = () =>
  Transform(({ value }: { value: unknown }) =>
    value === undefined || value === '' ? [] : Array.isArray(value) ? (value as unknown[]) : [value],
  );

/** A list from a text area, one value a line; JSON sends the list itself. */
export const Lines = () => Transform(({ value }: { value: unknown }) => linesOf(value));

/** A whole number from a form; '' means that nothing was typed. Other words are left for the validator to refuse. */
export const WholeNumber = () =>
  Transform(({ value }: { value: unknown }) => {
    if (typeof value !== 'string') return value;
    const text = value.trim();
    if (text === '') return undefined;
    return /^-?\d{1,9}$/.test(text) ? Number(text) : text;
  });

function linesOf(value: unknown): unknown {
  if (value === undefined) return [];
  if (typeof value !== 'string') return value;
  return value
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
