/**
 * What a search has reached and not settled yet, nearest first: a binary heap (Cormen and others, Introduction to Algorithms,
 * chapter 6) that grows as needed. A thing may be in it several times: whoever takes it out a second time, or at a distance
 * that has become less since, passes it over. Of equal distances any comes first.
 *
 * Of the two queues in the engine this is the one for searches that reach few of many things. Where most things are reached,
 * and keys fall often, `Heap` (heap.ts) holds each thing once.
 */
export class NearestFirst {
  private distances: Float64Array;
  private things: Int32Array;
  private count = 0;

  /** @param room how many to expect. */
  constructor(room = 256) {
    this.distances = new Float64Array(room);
    this.things = new Int32Array(room);
  }

  /** The least distance; Infinity when empty. */
  get least(): number {
    return this.count === 0 ? Infinity : this.distances[0]!;
  }

  clear(): void {
    this.count = 0;
  }

  push(thing: number, distance: number): void {
    if (this.count === this.things.length) this.grow();
    const { distances, things } = this;
    let hole = this.count;
    this.count += 1;
    while (hole > 0) {
      const parent = (hole - 1) >> 1;
      if (distances[parent]! <= distance) break;
      distances[hole] = distances[parent]!;
      things[hole] = things[parent]!;
      hole = parent;
    }
    distances[hole] = distance;
    things[hole] = thing;
  }

  /** Takes the nearest out. Must not be empty. */
  pop(): number {
    const { distances, things } = this;
    const nearest = things[0]!;
    this.count -= 1;
    const size = this.count;
    const distance = distances[size]!;
    const thing = things[size]!;
    let hole = 0;
    for (let child = 1; child < size; child = 2 * hole + 1) {
      if (child + 1 < size && distances[child + 1]! < distances[child]!) child += 1;
      if (distances[child]! >= distance) break;
      distances[hole] = distances[child]!;
      things[hole] = things[child]!;
      hole = child;
    }
    distances[hole] = distance;
    things[hole] = thing;
    return nearest;
  }

  private grow(): void {
    const [distances, things] = [this.distances, this.things];
    this.distances = new Float64Array(2 * distances.length);
    this.things = new Int32Array(2 * things.length);
    this.distances.set(distances);
    this.things.set(things);
  }
}
