import { createHash, randomBytes } from 'node:crypto';

/** Whose feed it is to be found under, and what lets a program read it. */
export interface FeedToken {
  readonly institutionId: string;
  /** SHA-256 of the whole token: all that is kept of it. */
  readonly hash: Buffer;
}

const PLACE = 16;
const SECRET = 32;
const TOKEN = /^[A-Za-z0-9_-]{64}$/;

/** A new one: where to look, and 256 secret bits. */
export const newFeedToken = (institutionId: string): string =>
  Buffer.concat([Buffer.from(institutionId.replaceAll('-', ''), 'hex'), randomBytes(SECRET)]).toString('base64url');

/** null: it cannot be one of ours. */
export function readFeedToken(token: string): FeedToken | null {
  if (!TOKEN.test(token)) return null;
  const bytes = Buffer.from(token, 'base64url');
  if (bytes.length !== PLACE + SECRET) return null;
  const place = bytes.subarray(0, PLACE).toString('hex');
  const institutionId = place.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  return { institutionId, hash: hashOfToken(token) };
}

export const hashOfToken = (token: string): Buffer => createHash('sha256').update(token).digest();
