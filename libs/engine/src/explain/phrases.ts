import { counted, joining } from './words';

/** Puts values into a sentence; a `{name}` without a value is left out. */
export const fill = (sentence: string, values: Readonly<Record<string, string>>): string =>
  sentence.replace(/\{(\w+)\}/gu, (_, name: string) => values[name] ?? '');

/** "a", "a and b", "a, b and c". */
export function list(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : words.slice(0, -1).join(joining.comma) + joining.and + last;
}

/** "1 place", "3 places". */
export const count = (n: number, thing: keyof typeof counted): string =>
  fill(counted[thing][n === 1 ? 0 : 1], { n: n.toLocaleString('en-GB') });
