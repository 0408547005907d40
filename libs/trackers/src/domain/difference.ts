/** A line by its hashes: what tells it from others, and what is in it. Each is 64 hexadecimal digits. */
export interface HashedLine {
  readonly key: string;
  readonly cells: string;
}

/** How a file differs from the last one of its profile. */
export interface Difference {
  readonly added: number;
  readonly changed: number;
  readonly same: number;
  /** No longer included; why, nothing says: somebody may have objected or been erased. */
  readonly gone: number;
}

/** Compares two files by their hashes alone; keys differ from each other in each. Cost: linear. */
export function differenceOf(before: readonly HashedLine[], now: readonly HashedLine[]): Difference {
  const was = new Map(before.map(({ key, cells }) => [key, cells]));
  let [added, changed, same] = [0, 0, 0];
  for (const { key, cells } of now) {
    const old = was.get(key);
    if (old === undefined) added += 1;
    else if (old === cells) same += 1;
    else changed += 1;
  }
  return { added, changed, same, gone: before.length - changed - same };
}
