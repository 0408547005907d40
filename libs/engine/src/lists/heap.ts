/** A binary heap of numbers with keys: the least key comes out first. Grows as needed. */
export class Heap {
  private keys = new Float64Array(1024);
  private ids = new Int32Array(1024);
  private count = 0;

  get size(): number {
    return this.count;
  }

  /** The least key; Infinity when empty. */
  get least(): number {
    return this.count === 0 ? Infinity : this.keys[0]!;
  }

  clear(): void {
    this.count = 0;
  }

  push(key: number, id: number): void {
    if (this.count === this.keys.length) this.grow();
    const { keys, ids } = this;
    let at = this.count;
    this.count += 1;
    while (at > 0) {
      const above = (at - 1) >> 1;
      if (keys[above]! <= key) break;
      keys[at] = keys[above]!;
      ids[at] = ids[above]!;
      at = above;
    }
    keys[at] = key;
    ids[at] = id;
  }

  /** Takes the number with the least key out; -1 when empty. */
  pop(): number {
    if (this.count === 0) return -1;
    const { keys, ids } = this;
    const top = ids[0]!;
    this.count -= 1;
    const [key, id, end] = [keys[this.count]!, ids[this.count]!, this.count];
    let at = 0;
    for (let below = 1; below < end; below = 2 * at + 1) {
      if (below + 1 < end && keys[below + 1]! < keys[below]!) below += 1;
      if (keys[below]! >= key) break;
      keys[at] = keys[below]!;
      ids[at] = ids[below]!;
      at = below;
    }
    keys[at] = key;
    ids[at] = id;
    return top;
  }

  private grow(): void {
    const keys = new Float64Array(2 * this.count);
    const ids = new Int32Array(2 * this.count);
    keys.set(this.keys);
    ids.set(this.ids);
    this.keys = keys;
    this.ids = ids;
  }
}
