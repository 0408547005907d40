/** Where fewer students wrote something, their words would tell who they are. */
export const LEAST_WRITERS = 10;

/** In an order that tells nothing of who wrote when; null where too few wrote. @param words one entry a student. */
export function missingWords(words: readonly string[]): string[] | null {
  const said = words.map((one) => one.trim()).filter((one) => one !== '');
  return said.length < LEAST_WRITERS ? null : said.sort((a, b) => a.localeCompare(b, 'en-GB'));
}
