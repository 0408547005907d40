import { createHash, X509Certificate } from 'node:crypto';
import { DOMParser } from '@xmldom/xmldom';
import { SignedXml } from 'xml-crypto';
import { at, childrenOf, type Element, everyElement, readXml } from './xml-tree';

/** What we need to know of a university's SAML sign-in service. */
export interface MetadataFacts {
  readonly entityId: string;
  /** Where a browser is sent to sign in. */
  readonly signInUrl: string;
  /** Where a browser is sent to sign out; null where the university has no such place. */
  readonly signOutUrl: string | null;
  /** In base64, as written; more than one while the university changes its keys. */
  readonly certificates: readonly string[];
  /** The domains it may speak for, in lower case; empty where the metadata says none. */
  readonly scopes: readonly string[];
  /** ISO moment; null where the metadata never expires. */
  readonly validUntil: string | null;
}

/** Why metadata is not taken. */
export const metadataFaults = {
  'too-large': 'It is larger than 1 MB. Give us the metadata of your own university alone.',
  unreadable: 'It is not SAML metadata, or it is damaged.',
  aggregate: 'It holds many universities. Give us the metadata of your own university alone.',
  'not-a-sign-in-service': 'It does not describe a sign-in service (there is no IDPSSODescriptor for SAML 2.0).',
  'other-entity': 'It describes another sign-in service than before (its entityID has changed).',
  'no-sign-in-address': 'It has no address for signing in with the HTTP-Redirect binding.',
  'unsafe-address': 'An address in it does not begin with https.',
  'no-certificate': 'It has no certificate that we can read.',
  expired: 'It has expired.',
  'no-end': 'It does not say until when it is valid, or that is more than 14 days ahead.',
  'not-signed': 'It is not signed with the certificate that you gave.',
  unreachable: 'We could not fetch it.',
} as const;
export type MetadataFault = keyof typeof metadataFaults;

export class MetadataRefused extends Error {
  constructor(readonly fault: MetadataFault) {
    super(`metadata: ${fault}`);
    this.name = 'MetadataRefused';
  }
}

/** What metadata must be to be taken. */
export interface MetadataTerms {
  readonly at: Date;
  /** Must be the same as before; null the first time. */
  readonly entityId: string | null;
  /** PEM of the certificate that must have signed it; null where the address alone is trusted. */
  readonly signedBy: string | null;
  /** Whether addresses must begin with https. */
  readonly httpsOnly: boolean;
}

export const MOST_METADATA_BYTES = 1024 * 1024;
const METADATA = 'urn:oasis:names:tc:SAML:2.0:metadata';
const REDIRECT = 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect';
const SAML2 = 'urn:oasis:names:tc:SAML:2.0:protocol';
const FORTNIGHT_MS = 14 * 24 * 60 * 60_000;

/** Reads metadata of one sign-in service. @throws {MetadataRefused} */
export function readMetadata(text: string, terms: MetadataTerms): MetadataFacts {
  if (Buffer.byteLength(text) > MOST_METADATA_BYTES) throw new MetadataRefused('too-large');
  const root = rootOf(terms.signedBy ? signedPart(text, terms.signedBy) : text);
  if (root.name === 'EntitiesDescriptor') throw new MetadataRefused('aggregate');
  if (root.name !== 'EntityDescriptor' || root.namespace !== METADATA) throw new MetadataRefused('unreadable');
  const facts = factsOf(root);
  if (terms.entityId !== null && facts.entityId !== terms.entityId) throw new MetadataRefused('other-entity');
  const addresses = [facts.signInUrl, ...(facts.signOutUrl ? [facts.signOutUrl] : [])];
  if (!addresses.every((address) => isWebAddress(address, terms.httpsOnly)))
    throw new MetadataRefused('unsafe-address');
  const end = facts.validUntil ? Date.parse(facts.validUntil) : null;
  if (end !== null && end <= terms.at.getTime()) throw new MetadataRefused('expired');
  if (terms.signedBy && (end === null || end > terms.at.getTime() + FORTNIGHT_MS)) throw new MetadataRefused('no-end');
  return facts;
}

function rootOf(text: string): Element {
  try {
    const { root, oddities } = readXml(text);
    if (oddities.includes('doctype') || oddities.includes('encoding')) throw new MetadataRefused('unreadable');
    return root;
  } catch {
    throw new MetadataRefused('unreadable');
  }
}

function factsOf(root: Element): MetadataFacts {
  const service = childrenOf(root, 'IDPSSODescriptor').find((each) =>
    each.attributes['protocolSupportEnumeration']?.split(/\s+/).includes(SAML2),
  );
  const entityId = root.attributes['entityID'];
  if (!service || !entityId) throw new MetadataRefused('not-a-sign-in-service');
  const [signIn, signOut] = [redirectTo(service, 'SingleSignOnService'), redirectTo(service, 'SingleLogoutService')];
  if (!signIn) throw new MetadataRefused('no-sign-in-address');
  const certificates = certificatesOf(service);
  if (certificates.length === 0) throw new MetadataRefused('no-certificate');
  const scopes = [...scopesOf(root), ...scopesOf(service)];
  const validUntil = endOf(root, service);
  return { entityId, signInUrl: signIn, signOutUrl: signOut, certificates, scopes: [...new Set(scopes)], validUntil };
}

const redirectTo = (service: Element, name: string): string | null =>
  childrenOf(service, name).find(({ attributes }) => attributes['Binding'] === REDIRECT)?.attributes['Location'] ??
  null;

/** Keys for signing: those marked so, and those that are marked for nothing. */
function certificatesOf(service: Element): string[] {
  return childrenOf(service, 'KeyDescriptor')
    .filter(({ attributes }) => (attributes['use'] ?? 'signing') === 'signing')
    .flatMap((key) => [...everyElement(key)].filter(({ name }) => name === 'X509Certificate'))
    .map(({ text }) => text.replace(/\s+/g, ''))
    .filter((certificate) => describeCertificate(certificate) !== null);
}

/** Scopes written as patterns are left out: what a pattern may match is not for us to guess. */
const scopesOf = (element: Element): string[] =>
  childrenOf(at(element, 'Extensions'), 'Scope')
    .filter(
      ({ namespace, attributes }) => namespace === 'urn:mace:shibboleth:metadata:1.0' && !isTrue(attributes['regexp']),
    )
    .map(({ text }) => text.trim().toLowerCase());
const isTrue = (written: string | undefined) => written === 'true' || written === '1';

/** The earlier end, where both the entity and its role have one. */
function endOf(...elements: readonly Element[]): string | null {
  const ends = elements.flatMap(({ attributes }) =>
    attributes['validUntil'] ? [Date.parse(attributes['validUntil'])] : [],
  );
  if (ends.some((end) => Number.isNaN(end))) throw new MetadataRefused('unreadable');
  return ends.length > 0 ? new Date(Math.min(...ends)).toISOString() : null;
}

function isWebAddress(written: string, httpsOnly: boolean): boolean {
  const protocol = URL.parse(written)?.protocol;
  return protocol === 'https:' || (!httpsOnly && protocol === 'http:');
}

/** A certificate as pages show it. */
export interface CertificateShown {
  readonly subject: string;
  /** SHA-256, in pairs of hexadecimal digits. */
  readonly fingerprint: string;
  readonly validTo: Date;
}

/** @param certificate PEM, or its base64 alone. @returns null for what is no certificate. */
export function describeCertificate(certificate: string): CertificateShown | null {
  try {
    const read = new X509Certificate(pemOf(certificate));
    const fingerprint = createHash('sha256')
      .update(read.raw)
      .digest('hex')
      .toUpperCase()
      .replace(/(..)(?!$)/g, '$1:');
    return { subject: read.subject.replace(/\n/g, ', '), fingerprint, validTo: new Date(read.validTo) };
  } catch {
    return null;
  }
}

export const pemOf = (certificate: string): string =>
  certificate.includes('-----BEGIN')
    ? certificate.trim()
    : `-----BEGIN CERTIFICATE-----\n${certificate.replace(/\s+/g, '').replace(/(.{64})(?!$)/g, '$1\n')}\n-----END CERTIFICATE-----`;

/** The part of the document that the certificate's key signed, as it was signed: nothing else in it is read. */
function signedPart(text: string, certificate: string): string {
  if (/<!(?:DOCTYPE|ENTITY)/i.test(text)) throw new MetadataRefused('unreadable');
  try {
    const root = new DOMParser({ errorHandler: { error: refuse, fatalError: refuse } }).parseFromString(
      text,
      'text/xml',
    ).documentElement;
    const signatures = Array.from(root.childNodes).filter(({ nodeName }) => /(^|:)Signature$/.test(nodeName));
    const [signature] = signatures;
    const signed = new SignedXml({ publicCert: pemOf(certificate), getCertFromKeyInfo: () => null });
    if (!signature || signatures.length > 1) throw new MetadataRefused('not-signed');
    signed.loadSignature(signature);
    const [reference, ...more] = signed.getReferences();
    const isWhole = reference?.uri === '' || reference?.uri === `#${root.getAttribute('ID')}`;
    if (more.length > 0 || !isWhole || isWeak(signed) || !signed.checkSignature(text))
      throw new MetadataRefused('not-signed');
    return signed.getSignedReferences()[0] ?? refuse();
  } catch {
    throw new MetadataRefused('not-signed');
  }
}

const isWeak = (signed: SignedXml): boolean =>
  /sha1/i.test(signed.signatureAlgorithm ?? 'sha1') ||
  signed.getReferences().some((each) => /sha1/i.test(each.digestAlgorithm));

function refuse(): never {
  throw new MetadataRefused('unreadable');
}
