const separators = [',', ';', '\t', '|'] as const;
export type Separator = string;

/** Excel's own first line `sep=;`: which separator it names and how many characters it takes; null when there is none. */
export function separatorLine(text: string): { separator: Separator; length: number } | null {
  const found = /^"?sep=(.)"?(\r\n|\n|\r|$)/i.exec(text);
  return found?.[1] === undefined ? null : { separator: found[1], length: found[0].length };
}

/**
 * The character between cells, from the start of a text: the one found equally often in most of the first records,
 * outside quotation marks, from the first record that has any; a comma when none is (a table of one column).
 */
export function findSeparator(text: string): Separator {
  const records = countsOf(text);
  // A title above the table has no separators; it must not hide those below it.
  const counts = records.slice(records.findIndex((count) => count.some((times) => times > 0)));
  const first = counts[0];
  if (first === undefined) return ',';
  const rated = separators.map((separator, index) => {
    const inHeader = first[index] ?? 0;
    const agreeing = inHeader === 0 ? 0 : counts.filter((count) => count[index] === inHeader).length;
    return { separator, inHeader, agreeing };
  });
  rated.sort((a, b) => b.agreeing - a.agreeing || b.inHeader - a.inHeader);
  return rated[0]?.inHeader ? rated[0].separator : ',';
}

/** How often each separator stands outside quotation marks in each of the first 20 records that are not blank. */
function countsOf(text: string): number[][] {
  const records: number[][] = [];
  let count = separators.map(() => 0);
  let isQuoted = false;
  let isBlank = true;
  const close = (): void => {
    if (!isBlank) records.push(count);
    count = separators.map(() => 0);
    isBlank = true;
  };
  for (const letter of text) {
    if (letter === '"') isQuoted = !isQuoted;
    if (!isQuoted && (letter === '\n' || letter === '\r')) {
      close();
      if (records.length === 20) return records;
      continue;
    }
    isBlank = false;
    const index = isQuoted ? -1 : separators.findIndex((separator) => separator === letter);
    if (index >= 0) count[index] = (count[index] ?? 0) + 1;
  }
  // A record that the sample cuts off says little, unless it is all there is.
  if (records.length === 0) close();
  return records;
}
