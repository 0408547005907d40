/**
 * A value as JSON that has one form: keys sorted by their UTF-16 units, texts and keys in NFC, no space, lists in their
 * order, undefined left out. Equal content gives the same text, whatever order it was written in.
 * @throws TypeError for what JSON cannot hold: a function, a number that is not finite.
 */
export function canonical(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value.normalize('NFC'));
  if (typeof value === 'number' && Number.isFinite(value)) return JSON.stringify(value);
  if (typeof value === 'boolean' || value === null) return String(value);
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object') throw new TypeError(`No JSON can hold a ${typeof value} like this`);
  const fields = Object.entries(value)
    .filter(([, one]) => one !== undefined)
    .map(([key, one]): [string, unknown] => [key.normalize('NFC'), one])
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${fields.map(([key, one]) => `${JSON.stringify(key)}:${canonical(one)}`).join(',')}}`;
}
