/** Says what is wrong with a setting: where it stands, what stands there, what to do. */
export type Say = (column: string, value: unknown, message: string) => void;

/** The entries of an object of the settings that are as they must be; of the others it says what is wrong. */
export function record<T>(
  given: unknown,
  place: string,
  is: (value: unknown) => value is T,
  message: string,
  say: Say,
): Map<string, T> {
  const found = new Map<string, T>();
  if (typeof given !== 'object' || given === null) return found;
  for (const [key, value] of Object.entries(given))
    if (is(value)) found.set(key, value);
    else say(`${place}.${key}`, value, message);
  return found;
}
