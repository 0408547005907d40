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

function rootBetween(leaves: readonly Uint8Array[], from: number, to: number): Buffer {
  const first = leaves[from];
  if (to <= from || !first) return sha256();
  if (to - from === 1) return Buffer.from(first);
  const middle = from + leftSize(to - from);
  return nodeOf(rootBetween(leaves, from, middle), rootBetween(leaves, middle, to));
}

/**
 * The root of the tree over `leaves` (each from `leafOf`, in the order of the log): 32 bytes that no other list gives.
 * Without leaves it is the SHA-256 of nothing. One hash for each leaf but the first. Source: RFC 9162, section 2.1.1.
 */
export const rootOf = (leaves: readonly Uint8Array[]): Buffer => rootBetween(leaves, 0, leaves.length);

/**
 * The roots of the trees over the first `sizes` of the leaves: the same as `rootOf` of each, in one pass over the leaves.
 * @throws RangeError when a size is smaller than the one before, or there are fewer leaves.
 */
export function rootsAt(leaves: readonly Uint8Array[], sizes: readonly number[]): Buffer[] {
  // The roots of the full trees from left to right, of which each is larger than the next.
  const peaks: Uint8Array[] = [];
  let count = 0;
  return sizes.map((size) => {
    if (size < count || size > leaves.length) throw new RangeError(`no tree of ${String(size)} here`);
    for (const leaf of leaves.slice(count, size)) {
      peaks.push(leaf);
      count += 1;
      for (let pairs = count; pairs % 2 === 0; pairs /= 2) {
        const [left = leaf, right = leaf] = peaks.splice(-2);
        peaks.push(nodeOf(left, right));
      }
    }
    const [last = sha256(), ...before] = peaks.toReversed();
    return Buffer.from(before.reduce((right, left) => nodeOf(left, right), last));
  });
}

/**
 * The path that shows leaf `index` (from 0) to be under the root of all `leaves`: one hash a level, from the leaf upwards;
 * empty for a tree of one leaf. One hash for each leaf. Source: RFC 9162, section 2.1.3.1.
 * @throws RangeError when there is no such leaf.
 */
export function inclusionProof(leaves: readonly Uint8Array[], index: number): Buffer[] {
  if (!Number.isInteger(index) || index < 0 || index >= leaves.length) throw new RangeError(`no leaf ${String(index)}`);
  const path: Buffer[] = [];
  let [from, to] = [0, leaves.length];
  while (to - from > 1) {
    const middle = from + leftSize(to - from);
    const inLeft = index < middle;
    path.push(inLeft ? rootBetween(leaves, middle, to) : rootBetween(leaves, from, middle));
    [from, to] = inLeft ? [from, middle] : [middle, to];
  }
  return path.reverse();
}

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

/**
 * What shows that the first `size` leaves are the same in the tree over all `leaves`: at most two hashes a level; empty when
 * `size` is 0 or all of them. One hash for each leaf. Source: RFC 9162, section 2.1.4.1.
 * @throws RangeError when there are fewer leaves than `size`.
 */
export function consistencyProof(leaves: readonly Uint8Array[], size: number): Buffer[] {
  if (!Number.isInteger(size) || size < 0 || size > leaves.length) throw new RangeError(`no tree of ${String(size)}`);
  if (size === 0 || size === leaves.length) return [];
  const proof: Buffer[] = [];
  let [from, to] = [0, leaves.length];
  while (to !== size) {
    const middle = from + leftSize(to - from);
    const inLeft = size <= middle;
    proof.push(inLeft ? rootBetween(leaves, middle, to) : rootBetween(leaves, from, middle));
    [from, to] = inLeft ? [from, middle] : [middle, to];
  }
  // Whoever asks knows the old root, so it is left out where it is a branch by itself.
  if (from !== 0) proof.push(rootBetween(leaves, from, to));
  return proof.reverse();
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
