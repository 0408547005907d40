/** Words that differ in case or spacing alone say the same. */
export const sameWord = (word: string): string => word.normalize('NFC').trim().replace(/\s+/gu, ' ').toLowerCase();
