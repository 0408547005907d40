/** First in, first out, for at most so many numbers at a time. */
export class Queue {
  private readonly ring: Int32Array;
  private head = 0;
  size = 0;

  constructor(room: number) {
    this.ring = new Int32Array(Math.max(1, room));
  }

  add(one: number): void {
    const at = this.head + this.size;
    this.ring[at < this.ring.length ? at : at - this.ring.length] = one;
    this.size += 1;
  }

  /** Must not be empty. */
  next(): number {
    const one = this.ring[this.head]!;
    this.head = this.head + 1 === this.ring.length ? 0 : this.head + 1;
    this.size -= 1;
    return one;
  }
}
