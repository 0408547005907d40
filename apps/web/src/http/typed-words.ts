/** Numbers, choices and single short words need no copying: it is quicker to type or choose them again. */
const WORTH_COPYING = 12;
const isWorthCopying = (text: string) => text.length >= WORTH_COPYING || /\s/.test(text);
const isId = (text: string) => /^[0-9a-f-]{36}$/i.test(text);

/** What somebody typed into a form that could not be taken, in its order: words worth copying, without our own secrets and ids. */
export function typedWords(body: unknown): string[] {
  if (typeof body !== 'object' || body === null) return [];
  return Object.entries(body)
    .filter(([name]) => name !== '_csrf' && !/password/i.test(name))
    .map(([, value]: [string, unknown]) => (typeof value === 'string' ? value.trim() : ''))
    .filter((text) => isWorthCopying(text) && !isId(text));
}
