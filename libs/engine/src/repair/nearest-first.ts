/**
 * A heap of mentors by distance, nearest first. A mentor may be in it more than once: whoever takes one out skips those
 * whose distance has become less since. Of equal distances any comes first.
 */
export class NearestFirst {
  private key: Float64Array;
  private item: Int32Array;
  private count = 0;

  constructor(room = 256) {
    this.key = new Float64Array(room);
    this.item = new Int32Array(room);
  }

  /** Infinity when the heap is empty. */
  get least(): number {
    return this.count === 0 ? Infinity : this.key[0]!;
  }

  clear(): void {
    this.count = 0;
  }

  push(key: number, item: number): void {
    if (this.count === this.key.length) this.grow();
    let at = this.count++;
    while (at > 0) {
      const above = (at - 1) >> 1;
      if (this.key[above]! <= key) break;
      this.key[at] = this.key[above]!;
      this.item[at] = this.item[above]!;
      at = above;
    }
    this.key[at] = key;
    this.item[at] = item;
  }

  /** Takes out the nearest. Only when `least` is below Infinity. */
  pop(): number {
    const top = this.item[0]!;
    this.count -= 1;
    if (this.count > 0) this.sink(this.key[this.count]!, this.item[this.count]!);
    return top;
  }

  private sink(key: number, item: number): void {
    let at = 0;
    for (;;) {
      let below = 2 * at + 1;
      if (below >= this.count) break;
      if (below + 1 < this.count && this.key[below + 1]! < this.key[below]!) below += 1;
      if (this.key[below]! >= key) break;
      this.key[at] = this.key[below]!;
      this.item[at] = this.item[below]!;
      at = below;
    }
    this.key[at] = key;
    this.item[at] = item;
  }

  private grow(): void {
    const [key, item] = [new Float64Array(2 * this.count), new Int32Array(2 * this.count)];
    key.set(this.key);
    item.set(this.item);
    [this.key, this.item] = [key, item];
  }
}
