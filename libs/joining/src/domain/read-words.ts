/** The most that is kept: the same as for answers that come in files. */
export const limits = { items: 50, item: 200, text: 2000, line: 100 } as const;

/** A word as it is kept: one kind of spelling for letters with marks, and single spaces. */
export const plain = (word: string): string => word.normalize('NFC').trim().replace(/\s+/gu, ' ');

/** Whether a text holds what no keyboard makes. */
export const isReadable = (text: string): boolean => !text.includes('\0') && text.isWellFormed();

/** Words, each once however it is written, in the order given; one that is offered is spelled as it is offered. */
export function wordsIn(given: readonly string[], offered: readonly string[] = []): string[] {
  const spelled = new Map(offered.map((word) => [plain(word).toLowerCase(), word]));
  const found = new Map<string, string>();
  for (const word of given.map(plain)) {
    const key = word.toLowerCase();
    if (word !== '' && !found.has(key)) found.set(key, spelled.get(key) ?? word);
  }
  return [...found.values()];
}

/** Somebody's own words in one box: a comma, a semicolon or a new line parts them. */
export const partsOf = (text: string): string[] => text.split(/[,;\n]/);
