import { generateKeyPair, randomBytes, sign } from 'node:crypto';
import { promisify } from 'node:util';

/** A key of ours and the certificate that tells others of it. */
export interface KeyWithCertificate {
  /** PEM, PKCS #8. */
  readonly privateKey: string;
  /** PEM. */
  readonly certificate: string;
  readonly expiresAt: Date;
}

const YEARS = 3;

/**
 * Makes an RSA key of 3,072 bits and a certificate that it signs itself: in SAML a certificate only carries a key, and
 * trust comes with the metadata. Cost: about half a second.
 *
 * @param name what the certificate says it is for, plain ASCII.
 */
export async function makeKey(name: string, at: Date): Promise<KeyWithCertificate> {
  const { privateKey, publicKey } = await promisify(generateKeyPair)('rsa', {
    modulusLength: 3072,
    publicKeyEncoding: { type: 'spki', format: 'der' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  const expiresAt = new Date(Date.UTC(at.getUTCFullYear() + YEARS, at.getUTCMonth(), at.getUTCDate()));
  const who = sequence(set(sequence(oid([0x55, 0x04, 0x03]), der(0x0c, Buffer.from(name)))));
  const body = sequence(
    der(0xa0, integer(Buffer.from([2]))),
    integer(Buffer.concat([Buffer.from([1]), randomBytes(15)])),
    SHA256_RSA,
    who,
    sequence(time(at), time(expiresAt)),
    who,
    publicKey,
  );
  const signature = sign('sha256', body, privateKey);
  const whole = sequence(body, SHA256_RSA, der(0x03, Buffer.concat([Buffer.from([0]), signature])));
  return { privateKey, certificate: pem(whole), expiresAt };
}

/** Distinguished encoding (X.690): tag, length, content. */
function der(tag: number, content: Buffer): Buffer {
  const { length } = content;
  if (length < 0x80) return Buffer.concat([Buffer.from([tag, length]), content]);
  const digits = Buffer.from(length.toString(16).padStart(length > 0xff ? 4 : 2, '0'), 'hex');
  return Buffer.concat([Buffer.from([tag, 0x80 | digits.length]), digits, content]);
}

const sequence = (...parts: readonly Buffer[]) => der(0x30, Buffer.concat(parts));
const set = (part: Buffer) => der(0x31, part);
const oid = (bytes: readonly number[]) => der(0x06, Buffer.from(bytes));
const integer = (bytes: Buffer) => der(0x02, bytes);
/** UTCTime, to the second. */
const time = (at: Date) => der(0x17, Buffer.from(`${at.toISOString().replace(/[-:T]/g, '').slice(2, 14)}Z`));
/** sha256WithRSAEncryption. */
const SHA256_RSA = sequence(oid([0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x0b]), Buffer.from([0x05, 0x00]));
const pem = (bytes: Buffer) =>
  `-----BEGIN CERTIFICATE-----\n${bytes.toString('base64').replace(/(.{64})(?!$)/g, '$1\n')}\n-----END CERTIFICATE-----\n`;
