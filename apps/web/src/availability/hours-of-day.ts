/** From a minute after midnight to another, the second not included. */
export interface Hours {
  readonly fromMinute: number;
  readonly toMinute: number;
}

/** Sorted, and what overlaps or touches made one. */
export function joinedHours(hours: readonly Hours[]): Hours[] {
  const result: { fromMinute: number; toMinute: number }[] = [];
  for (const { fromMinute, toMinute } of [...hours].sort((one, other) => one.fromMinute - other.fromMinute)) {
    const last = result.at(-1);
    if (last && fromMinute <= last.toMinute) last.toMinute = Math.max(last.toMinute, toMinute);
    else result.push({ fromMinute, toMinute });
  }
  return result;
}

/** What is left of the first without the second. */
export function withoutHours(hours: readonly Hours[], gone: readonly Hours[]): Hours[] {
  return gone.reduce<Hours[]>(
    (left, { fromMinute, toMinute }) =>
      left.flatMap((one) =>
        [
          { fromMinute: one.fromMinute, toMinute: Math.min(one.toMinute, fromMinute) },
          { fromMinute: Math.max(one.fromMinute, toMinute), toMinute: one.toMinute },
        ].filter((part) => part.fromMinute < part.toMinute),
      ),
    joinedHours(hours),
  );
}

/** Whether all of one is in the other, which is joined. */
export const isWithin = (one: Hours, joined: readonly Hours[]): boolean =>
  joined.some(({ fromMinute, toMinute }) => fromMinute <= one.fromMinute && toMinute >= one.toMinute);
