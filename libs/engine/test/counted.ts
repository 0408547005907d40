/** A list of numbers that counts how often each position is read, for what a search looks at rather than what it finds. */
export function counted<T extends Int32Array | Float64Array>(
  list: T,
): { readonly list: T; readonly reads: Map<number, number> } {
  const reads = new Map<number, number>();
  const watched = new Proxy(list, {
    get(target, key): unknown {
      const at = typeof key === 'string' ? Number(key) : NaN;
      if (!Number.isInteger(at)) {
        const found: unknown = Reflect.get(target, key, target);
        return typeof found === 'function' ? found.bind(target) : found;
      }
      reads.set(at, (reads.get(at) ?? 0) + 1);
      return target[at];
    },
  });
  return { list: watched, reads };
}

/** All reads together. */
export const readsOf = ({ reads }: { readonly reads: ReadonlyMap<number, number> }): number =>
  [...reads.values()].reduce((sum, one) => sum + one, 0);
