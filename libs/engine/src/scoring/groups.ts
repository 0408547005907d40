/** People sorted by several numbers at once: those who agree in all of them are a group. */
export interface Groups {
  readonly groupOf: Int32Array;
  /** One person of each group. */
  readonly samples: Int32Array;
}

/** @param columns each holds one whole number of 32 bits for every person. Cost: people times columns. */
export function grouped(people: number, columns: readonly ArrayLike<number>[]): Groups {
  const groupOf = new Int32Array(people);
  let groups = Math.min(1, people);
  for (const column of columns) {
    const numbers = new Map<number, number>();
    for (let at = 0; at < people; at += 1) {
      const key = groupOf[at]! * 2 ** 32 + (column[at]! >>> 0);
      let group = numbers.get(key);
      if (group === undefined) numbers.set(key, (group = numbers.size));
      groupOf[at] = group;
    }
    groups = numbers.size;
  }
  const samples = new Int32Array(groups);
  for (let at = people - 1; at >= 0; at -= 1) samples[groupOf[at]!] = at;
  return { groupOf, samples };
}
