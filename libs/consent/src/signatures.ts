import {
  calculateJwkThumbprint,
  CompactSign,
  compactVerify,
  decodeProtectedHeader,
  errors,
  exportJWK,
  generateKeyPair,
  importJWK,
} from 'jose';

const ALGORITHM = 'EdDSA';

/** What can be signed. A signature of one kind does not pass for another. */
export type SignedKind = 'receipt' | 'certificate' | 'tree-head' | 'chain-head';

/** The public half of an institution's key. `kid` is its RFC 7638 thumbprint, so nobody can put another key under the name. */
export interface PublicKey {
  readonly kty: 'OKP';
  readonly crv: 'Ed25519';
  /** 32 bytes in base64url. */
  readonly x: string;
  readonly kid: string;
}

/** An institution's key, whole: to be sealed wherever it is kept. `d` is the secret. */
export interface SigningKey extends PublicKey {
  readonly d: string;
}

/** What is published for whoever checks signatures: RFC 7517. */
export interface PublishedKeys {
  readonly keys: readonly (PublicKey & { readonly use: 'sig'; readonly alg: typeof ALGORITHM })[];
}

/** A new Ed25519 key. */
export async function newSigningKey(): Promise<SigningKey> {
  const { privateKey } = await generateKeyPair(ALGORITHM, { crv: 'Ed25519', extractable: true });
  const { x = '', d = '' } = await exportJWK(privateKey);
  const half = { kty: 'OKP', crv: 'Ed25519', x } as const;
  return { ...half, d, kid: await calculateJwkThumbprint(half) };
}

/** The half of a key that everybody may see. */
export const publicKeyOf = ({ kty, crv, x, kid }: PublicKey): PublicKey => ({ kty, crv, x, kid });

/** The page of keys: the present one and those before it, for old signatures. */
export const publishedKeys = (keys: readonly PublicKey[]): PublishedKeys => ({
  keys: keys.map((key) => ({ ...publicKeyOf(key), use: 'sig', alg: ALGORITHM })),
});

const typeOf = (kind: SignedKind): string => `footing-${kind}+jws`;
const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
// Bits that base64url leaves over could be changed without changing what it says.
const isExact = (part: string): boolean => Buffer.from(part, 'base64url').toString('base64url') === part;

/** Signs and checks in the institution's name: JWS in compact form, EdDSA over Ed25519. Source: RFC 7515, RFC 8037. */
export class Signatures {
  /** The signed text of `content`: three parts in base64url, of which the first names the key and the kind. */
  async sign(key: SigningKey, kind: SignedKind, content: object): Promise<string> {
    const header = { alg: ALGORITHM, kid: key.kid, typ: typeOf(kind) };
    const { kty, crv, x, d } = key;
    return new CompactSign(Buffer.from(JSON.stringify(content)))
      .setProtectedHeader(header)
      .sign(await importJWK({ kty, crv, x, d }, ALGORITHM));
  }

  /** What was signed, when one of `keys` signed it as this kind; otherwise null. */
  async verify(
    keys: readonly PublicKey[],
    kind: SignedKind,
    jws: string,
  ): Promise<Readonly<Record<string, unknown>> | null> {
    try {
      if (!jws.split('.').every(isExact)) return null;
      const { kid, typ } = decodeProtectedHeader(jws);
      const key = keys.find((known) => known.kid === kid);
      if (!key || typ !== typeOf(kind) || !(await this.isNamedRightly(key))) return null;
      const { kty, crv, x } = key;
      const { payload } = await compactVerify(jws, await importJWK({ kty, crv, x }, ALGORITHM), {
        algorithms: [ALGORITHM],
      });
      const content: unknown = JSON.parse(Buffer.from(payload).toString('utf8'));
      return isObject(content) ? content : null;
    } catch (error) {
      if (this.isRefusal(error)) return null;
      throw error;
    }
  }

  /**
   * The name of the key that a signed text says it is signed with; null when it says none.
   * @throws TypeError when it is no signed text.
   */
  signerOf(jws: string): string | null {
    const { kid } = decodeProtectedHeader(jws);
    return kid ?? null;
  }

  /** Whether a key's name is made of the key. */
  private async isNamedRightly({ kty, crv, x, kid }: PublicKey): Promise<boolean> {
    return isExact(x) && (await calculateJwkThumbprint({ kty, crv, x })) === kid;
  }

  /** Whatever somebody else wrote may be no signature, no key and no JSON at all. */
  private isRefusal(error: unknown): boolean {
    return (
      error instanceof errors.JOSEError ||
      error instanceof SyntaxError ||
      error instanceof TypeError ||
      error instanceof DOMException
    );
  }
}
