import { createHash, randomBytes } from 'node:crypto';

/** A key to read what comes of a concern, without signing in: whoever has it, and nobody else, raised it. */
export interface FollowUpKey {
  readonly institutionId: string;
  /** SHA-256 of the whole key: all that is kept of it. */
  readonly hash: Buffer;
}

const ID = 16;
const SECRET = 24;
const hashOf = (bytes: Buffer): Buffer => createHash('sha256').update(bytes).digest();

/** A new one: 54 letters, digits, `-` and `_` in one run, 192 bits of it secret. */
export function newKey(institutionId: string): { readonly words: string; readonly hash: Buffer } {
  const bytes = Buffer.concat([Buffer.from(institutionId.replaceAll('-', ''), 'hex'), randomBytes(SECRET)]);
  return { words: bytes.toString('base64url'), hash: hashOf(bytes) };
}

/** Reads one; null for what we never write. */
export function readKey(words: string): FollowUpKey | null {
  if (!/^[A-Za-z0-9_-]{54}$/.test(words)) return null;
  const bytes = Buffer.from(words, 'base64url');
  if (bytes.length !== ID + SECRET || bytes.toString('base64url') !== words) return null;
  const institutionId = bytes
    .subarray(0, ID)
    .toString('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  return { institutionId, hash: hashOf(bytes) };
}
