import { createHash } from 'node:crypto';
import fc from 'fast-check';
import {
  ConsentTree,
  type Consistency,
  type Inclusion,
  inclusionProof,
  isConsistent,
  isIncluded,
  leafOf,
  rootOf,
} from './consent-tree';

// The eight entries, roots and proofs that implementations of Certificate Transparency have shared since RFC 6962.
const entries = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
].map((hex) => leafOf(Buffer.from(hex, 'hex')));
const roots = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];
const A = '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7';
const B = '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e';
const C = '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4';
const D = 'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b';
const E = 'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0';
const F = 'b08693ec2e721597130641e8211e7eedccb4c26413963eee6c1e2ed16ffb1a5f';
const G = '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a';
const consistencyProof = (leaves: readonly Uint8Array[], size: number) => new ConsentTree(leaves).consistency(size);
const hex = (hashes: readonly Buffer[]) => hashes.map((hash) => hash.toString('hex'));

/** The tree by levels instead of by halves: pairs are joined, and a hash without a partner rises as it is. */
function byLevels(leaves: readonly Buffer[]): Buffer {
  if (leaves.length === 0) return createHash('sha256').digest();
  let level = [...leaves];
  while (level.length > 1) {
    const next: Buffer[] = [];
    for (let at = 0; at < level.length; at += 2) {
      const [left, right] = [level[at] ?? Buffer.alloc(0), level[at + 1]];
      next.push(
        right
          ? createHash('sha256')
              .update(Buffer.concat([Buffer.of(1), left, right]))
              .digest()
          : left,
      );
    }
    level = next;
  }
  return level[0] ?? Buffer.alloc(0);
}

const leavesOf = (count: number) =>
  Array.from({ length: count }, (_, at) => leafOf(Buffer.from(`event ${String(at)}`)));
const inclusion = (count: number, index: number): Inclusion => {
  const leaves = leavesOf(count);
  const leaf = leaves[index] ?? Buffer.alloc(32);
  return { leaf, index, size: count, root: rootOf(leaves), path: inclusionProof(leaves, index) };
};
const consistency = (size: number, laterSize: number): Consistency => {
  const leaves = leavesOf(laterSize);
  const root = rootOf(leaves.slice(0, size));
  return { size, root, laterSize, laterRoot: rootOf(leaves), proof: consistencyProof(leaves, size) };
};
const flipped = (hashes: readonly Uint8Array[], at: number, byte: number, bits: number) =>
  hashes.map((hash, here) => (here === at ? Uint8Array.from(hash, (b, i) => (i === byte ? b ^ bits : b)) : hash));
const anEdit = { at: fc.nat(), byte: fc.nat(31), bits: fc.integer({ min: 1, max: 255 }) };

describe('the tree of the log', () => {
  test('has the roots that every implementation has', () => {
    expect(roots.map((_, size) => rootOf(entries.slice(0, size)).toString('hex'))).toEqual(roots);
  });

  test('gives the paths that every implementation gives', () => {
    expect(hex(inclusionProof(entries.slice(0, 1), 0))).toEqual([]);
    expect(hex(inclusionProof(entries, 0))).toEqual([A, B, C]);
    expect(hex(inclusionProof(entries, 5))).toEqual([D, E, roots[4]]);
    expect(hex(inclusionProof(entries.slice(0, 3), 2))).toEqual([roots[2]]);
  });

  test('gives the proofs of consistency that every implementation gives', () => {
    expect(hex(consistencyProof(entries, 1))).toEqual([A, B, C]);
    expect(hex(consistencyProof(entries, 6))).toEqual([G, E, roots[4]]);
    expect(hex(consistencyProof(entries.slice(0, 5), 2))).toEqual([B, D]);
    expect(hex(consistencyProof(entries.slice(0, 7), 6))).toEqual([G, F, roots[4]]);
    expect(hex(consistencyProof(entries, 8))).toEqual([]);
    expect(hex(consistencyProof(entries, 0))).toEqual([]);
  });

  test('has the root that joining pairs gives, for every size to 70', () => {
    for (let size = 0; size <= 70; size += 1) expect(rootOf(leavesOf(size))).toEqual(byLevels(leavesOf(size)));
  });

  test('answers for every earlier size what a tree of that size would', () => {
    const leaves = leavesOf(41);
    const tree = new ConsentTree(leaves);
    for (let size = 0; size <= 41; size += 1) {
      const then = new ConsentTree(leaves.slice(0, size));
      const upTo = Array.from({ length: size }, (_, at) => at);
      expect(tree.root(size)).toEqual(then.root());
      expect(upTo.map((at) => hex(tree.inclusion(at, size)))).toEqual(upTo.map((at) => hex(then.inclusion(at))));
      expect(upTo.map((at) => hex(tree.consistency(at, size)))).toEqual(upTo.map((at) => hex(then.consistency(at))));
    }
    expect(tree.size).toBe(41);
    for (const size of [-1, 42, 0.5]) expect(() => tree.root(size)).toThrow(RangeError);
    expect(() => tree.inclusion(3, 42)).toThrow(RangeError);
    expect(() => tree.consistency(3, 42)).toThrow(RangeError);
  });

  test('shows every leaf of every tree to 40, and shows none where it is not', () => {
    for (let size = 1; size <= 40; size += 1)
      for (let index = 0; index < size; index += 1) {
        const right = inclusion(size, index);
        expect(isIncluded(right)).toBe(true);
        expect(isIncluded({ ...right, index: (index + 1) % size }) && size > 1).toBe(false);
        expect(isIncluded({ ...right, leaf: leafOf(Buffer.from('another')) })).toBe(false);
        expect(isIncluded({ ...right, path: [...right.path, right.root] })).toBe(false);
        expect(isIncluded({ ...right, path: right.path.slice(1) }) && size > 1).toBe(false);
      }
  });

  test('shows every tree to 40 to begin with every smaller one, and not with another', () => {
    for (let later = 1; later <= 40; later += 1)
      for (let size = 0; size <= later; size += 1) {
        const right = consistency(size, later);
        expect(isConsistent(right)).toBe(true);
        expect(isConsistent({ ...right, root: leafOf(right.root) })).toBe(false);
        expect(isConsistent({ ...right, laterRoot: leafOf(right.laterRoot) }) && size > 0).toBe(false);
        expect(isConsistent({ ...right, proof: [...right.proof, right.root] })).toBe(false);
        expect(isConsistent({ ...right, proof: right.proof.slice(1) }) && right.proof.length > 0).toBe(false);
      }
  });

  test('refuses a log whose past was changed, however the proof was made', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 60 }), fc.nat(), (size, more, where) => {
        const right = consistency(size, size + more);
        const rewritten = leavesOf(size + more).map((leaf, at) => (at === where % size ? leafOf(leaf) : leaf));
        const proof = consistencyProof(rewritten, size);
        expect(isConsistent({ ...right, laterRoot: rootOf(rewritten), proof })).toBe(false);
      }),
    );
  });

  test('refuses a path with any one byte changed', () => {
    fc.assert(
      fc.property(fc.record({ size: fc.integer({ min: 2, max: 200 }), index: fc.nat(), ...anEdit }), (given) => {
        const right = inclusion(given.size, given.index % given.size);
        const path = flipped(right.path, given.at % right.path.length, given.byte, given.bits);
        expect(isIncluded({ ...right, path })).toBe(false);
      }),
      { numRuns: 500 },
    );
  });

  test('refuses a proof of consistency with any one byte changed', () => {
    fc.assert(
      fc.property(
        fc.record({ size: fc.integer({ min: 1, max: 100 }), more: fc.integer({ min: 1, max: 100 }), ...anEdit }),
        (given) => {
          const right = consistency(given.size, given.size + given.more);
          const proof = flipped(right.proof, given.at % right.proof.length, given.byte, given.bits);
          expect(isConsistent({ ...right, proof })).toBe(false);
        },
      ),
      { numRuns: 500 },
    );
  });

  test('asks for leaves and sizes that there are', () => {
    for (const index of [-1, 8, 0.5]) expect(() => inclusionProof(entries, index)).toThrow(RangeError);
    for (const size of [-1, 9, 0.5]) expect(() => consistencyProof(entries, size)).toThrow(RangeError);
    expect(isIncluded({ ...inclusion(4, 3), index: 4 })).toBe(false);
    expect(isIncluded({ ...inclusion(4, 0), index: -4 })).toBe(false);
    expect(isConsistent({ ...consistency(3, 4), size: 5 })).toBe(false);
    expect(isConsistent({ ...consistency(3, 4), size: -1 })).toBe(false);
  });
});
