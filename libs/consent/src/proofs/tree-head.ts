import { createHash } from 'node:crypto';
import { leafOf, rootOf } from './consent-tree';

/** What an institution signs about its log: that it held just these lines. */
export interface TreeHead {
  readonly institution: string;
  /** How many lines, from the first. */
  readonly size: number;
  /** 64 hexadecimal digits: the root over the hashes of the lines, in the order of the log. */
  readonly root: string;
  /** ISO, to the millisecond. */
  readonly at: string;
  /** 64 hexadecimal digits: SHA-256 of the signed text of the head before; empty for the first. */
  readonly previous: string;
}

/** The hashes of lines as leaves of the tree, in the order given. */
export const leavesOf = (hashes: readonly string[]): Buffer[] => hashes.map((hash) => leafOf(Buffer.from(hash, 'hex')));

/** How a head is named by the one that follows it: 64 hexadecimal digits; empty when there is none before. */
export const nameOfHead = (jws: string | null): string =>
  jws === null ? '' : createHash('sha256').update(jws).digest('hex');

/**
 * The head over the log's lines so far, ready to be signed. `hashes`: of every line of the institution, in the order of the
 * log, to which lines are only ever added at the end. One hash a line.
 */
export const treeHeadOf = (
  institution: string,
  hashes: readonly string[],
  at: Date,
  previousJws: string | null,
): TreeHead => ({
  institution,
  size: hashes.length,
  root: rootOf(leavesOf(hashes)).toString('hex'),
  at: at.toISOString(),
  previous: nameOfHead(previousJws),
});

const isHash = (value: unknown): value is string => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);

/** The head that signed content says, or null when it is not one. */
export function treeHeadIn(content: Readonly<Record<string, unknown>> | null): TreeHead | null {
  const { institution, size, root, at, previous } = content ?? {};
  if (typeof institution !== 'string' || typeof size !== 'number' || !Number.isSafeInteger(size) || size < 0)
    return null;
  if (!isHash(root) || typeof at !== 'string' || !(previous === '' || isHash(previous))) return null;
  return { institution, size, root, at, previous };
}
