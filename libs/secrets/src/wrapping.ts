import { createCipheriv, createDecipheriv } from 'node:crypto';

const [IV_BYTES, TAG_BYTES] = [12, 16];

/** A key sealed with another key, bound to `context`: iv (12 bytes) ‖ sealed key ‖ tag (16). @param iv 12 random bytes. */
export function wrapKey(outer: Buffer, iv: Buffer, inner: Buffer, context: string): Buffer {
  const cipher = createCipheriv('aes-256-gcm', outer, iv).setAAD(Buffer.from(context, 'utf8'));
  return Buffer.concat([iv, cipher.update(inner), cipher.final(), cipher.getAuthTag()]);
}

/** The key that was wrapped. @throws when the outer key or the context is another, or when it has been changed. */
export function unwrapKey(outer: Buffer, wrapped: Buffer, context: string): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', outer, wrapped.subarray(0, IV_BYTES))
    .setAAD(Buffer.from(context, 'utf8'))
    .setAuthTag(wrapped.subarray(-TAG_BYTES));
  return Buffer.concat([decipher.update(wrapped.subarray(IV_BYTES, -TAG_BYTES)), decipher.final()]);
}
