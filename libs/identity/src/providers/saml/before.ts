import type { Reason } from '../reasons';
import { at, childrenOf, type Element, everyElement, readXml } from './xml-tree';

export const ASSERTION = 'urn:oasis:names:tc:SAML:2.0:assertion';
export const PROTOCOL = 'urn:oasis:names:tc:SAML:2.0:protocol';
export const SIGNATURE = 'http://www.w3.org/2000/09/xmldsig#';
const MOST_BYTES = 256 * 1024;

/** The ways of signing that are safe: SHA-256 or better, and nothing that chooses by itself what was signed. */
const safe: Readonly<Record<string, readonly string[]>> = {
  SignatureMethod: [
    ...['rsa-sha256', 'rsa-sha384', 'rsa-sha512', 'ecdsa-sha256', 'ecdsa-sha384', 'ecdsa-sha512'].map(
      (name) => `http://www.w3.org/2001/04/xmldsig-more#${name}`,
    ),
    ...['sha256', 'sha384', 'sha512'].map((name) => `http://www.w3.org/2007/05/xmldsig-more#${name}-rsa-MGF1`),
  ],
  DigestMethod: [
    'http://www.w3.org/2001/04/xmlenc#sha256',
    'http://www.w3.org/2001/04/xmldsig-more#sha384',
    'http://www.w3.org/2001/04/xmlenc#sha512',
  ],
  CanonicalizationMethod: ['http://www.w3.org/2001/10/xml-exc-c14n#'],
  Transform: ['http://www.w3.org/2000/09/xmldsig#enveloped-signature', 'http://www.w3.org/2001/10/xml-exc-c14n#'],
};

/**
 * The answer as it was sent, as text.
 * @param sent the field `SAMLResponse`: base64.
 */
export function answerText(sent: string): { readonly text: string } | { readonly reason: Reason } {
  if (sent.length > Math.ceil(MOST_BYTES / 3) * 4 + 1024) return { reason: 'saml.too-large' };
  const bytes = Buffer.from(sent, 'base64');
  if (bytes.length > MOST_BYTES) return { reason: 'saml.too-large' };
  const text = bytes.toString('utf8');
  return Buffer.from(text, 'utf8').equals(bytes) ? { text } : { reason: 'saml.unreadable' };
}

/**
 * What is wrong with an answer before anybody looks at its signatures; null: nothing. What passes has one way to be read:
 * one assertion, in its place, every signature in the element that it signs, and nothing that two parsers could take
 * differently.
 */
export function faultBefore(text: string): Reason | null {
  const read = readOrFault(text);
  if ('reason' in read) return read.reason;
  const { root } = read;
  if (root.name !== 'Response' || root.namespace !== PROTOCOL) return 'saml.shape';
  const all = [...everyElement(root)];
  const assertions = all.filter(({ name }) => name === 'Assertion' || name === 'EncryptedAssertion');
  if (assertions.length > 1) return 'saml.shape';
  if (assertions.some((assertion) => !root.children.includes(assertion) || assertion.namespace !== ASSERTION))
    return 'saml.shape';
  return faultInSignatures(root, all) ?? (hasTwinIds(all) ? 'saml.shape' : null);
}

/** The same for an assertion that was sealed and is now open. */
export function faultInOpened(text: string): Reason | null {
  const read = readOrFault(text);
  if ('reason' in read) return read.reason;
  const { root } = read;
  const all = [...everyElement(root)];
  if (root.name !== 'Assertion' || root.namespace !== ASSERTION) return 'saml.shape';
  if (all.filter(({ name }) => name === 'Assertion').length > 1) return 'saml.shape';
  return faultInSignatures(root, all) ?? (hasTwinIds(all) ? 'saml.shape' : null);
}

function readOrFault(text: string): { readonly root: Element } | { readonly reason: Reason } {
  // Before any parser: one that reads a document type has already done what it asks.
  if (/<!(?:DOCTYPE|ENTITY)/i.test(text)) return { reason: 'saml.dangerous-xml' };
  try {
    const { root, oddities } = readXml(text);
    return oddities.length > 0 ? { reason: 'saml.dangerous-xml' } : { root };
  } catch {
    return { reason: 'saml.unreadable' };
  }
}

function faultInSignatures(root: Element, all: readonly Element[]): Reason | null {
  const signatures = all.filter(({ name }) => name === 'Signature');
  const owners = [root, ...childrenOf(root, 'Assertion')];
  for (const signature of signatures) {
    const owner = owners.find(({ children }) => children.includes(signature));
    if (!owner || signature.namespace !== SIGNATURE || childrenOf(owner, 'Signature').length > 1) return 'saml.shape';
    if (!signsOnly(signature, owner)) return 'saml.shape';
  }
  // By name alone, as libraries find them.
  const named = all.filter(({ name }) => Object.hasOwn(safe, name));
  const isUnsafe = ({ name, attributes }: Element) => !safe[name]?.includes(attributes['Algorithm'] ?? '');
  return named.some((element) => isUnsafe(element) && !isInEncryption(element, all)) ? 'saml.weak-signature' : null;
}

/** A key for a sealed assertion is wrapped with a digest of its own, which signs nothing. */
const isInEncryption = (element: Element, all: readonly Element[]): boolean =>
  all.some(({ name, children }) => name === 'EncryptionMethod' && children.includes(element));

/** Whether a signature signs the one element that it stands in, whole, and carries nothing along. */
function signsOnly(signature: Element, owner: Element): boolean {
  const references = childrenOf(at(signature, 'SignedInfo'), 'Reference');
  const [reference] = references;
  const id = owner.attributes['ID'];
  const carried = [...everyElement(signature)].some(({ name }) => name === 'Object' || name === 'RetrievalMethod');
  return references.length === 1 && !carried && Boolean(id) && reference?.attributes['URI'] === `#${id}`;
}

function hasTwinIds(all: readonly Element[]): boolean {
  const ids = all.flatMap(({ attributes }) =>
    ['ID', 'Id', 'id', 'xml:id'].flatMap((name) => (attributes[name] === undefined ? [] : [attributes[name]])),
  );
  return new Set(ids).size < ids.length;
}
