import { createHash, createHmac, randomBytes } from 'node:crypto';

/** 256 random bits, as they travel in an address or a cookie: 43 characters. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

/** What is kept of a secret. With 256 random bits nobody finds one by trying, so no salt is needed. */
export const hashOf = (secret: string): Buffer => createHash('sha256').update(secret).digest();

/** Whether it could be one of ours: anything else is not even looked for. */
export const isSecret = (given: unknown): given is string =>
  typeof given === 'string' && /^[A-Za-z0-9_-]{43}$/.test(given);

/** Without I, L, O and U, which are read or typed as something else. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
export const CODE_LENGTH = 8;

/**
 * The short code of a link, to be typed into the browser that asked. It comes from the link itself, so that showing it
 * changes nothing; it opens nothing without that browser's own secret.
 */
export function codeOf(token: string): string {
  const bytes = createHmac('sha256', token).update('a code for the browser that asked').digest();
  return [...bytes.subarray(0, CODE_LENGTH)].map((byte) => LETTERS[byte % LETTERS.length]).join('');
}

/** A code as somebody typed it: small letters, blanks and dashes do not matter, nor does O for 0 or I and L for 1. */
export const readCode = (typed: string): string =>
  typed.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1').slice(0, 20);

/** Whether something that was read could be the code of a link at all: too short, too long or with a U it is none. */
export const isCode = (read: string): boolean =>
  read.length === CODE_LENGTH && [...read].every((letter) => LETTERS.includes(letter));

/** A code as it is easiest to copy: `7KQ2-M9XD`. */
export const codeInWords = (code: string): string => `${code.slice(0, 4)}-${code.slice(4)}`;
