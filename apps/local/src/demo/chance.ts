/** A source of evenly spread numbers from 0 (included) to 1 (left out). The same source always gives the same numbers. */
export type Chance = () => number;

/** Gives the n-th person's own chance for one named field: a new field or one more person moves nobody else's answers. */
export type Field = (index: number) => Chance;

/**
 * The named fields of one seed. `fieldsOf(seed)('help')(7)` is person 7's chance for their answer about help.
 * Source: the hash is MurmurHash3's (A. Appleby, public domain), the generator is sfc32 of PractRand (C. Doty-Humphrey, public domain).
 */
export function fieldsOf(seed: string): (name: string) => Field {
  const known = new Map<string, Field>();
  return (name) => {
    const field = known.get(name) ?? fieldNamed(`${seed}\u0000${name}`);
    known.set(name, field);
    return field;
  };
}

function fieldNamed(key: string): Field {
  const first = hash(key, 0x9e3779b9);
  const second = hash(key, 0x85ebca6b);
  return (index) => sfc32(first, second, index);
}

/** One of the list, each equally likely. @throws {RangeError} if the list is empty. */
export function pick<T>(chance: Chance, from: readonly T[]): T {
  return at(from, Math.floor(chance() * from.length));
}

/** One of the entries `[value, weight]`, as likely as its weight (0 or more) says. @throws {RangeError} if there are no entries. */
export function pickWeighted<T>(chance: Chance, entries: readonly (readonly [T, number])[]): T {
  const total = entries.reduce((sum, [, weight]) => sum + weight, 0);
  let left = chance() * total;
  for (const [value, weight] of entries) {
    left -= weight;
    if (left < 0) return value;
  }
  return at(entries, entries.length - 1)[0];
}

/** Up to `count` different values, in the order drawn: heavier ones tend to come first. */
export function pickSeveral<T>(chance: Chance, count: number, entries: readonly (readonly [T, number])[]): T[] {
  const keyed = entries.map(([value, weight]) => ({ value, key: urgency(chance, weight) }));
  return keyed
    .sort((a, b) => a.key - b.key)
    .slice(0, count)
    .map(({ value }) => value);
}

/** How soon something of this weight is drawn when drawing without putting back: smaller is sooner. Source: Efraimidis and Spirakis 2006. */
export function urgency(chance: Chance, weight: number): number {
  return weight > 0 ? -Math.log(1 - chance()) / weight : Infinity;
}

/** Every value with the same weight. */
export function evenly<T>(values: readonly T[]): (readonly [T, number])[] {
  return values.map((value) => [value, 1] as const);
}

/** The value at a place that must exist. @throws {RangeError} if it does not. */
export function at<T>(from: readonly T[], index: number): T {
  const value = from[index];
  if (value === undefined) throw new RangeError(`nothing at ${index} of ${from.length}`);
  return value;
}

function hash(text: string, seed: number): number {
  let h = seed;
  for (let i = 0; i < text.length; i++) {
    let k = Math.imul(text.charCodeAt(i), 0xcc9e2d51);
    k = (k << 15) | (k >>> 17);
    h ^= Math.imul(k, 0x1b873593);
    h = Math.imul((h << 13) | (h >>> 19), 5) + 0xe6546b64;
  }
  h = Math.imul(h ^ text.length ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) | 0;
}

function sfc32(first: number, second: number, index: number): Chance {
  let [a, b, c, counter] = [first, second, index | 0, 1];
  const next = () => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + sum) | 0;
    return (sum >>> 0) / 4294967296;
  };
  // Neighbouring indexes start alike: a dozen turns spread the difference over the whole state.
  for (let turn = 0; turn < 12; turn++) next();
  return next;
}
