import { createCipheriv, createDecipheriv } from 'node:crypto';

/** What a sealed value is bound to: it opens for this person's field at this institution, and nowhere else. */
export interface Binding {
  readonly institutionId: string;
  /** The person, or the institution itself for what is nobody's in particular. */
  readonly subjectId: string;
  /** Name of the field, for example `experience_wanted.experiences`. */
  readonly field: string;
}

/** A key of 32 bytes and its id. */
export interface Key {
  readonly id: string;
  readonly bytes: Buffer;
}

const VERSION = 1;
const [ID_BYTES, IV_BYTES, TAG_BYTES] = [16, 12, 16];
const HEAD_BYTES = 1 + ID_BYTES + IV_BYTES;

/** Lengths are rounded up to this, so that the length of what is sealed does not tell which of a few answers it is. */
const BLOCK = 256;

/**
 * AES-256-GCM with a fresh value `iv`: version (1 byte) ‖ id of the key (16) ‖ iv (12) ‖ sealed text ‖ tag (16).
 * @param iv 12 random bytes, never used twice with one key. Source: NIST SP 800-38D, section 8.2.2.
 */
export function seal(key: Key, iv: Buffer, binding: Binding, plain: string): Buffer {
  const cipher = createCipheriv('aes-256-gcm', key.bytes, iv).setAAD(bound(binding));
  const sealed = Buffer.concat([cipher.update(padded(plain)), cipher.final()]);
  return Buffer.concat([Buffer.from([VERSION]), idBytes(key.id), iv, sealed, cipher.getAuthTag()]);
}

/** What was sealed. @throws when it was sealed for something else, with another key, or has been changed. */
export function unseal(key: Key, binding: Binding, envelope: Buffer): string {
  if (envelope[0] !== VERSION || keyOf(envelope) !== key.id) throw new Error('sealed with another key or version');
  const decipher = createDecipheriv('aes-256-gcm', key.bytes, envelope.subarray(1 + ID_BYTES, HEAD_BYTES))
    .setAAD(bound(binding))
    .setAuthTag(envelope.subarray(-TAG_BYTES));
  return unpadded(Buffer.concat([decipher.update(envelope.subarray(HEAD_BYTES, -TAG_BYTES)), decipher.final()]));
}

/** Id of the key a value is sealed with; an empty text when it is no envelope of ours. */
export function keyOf(envelope: Buffer): string {
  if (envelope.length < HEAD_BYTES + TAG_BYTES) return '';
  const hex = envelope.subarray(1, 1 + ID_BYTES).toString('hex');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

const idBytes = (id: string): Buffer => Buffer.from(id.replaceAll('-', ''), 'hex');

const bound = ({ institutionId, subjectId, field }: Binding): Buffer =>
  Buffer.from([VERSION, institutionId, subjectId, field].join('|'), 'utf8');

/** Length (4 bytes), text, zeros up to the next whole block. */
function padded(plain: string): Buffer {
  const text = Buffer.from(plain, 'utf8');
  const whole = Buffer.alloc(Math.ceil((text.length + 4) / BLOCK) * BLOCK);
  whole.writeUInt32BE(text.length);
  text.copy(whole, 4);
  return whole;
}

const unpadded = (whole: Buffer): string => whole.toString('utf8', 4, 4 + whole.readUInt32BE());
