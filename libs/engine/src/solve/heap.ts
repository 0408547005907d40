/**
 * A queue of things numbered from 0, the one of least key first, in which a key may fall: a binary heap that knows where
 * each thing lies (Cormen and others, Introduction to Algorithms, chapter 6).
 */
export class Heap {
  /** Key of each thing; of meaning only while the thing is in, or since it was drawn. */
  readonly keyOf: Float64Array;
  size = 0;
  private readonly heap: Int32Array;
  private readonly placeOf: Int32Array;

  constructor(things: number) {
    this.keyOf = new Float64Array(things);
    this.heap = new Int32Array(things);
    this.placeOf = new Int32Array(things);
  }

  /** The least key; Infinity when empty. */
  least(): number {
    return this.size === 0 ? Infinity : this.keyOf[this.heap[0]!]!;
  }

  /** Must not be in yet. */
  add(thing: number, key: number): void {
    this.keyOf[thing] = key;
    this.size += 1;
    this.rise(thing, key, this.size - 1);
  }

  /** Must be in, with a greater key. */
  lower(thing: number, key: number): void {
    this.keyOf[thing] = key;
    this.rise(thing, key, this.placeOf[thing]!);
  }

  /** Takes out the thing of least key. Must not be empty. */
  draw(): number {
    const { heap, keyOf, placeOf } = this;
    const first = heap[0]!;
    this.size -= 1;
    const size = this.size;
    const last = heap[size]!;
    const key = keyOf[last]!;
    let hole = 0;
    for (let child = 1; child < size; child = 2 * hole + 1) {
      if (child + 1 < size && keyOf[heap[child + 1]!]! < keyOf[heap[child]!]!) child += 1;
      const other = heap[child]!;
      if (keyOf[other]! >= key) break;
      heap[hole] = other;
      placeOf[other] = hole;
      hole = child;
    }
    heap[hole] = last;
    placeOf[last] = hole;
    return first;
  }

  clear(): void {
    this.size = 0;
  }

  private rise(thing: number, key: number, from: number): void {
    const { heap, keyOf, placeOf } = this;
    let hole = from;
    while (hole > 0) {
      const parent = (hole - 1) >> 1;
      const other = heap[parent]!;
      if (keyOf[other]! <= key) break;
      heap[hole] = other;
      placeOf[other] = hole;
      hole = parent;
    }
    heap[hole] = thing;
    placeOf[thing] = hole;
  }
}
