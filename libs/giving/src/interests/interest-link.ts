import { createHash, randomBytes } from 'node:crypto';

const ID = 16;
const LENGTH = ID + 32;

/** What the link in a mail holds: whose pages it belongs to, and a secret. */
export interface InterestLink {
  readonly institutionId: string;
  /** What is kept of it. With 256 random bits nobody finds one by trying. */
  readonly keyHash: Buffer;
}

/** A new link's last part: 64 letters, digits, `-` and `_`. */
export const newLink = (institutionId: string): string =>
  Buffer.concat([Buffer.from(institutionId.replaceAll('-', ''), 'hex'), randomBytes(32)]).toString('base64url');

/** Null for what we never write. */
export function readLink(text: string): InterestLink | null {
  const bytes = /^[A-Za-z0-9_-]{64}$/.test(text) ? Buffer.from(text, 'base64url') : Buffer.alloc(0);
  if (bytes.length !== LENGTH) return null;
  const institutionId = bytes
    .subarray(0, ID)
    .toString('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  return { institutionId, keyHash: createHash('sha256').update(text).digest() };
}
