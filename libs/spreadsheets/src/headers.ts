const tidy = (text: string): string => text.normalize('NFC').replace(/\s+/g, ' ').trim();

/** Headers that can be told apart, and a note for each that had to be changed. */
export interface Headers {
  readonly headers: readonly string[];
  readonly notes: readonly string[];
}

/**
 * Turns the first row into headers: empty ones at the end fall away, one in between becomes "Column 4", and the second
 * "Grade" becomes "Grade (2)". Kinder than a refusal: survey tools often repeat a question's title, and nothing is lost.
 */
export function nameHeaders(row: readonly string[]): Headers {
  const tidied = row.map(tidy);
  const width = tidied.findLastIndex((header) => header !== '') + 1;
  const taken = new Set(tidied.map((header) => header.toLowerCase()));
  const seen = new Set<string>();
  const notes: string[] = [];
  const headers = tidied.slice(0, width).map((header, index) => {
    const wanted = header === '' ? `Column ${index + 1}` : header;
    const repeats = seen.has(wanted.toLowerCase()) || (header === '' && taken.has(wanted.toLowerCase()));
    const name = repeats ? nextFree(wanted, (other) => taken.has(other) || seen.has(other)) : wanted;
    if (repeats) notes.push(`More than one column is called "${wanted}". Column ${index + 1} is shown as "${name}".`);
    seen.add(name.toLowerCase());
    return name;
  });
  return { headers, notes };
}

function nextFree(wanted: string, isTaken: (name: string) => boolean): string {
  let number = 2;
  while (isTaken(`${wanted} (${number})`.toLowerCase())) number += 1;
  return `${wanted} (${number})`;
}
