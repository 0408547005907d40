/** A number drawn for somebody by a seed, 0 to 2^32 - 1: the same for the same two. FNV-1a, with its bits mixed at the end. */
export function lot(seed: string, id: string): number {
  let hash = 0x811c9dc5;
  for (const character of `${seed} ${id}`) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
