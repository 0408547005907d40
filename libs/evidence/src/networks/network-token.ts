import { createHash, randomBytes } from 'node:crypto';

/** Whose pages a link belongs to, and what is known of it: never the link itself. */
export interface NetworkToken {
  readonly institutionId: string;
  /** 32 bytes. */
  readonly hash: Buffer;
}

const ID = 16;
/** 192 bits that only the reader of the mail knows. */
const SECRET = 24;
const LENGTH = ID + SECRET;

const hashOf = (bytes: Buffer): Buffer => createHash('sha256').update(bytes).digest();

/** A new link's last part: 54 letters, digits, `-` and `_`, in one run. */
export function newNetworkToken(institutionId: string): NetworkToken & { readonly text: string } {
  const bytes = Buffer.concat([Buffer.from(institutionId.replaceAll('-', ''), 'hex'), randomBytes(SECRET)]);
  return { institutionId, hash: hashOf(bytes), text: bytes.toString('base64url') };
}

/** Reads it back; null for what we never write. Whether it was ever sent is for the database to say. */
export function readNetworkToken(text: string): NetworkToken | null {
  const bytes = /^[A-Za-z0-9_-]{54}$/.test(text) ? Buffer.from(text, 'base64url') : Buffer.alloc(0);
  if (bytes.length !== LENGTH || bytes.toString('base64url') !== text) return null;
  const id = bytes.subarray(0, ID).toString('hex');
  return { institutionId: id.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5'), hash: hashOf(bytes) };
}
