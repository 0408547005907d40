/** People sorted by several numbers at once: those who agree in all of them are a group. */
export interface Groups {
  readonly groupOf: Int32Array;
  /** One person of each group. */
  readonly samples: readonly number[];
}

/** @param columns each holds one number, 0 to 65,535, for every person. */
export function grouped(people: number, columns: readonly ArrayLike<number>[]): Groups {
  let groupOf = new Int32Array(people);
  for (const column of columns) {
    const numbers = new Map<number, number>();
    groupOf = groupOf.map((group, at) => {
      const key = group * 65_536 + column[at]!;
      const known = numbers.get(key) ?? numbers.size;
      numbers.set(key, known);
      return known;
    });
  }
  const samples: number[] = [];
  for (const [at, group] of groupOf.entries()) samples[group] ??= at;
  return { groupOf, samples };
}
