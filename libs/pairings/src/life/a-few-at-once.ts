/** How many pairings are looked at at the same time: each holds a connection, and the work behind the pages has ten. */
const AT_ONCE = 3;

/** Does the work for each, a few at the same time, beginning in the order given. @throws what `work` throws, when that happens. */
export async function aFewAtOnce<T>(all: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  const left = all.values();
  const next = async (): Promise<void> => {
    for (const one of left) await work(one);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, next));
}
