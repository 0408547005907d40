import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto';
import { wordOf } from './words';

/** Said before what is signed, so that a signature of a pack is never one of anything else. */
const PURPOSE = Buffer.from('footing evidence pack 1\n');
const WORDS = 10;

/** A new key of Ed25519 as PEM: whoever has it can sign for the university. To be sealed wherever it is kept. */
export const newSigningKey = (): string =>
  generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();

/** The public half, as base64 of its 44 bytes (SubjectPublicKeyInfo). */
export const publicKeyOf = (pem: string): string => spki(createPublicKey(createPrivateKey(pem))).toString('base64');

const spki = (key: KeyObject): Buffer => Buffer.from(key.export({ type: 'spki', format: 'der' }));

/** A public key in ten words, to be read out or printed: 80 bits of its SHA-256. */
export const fingerprintOf = (publicKey: string): string =>
  Array.from(createHash('sha256').update(Buffer.from(publicKey, 'base64')).digest().subarray(0, WORDS), wordOf).join(
    ' ',
  );

/** Who signs a pack: the university, wherever its key is kept. */
export interface Signer {
  /** As base64 of its 44 bytes (SubjectPublicKeyInfo). */
  readonly publicKey: string;
  /** @returns 64 bytes. */
  sign(bytes: Uint8Array): Promise<Uint8Array>;
}

/** Signs with a key that is at hand. */
export const signerWith = (pem: string): Signer => ({
  publicKey: publicKeyOf(pem),
  sign: (bytes) => Promise.resolve(sign(null, bytes, createPrivateKey(pem))),
});

/** A public key as a pack names it, from PEM (SPKI). */
export const bareKey = (publicPem: string): string => spki(createPublicKey(publicPem)).toString('base64');

export const signatureOf = async (content: Buffer, signer: Signer): Promise<string> =>
  Buffer.from(await signer.sign(Buffer.concat([PURPOSE, content]))).toString('base64');

/** Whether this key signed just this. False also for what is no key or no signature. */
export function isSigned(content: Buffer, signature: string, publicKey: string): boolean {
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), type: 'spki', format: 'der' });
    const isOurs = key.asymmetricKeyType === 'ed25519';
    return isOurs && verify(null, Buffer.concat([PURPOSE, content]), key, Buffer.from(signature, 'base64'));
  } catch {
    return false;
  }
}
