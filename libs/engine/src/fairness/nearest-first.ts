/** Nodes by their distance, nearest first: a binary heap. A node may be in it several times; the first time counts. */
export class NearestFirst {
  private keys = new Float64Array(64);
  private nodes = new Int32Array(64);
  private count = 0;
  /** How far the node is that `pop` gave last. */
  distance = 0;

  push(node: number, distance: number): void {
    if (this.count === this.nodes.length) this.grow();
    let at = this.count;
    this.count += 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (this.keys[parent]! <= distance) break;
      this.set(at, this.nodes[parent]!, this.keys[parent]!);
      at = parent;
    }
    this.set(at, node, distance);
  }

  /** The nearest node, or -1 when there is none left. */
  pop(): number {
    if (this.count === 0) return -1;
    const node = this.nodes[0]!;
    this.distance = this.keys[0]!;
    this.count -= 1;
    this.sink(this.nodes[this.count]!, this.keys[this.count]!);
    return node;
  }

  clear(): void {
    this.count = 0;
  }

  /** Lets the last node sink from the top to where it belongs. */
  private sink(node: number, key: number): void {
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= this.count) break;
      if (child + 1 < this.count && this.keys[child + 1]! < this.keys[child]!) child += 1;
      if (this.keys[child]! >= key) break;
      this.set(at, this.nodes[child]!, this.keys[child]!);
      at = child;
    }
    this.set(at, node, key);
  }

  private set(at: number, node: number, key: number): void {
    this.nodes[at] = node;
    this.keys[at] = key;
  }

  private grow(): void {
    const [keys, nodes] = [this.keys, this.nodes];
    this.keys = new Float64Array(2 * keys.length);
    this.nodes = new Int32Array(2 * nodes.length);
    this.keys.set(keys);
    this.nodes.set(nodes);
  }
}
