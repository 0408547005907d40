/** Rows that several threads share: `next` holds the first that nobody has taken. */
export interface Shared {
  readonly rows: number;
  readonly next: Int32Array;
}

/** Rows taken at a time: few enough that no thread waits long for the other's last. */
const BLOCK = 128;

/** Works on one block after another, as long as there are any that no other thread has taken. */
export function inBlocks<T>({ rows, next }: Shared, work: (from: number, to: number) => T): T[] {
  const done: T[] = [];
  for (;;) {
    const from = Atomics.add(next, 0, BLOCK);
    if (from >= rows) return done;
    done.push(work(from, Math.min(rows, from + BLOCK)));
  }
}
