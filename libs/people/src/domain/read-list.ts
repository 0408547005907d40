import { type Read, found, wrong } from './cell-text';

/** The most things in a list, and the most characters in each. */
interface ListLimits {
  readonly listItems: number;
  readonly listItem: number;
}

const marks = { semicolon: /[;|\n]/, comma: /[;|\n,]/ } as const;

/**
 * The parts of a list, each once, in the order written. A comma parts them only where nobody uses semicolons or bars:
 * `splitsAt` says so for the whole column; without it each cell is judged by itself.
 * @param words the one spelling that is kept for a part, by what people write in lower case.
 */
export function readList(
  text: string,
  splitsAt: keyof typeof marks | undefined,
  limits: ListLimits,
  words: Readonly<Record<string, string>> = {},
): Read<readonly string[]> {
  const mark = marks[splitsAt ?? (/[;|]/.test(text) ? 'semicolon' : 'comma')];
  const items = new Map<string, string>();
  for (const part of text.split(mark)) {
    const plain = part.replace(/\s+/gu, ' ').trim();
    const item = Object.hasOwn(words, plain.toLowerCase()) ? (words[plain.toLowerCase()] ?? plain) : plain;
    if (item !== '' && !items.has(item.toLowerCase())) items.set(item.toLowerCase(), item);
  }
  const list = [...items.values()];
  if (list.length === 0) return null;
  if (list.length > limits.listItems) return wrong('list.too-many', { most: limits.listItems });
  return list.some((item) => item.length > limits.listItem)
    ? wrong('list.item-too-long', { most: limits.listItem })
    : found(list);
}
