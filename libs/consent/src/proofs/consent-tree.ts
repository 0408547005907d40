import { createHash } from 'node:crypto';

const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);
const sha256 = (...parts: Uint8Array[]): Buffer =>
  parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest();
const nodeOf = (left: Uint8Array, right: Uint8Array): Buffer => sha256(NODE, left, right);
const same = (one: Uint8Array, other: Uint8Array): boolean => Buffer.compare(one, other) === 0;

/**
 * The hash of one entry of the log: SHA-256 of a zero byte and `data`. The zero byte keeps an entry from passing for a branch.
 * Source: RFC 9162, section 2.1.1.
 */
export const leafOf = (data: Uint8Array): Buffer => sha256(LEAF, data);

/** The largest power of two below `size`, which is at least 2: how many leaves the left branch has. */
function leftSize(size: number): number {
  let left = 1;
  while (left * 2 < size) left *= 2;
  return left;
}

/** A branch that is full: the `at`-th (from 0) of those that have two to the `level` leaves. */
export interface NodePlace {
  readonly level: number;
  readonly at: number;
}

/** The tree over the entries of a log whose full branches are known. Each question takes a few of them a level. Source: RFC 9162, section 2.1. */
export class TreeOfNodes {
  /** @param size how many leaves there are. @param full the branch at a place that is full. */
  constructor(
    readonly size: number,
    private readonly full: (place: NodePlace) => Uint8Array,
  ) {}

  /**
   * The root over the first `size` leaves: 32 bytes that no other list gives; of none, the SHA-256 of nothing.
   * @throws RangeError when there are fewer leaves.
   */
  root(size = this.size): Buffer {
    this.expect(Number.isInteger(size) && size >= 0 && size <= this.size, size);
    return Buffer.from(this.between(0, size));
  }

  /**
   * The path that shows leaf `index` (from 0) to be under the root of the first `size` leaves: one hash a level, from the leaf
   * upwards; empty in a tree of one leaf. Source: section 2.1.3.1.
   * @throws RangeError when there is no such leaf.
   */
  inclusion(index: number, size = this.size): Buffer[] {
    this.expect(Number.isInteger(index) && index >= 0 && index < size && size <= this.size, index);
    const path: Buffer[] = [];
    let [from, to] = [0, size];
    while (to - from > 1) [from, to] = this.descend(from, to, (middle) => index < middle, path);
    return path.reverse();
  }

  /**
   * What shows that the first `size` leaves are the same in the tree over the first `laterSize`: at most two hashes a level;
   * empty when `size` is 0 or `laterSize`. Source: section 2.1.4.1.
   * @throws RangeError when there are fewer leaves.
   */
  consistency(size: number, laterSize = this.size): Buffer[] {
    this.expect(Number.isInteger(size) && size >= 0 && size <= laterSize && laterSize <= this.size, size);
    if (size === 0 || size === laterSize) return [];
    const proof: Buffer[] = [];
    let [from, to] = [0, laterSize];
    while (to !== size) [from, to] = this.descend(from, to, (middle) => size <= middle, proof);
    // Whoever asks knows the old root, so it is left out where it is a branch by itself.
    if (from !== 0) proof.push(Buffer.from(this.between(from, to)));
    return proof.reverse();
  }

  /** One branch further down, leaving the other beside the way. */
  private descend(from: number, to: number, isLeft: (middle: number) => boolean, beside: Buffer[]): [number, number] {
    const middle = from + leftSize(to - from);
    const goesLeft = isLeft(middle);
    beside.push(Buffer.from(goesLeft ? this.between(middle, to) : this.between(from, middle)));
    return goesLeft ? [from, middle] : [middle, to];
  }

  /** A branch of the tree: full ones are known, the last of a level is not. */
  private between(from: number, to: number): Uint8Array {
    if (to <= from) return sha256();
    let [level, width] = [0, 1];
    while (width < to - from) [level, width] = [level + 1, width * 2];
    if (width === to - from) return this.full({ level, at: from / width });
    const middle = from + leftSize(to - from);
    return nodeOf(this.between(from, middle), this.between(middle, to));
  }

  private expect(isThere: boolean, what: number): void {
    if (!isThere) throw new RangeError(`not in a tree of ${String(this.size)}: ${String(what)}`);
  }
}

/** Which full branches a question to a tree of `size` leaves takes: a few a level. */
export function nodesFor(size: number, ask: (tree: TreeOfNodes) => unknown): NodePlace[] {
  const places: NodePlace[] = [];
  ask(
    new TreeOfNodes(size, (place) => {
      places.push(place);
      return LEAF;
    }),
  );
  return places;
}

/** The tree over the entries of a log, all of them at hand. It is made once, with one hash for each leaf but the first. */
export class ConsentTree extends TreeOfNodes {
  /** `leaves`: each from `leafOf`, in the order of the log. */
  constructor(leaves: readonly Uint8Array[]) {
    const levels = [leaves];
    for (let below = leaves; below.length > 1;) {
      const above: Uint8Array[] = [];
      for (const [at, right] of below.entries()) if (at % 2 === 1) above.push(nodeOf(below[at - 1] ?? right, right));
      levels.push(above);
      below = above;
    }
    super(leaves.length, ({ level, at }) => levels[level]?.[at] ?? missing(level, at));
  }
}

function missing(level: number, at: number): never {
  throw new RangeError(`no branch ${String(at)} at level ${String(level)}`);
}

/** The root of the tree over `leaves`, each from `leafOf`. One hash a leaf. */
export const rootOf = (leaves: readonly Uint8Array[]): Buffer => new ConsentTree(leaves).root();

/** As `ConsentTree.inclusion`, for a single question. One hash a leaf. */
export const inclusionProof = (leaves: readonly Uint8Array[], index: number): Buffer[] =>
  new ConsentTree(leaves).inclusion(index);

/** Where a leaf is said to be: `index` from 0, of `size` leaves under `root`. */
export interface Inclusion {
  readonly leaf: Uint8Array;
  readonly index: number;
  readonly size: number;
  readonly root: Uint8Array;
  readonly path: readonly Uint8Array[];
}

/** Whether `path` shows the leaf to be there. Source: RFC 9162, section 2.1.3.2. */
export function isIncluded({ leaf, index, size, root, path }: Inclusion): boolean {
  if (!Number.isInteger(index) || index < 0 || index >= size) return false;
  let [at, last] = [index, size - 1];
  let hash: Buffer = Buffer.from(leaf);
  for (const beside of path) {
    if (last === 0) return false;
    if (at % 2 === 1 || at === last) {
      hash = nodeOf(beside, hash);
      while (at % 2 === 0 && at !== 0) [at, last] = [at / 2, Math.floor(last / 2)];
    } else hash = nodeOf(hash, beside);
    [at, last] = [Math.floor(at / 2), Math.floor(last / 2)];
  }
  return last === 0 && same(hash, root);
}

/** Two heads of one log, the older first, and what is said to show that nothing in the older changed. */
export interface Consistency {
  readonly size: number;
  readonly root: Uint8Array;
  readonly laterSize: number;
  readonly laterRoot: Uint8Array;
  readonly proof: readonly Uint8Array[];
}

const isPowerOfTwo = (size: number): boolean => size === 1 || (size % 2 === 0 && isPowerOfTwo(size / 2));

/** Whether `proof` shows that the later tree begins with the older. Source: RFC 9162, section 2.1.4.2. */
export function isConsistent({ size, root, laterSize, laterRoot, proof }: Consistency): boolean {
  if (size > laterSize || size < 0) return false;
  if (size === laterSize) return proof.length === 0 && same(root, laterRoot);
  if (size === 0) return proof.length === 0 && same(root, sha256());
  const [start, ...rest] = isPowerOfTwo(size) ? [root, ...proof] : proof;
  if (!start || proof.length === 0) return false;
  let [at, last] = [size - 1, laterSize - 1];
  while (at % 2 === 1) [at, last] = [(at - 1) / 2, Math.floor(last / 2)];
  let older: Buffer = Buffer.from(start);
  let newer = older;
  for (const beside of rest) {
    if (last === 0) return false;
    if (at % 2 === 1 || at === last) {
      [older, newer] = [nodeOf(beside, older), nodeOf(beside, newer)];
      while (at % 2 === 0 && at !== 0) [at, last] = [at / 2, Math.floor(last / 2)];
    } else newer = nodeOf(newer, beside);
    [at, last] = [Math.floor(at / 2), Math.floor(last / 2)];
  }
  return last === 0 && same(older, root) && same(newer, laterRoot);
}
