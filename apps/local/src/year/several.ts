/** How many people do something at the same time. */
const AT_ONCE = 6;

/** Does the work for each, a few at the same time. @throws what the first that fails throws, after the others of its turn. */
export async function forEachOf<T>(all: readonly T[], work: (one: T) => Promise<unknown>): Promise<void> {
  const left = [...all];
  const next = async (): Promise<void> => {
    for (let one = left.shift(); one !== undefined; one = left.shift()) await work(one);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, next));
}
