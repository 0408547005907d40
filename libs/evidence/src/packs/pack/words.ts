const FIRST = ['b', 'd', 'f', 'g', 'h', 'k', 'l', 'm', 'n', 'p', 'r', 's', 't', 'v', 'w', 'z'];
const SECOND = ['al', 'an', 'ar', 'as', 'el', 'en', 'er', 'es', 'il', 'in', 'ir', 'is', 'ol', 'on', 'or', 'us'];

/** A byte as a short word that can be said aloud; each of the 256 its own. */
export const wordOf = (byte: number): string => `${FIRST[byte >> 4] ?? ''}${SECOND[byte & 15] ?? ''}`;
