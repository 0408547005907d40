import { createPublicKey, verify } from 'node:crypto';
import { type PublicKey, publicKeyOf, publishedKeys, Signatures, type SigningKey, newSigningKey } from './signatures';

const signatures = new Signatures();
const content = { institution: 'a', size: 3, words: 'Ysgrifennu’r cyfan' };
let key: SigningKey;
let other: SigningKey;
let jws: string;

beforeAll(async () => {
  [key, other] = await Promise.all([newSigningKey(), newSigningKey()]);
  jws = await signatures.sign(key, 'receipt', content);
});

const withHeader = (header: object): string => {
  const [, payload = '', signature = ''] = jws.split('.');
  return [Buffer.from(JSON.stringify(header)).toString('base64url'), payload, signature].join('.');
};

describe('signatures', () => {
  test('come back as what was signed, with whichever key of the list', async () => {
    expect(await signatures.verify([other, key], 'receipt', jws)).toEqual(content);
  });

  test('are checked by whoever knows nothing of us', () => {
    const [header = '', payload = '', signature = ''] = jws.split('.');
    const { kty, crv, x } = key;
    const published = createPublicKey({ format: 'jwk', key: { kty, crv, x } });
    expect(verify(null, Buffer.from(`${header}.${payload}`), published, Buffer.from(signature, 'base64url'))).toBe(
      true,
    );
    expect(JSON.parse(Buffer.from(header, 'base64url').toString())).toEqual({
      alg: 'EdDSA',
      kid: key.kid,
      typ: 'footing-receipt+jws',
    });
  });

  test('of one kind do not pass for another', async () => {
    expect(await signatures.verify([key], 'certificate', jws)).toBeNull();
    expect(await signatures.verify([key], 'tree-head', jws)).toBeNull();
  });

  test('of a key that is not ours do not pass, whatever name it has', async () => {
    expect(await signatures.verify([], 'receipt', jws)).toBeNull();
    expect(await signatures.verify([other], 'receipt', jws)).toBeNull();
    expect(await signatures.verify([{ ...publicKeyOf(other), kid: key.kid }], 'receipt', jws)).toBeNull();
    const forged = await signatures.sign({ ...other, kid: key.kid }, 'receipt', content);
    expect(await signatures.verify([key], 'receipt', forged)).toBeNull();
    expect(await signatures.verify([{ ...publicKeyOf(other), kid: key.kid }], 'receipt', forged)).toBeNull();
  });

  test('do not pass with any one character changed', async () => {
    for (let at = 0; at < jws.length; at += 1) {
      const wrong = jws[at] === 'A' ? 'B' : 'A';
      expect(await signatures.verify([key], 'receipt', `${jws.slice(0, at)}${wrong}${jws.slice(at + 1)}`)).toBeNull();
    }
    // The last character has bits that say nothing.
    for (const spare of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_')
      if (spare !== jws.at(-1)) expect(await signatures.verify([key], 'receipt', jws.slice(0, -1) + spare)).toBeNull();
  });

  test('that are none do not pass', async () => {
    const { kid } = key;
    const typ = 'footing-receipt+jws';
    for (const text of ['', '..', 'a.b.c', 'nothing', jws.split('.').slice(0, 2).join('.'), `${jws}.`, ` ${jws}`])
      expect(await signatures.verify([key], 'receipt', text)).toBeNull();
    for (const header of [
      { alg: 'none', kid, typ },
      { alg: 'HS256', kid, typ },
      { kid, typ },
      { alg: 'EdDSA', typ },
    ])
      expect(await signatures.verify([key], 'receipt', withHeader(header))).toBeNull();
    expect(await signatures.verify([key], 'receipt', await signatures.sign(key, 'receipt', [1]))).toBeNull();
    const broken: PublicKey = { ...publicKeyOf(key), x: 'AA' };
    expect(await signatures.verify([broken], 'receipt', jws)).toBeNull();
  });

  test('are published with the public half alone', () => {
    const { kty, crv, x, kid } = key;
    expect(publishedKeys([key])).toEqual({ keys: [{ kty, crv, x, kid, use: 'sig', alg: 'EdDSA' }] });
    expect(JSON.stringify(publishedKeys([key, other]))).not.toContain(key.d);
  });
});
