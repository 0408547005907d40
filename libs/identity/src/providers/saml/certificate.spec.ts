import { createPrivateKey, X509Certificate } from 'node:crypto';
import { makeKey } from './certificate';

test('a certificate carries its key, signs itself, and holds for three years', async () => {
  const at = new Date('2026-11-03T14:00:00Z');
  const { privateKey, certificate, expiresAt } = await makeKey('Footing', at);
  const read = new X509Certificate(certificate);
  expect(read.subject).toBe('CN=Footing');
  expect(read.checkPrivateKey(createPrivateKey(privateKey))).toBe(true);
  expect(read.verify(read.publicKey)).toBe(true);
  expect(new Date(read.validFrom)).toEqual(at);
  expect(new Date(read.validTo)).toEqual(expiresAt);
  expect(expiresAt).toEqual(new Date('2029-11-03T00:00:00Z'));
  expect(read.publicKey.asymmetricKeyDetails?.modulusLength).toBe(3072);
});

test('no two have one number', async () => {
  const at = new Date('2026-11-03T14:00:00Z');
  const [one, other] = [await makeKey('Footing', at), await makeKey('Footing', at)];
  expect(new X509Certificate(one.certificate).serialNumber).not.toBe(
    new X509Certificate(other.certificate).serialNumber,
  );
});
