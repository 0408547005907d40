/** Ids, numbers and ticks need no copying: shorter than this, it is quicker to type again. */
const WORTH_COPYING = 5;
const isId = (text: string) => /^[0-9a-f-]{36}$/i.test(text);

/** What somebody typed into a form that could not be taken, in its order: words worth copying, without our own secrets and ids. */
export function typedWords(body: unknown): string[] {
  if (typeof body !== 'object' || body === null) return [];
  return Object.entries(body)
    .filter(([name]) => name !== '_csrf' && !/password/i.test(name))
    .map(([, value]: [string, unknown]) => (typeof value === 'string' ? value.trim() : ''))
    .filter((text) => text.length >= WORTH_COPYING && !isId(text));
}
