import { createPublicKey } from 'node:crypto';
import { promisify } from 'node:util';
import { encrypt } from 'xml-encryption';

/**
 * A response whose assertion is sealed for the one who has the certificate's key, as most universities do it.
 * @param certificate PEM.
 */
export async function sealed(xml: string, certificate: string): Promise<string> {
  const assertion = /<saml:Assertion.*<\/saml:Assertion>/s.exec(xml)?.[0] ?? '';
  const inside = await promisify(encrypt)(assertion, {
    rsa_pub: createPublicKey(certificate).export({ type: 'spki', format: 'pem' }),
    pem: certificate,
    encryptionAlgorithm: 'http://www.w3.org/2009/xmlenc11#aes256-gcm',
    keyEncryptionAlgorithm: 'http://www.w3.org/2001/04/xmlenc#rsa-oaep-mgf1p',
  });
  return xml.replace(assertion, () => `<saml:EncryptedAssertion>${inside}</saml:EncryptedAssertion>`);
}
