import { randomBytes } from 'node:crypto';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { inflateRawSync } from 'node:zlib';
import { DOMParser } from '@xmldom/xmldom';
import { SignedXml } from 'xml-crypto';
import { makeKey } from '@footing/identity';
import { amina, type UniversityPerson } from './people';

const names = {
  assertion: 'urn:oasis:names:tc:SAML:2.0:assertion',
  protocol: 'urn:oasis:names:tc:SAML:2.0:protocol',
  persistent: 'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent',
  mfa: 'https://refeds.org/profile/mfa',
  password: 'urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport',
  redirect: 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect',
};

/** What a service asked for. */
export interface SamlRequest {
  readonly id: string;
  readonly issuer: string;
  /** Where the answer goes. */
  readonly answers: string;
  readonly relayState: string;
}

/** How an answer differs from an honest one; absent: not at all. */
export interface Twist {
  readonly issuer?: string;
  readonly responseIssuer?: string;
  readonly destination?: string;
  readonly recipient?: string;
  readonly audience?: string;
  readonly inResponseTo?: string;
  /** How far the university's clock is ahead, in seconds. */
  readonly aheadSeconds?: number;
  readonly authnAgoHours?: number;
  readonly scope?: string;
  readonly status?: string;
  readonly signs?: 'assertion' | 'response' | 'both' | 'none';
  readonly algorithm?: 'sha256' | 'sha1';
  /** Signs with a key that is not in the metadata. */
  readonly strangerSigns?: boolean;
  readonly leaveOut?: readonly ('pairwise-id' | 'affiliation' | 'mail' | 'persistent')[];
  /** Put between the assertion's parts before signing. */
  readonly extra?: string;
  readonly nameId?: string;
  /** Made twice, one answer has one id. */
  readonly assertionId?: string;
}

interface Key {
  readonly privateKey: string;
  readonly certificate: string;
}

/** An invented university's SAML sign-in service: it signs with real keys, and lies in every way it is asked to. */
export class UniversitySaml {
  /** Changed by a spec, its metadata says so from then on. */
  scopes: readonly string[] = ['wharfedale.ac.uk'];
  validUntil: Date | null = null;
  /** Who is signed in at the university; null: its page asks. */
  person: UniversityPerson | null = null;
  /** Answers nothing when asked for its metadata. */
  isDown = false;
  signsMetadata = false;
  signsMetadataAsStranger = false;
  /** Changes its metadata after all else. */
  twistsMetadata = (xml: string): string => xml;
  /** Published beside the first key. */
  private nextKey: Key | null = null;
  /** What its page sends, differently. */
  twist: Twist = {};

  private constructor(
    readonly url: string,
    readonly entityId: string,
    private key: Key,
    private readonly stranger: Key,
    private readonly server: http.Server,
  ) {}

  static async start(port = 0): Promise<UniversitySaml> {
    const server = http.createServer();
    await new Promise<void>((ready) => server.listen(port, '127.0.0.1', ready));
    const url = `http://localhost:${(server.address() as AddressInfo).port}`;
    const [key, stranger] = [await makeKey('University', new Date()), await makeKey('Stranger', new Date())];
    const university = new UniversitySaml(url, `${url}/entity`, key, stranger, server);
    server.on('request', (req, res) => {
      university.serve(req, res);
    });
    return university;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise<void>((done) => this.server.close(() => done()));
  }

  /** Publishes another key, and does not sign with it yet. */
  async publishNextKey(): Promise<void> {
    this.nextKey = await makeKey('University', new Date());
  }

  /** Signs with the key that was published as the next one. */
  changeKeys(): void {
    if (this.nextKey) this.key = this.nextKey;
    this.nextKey = null;
  }

  metadata(): string {
    const keys = [this.key, ...(this.nextKey ? [this.nextKey] : [])];
    const end = this.validUntil ? ` validUntil="${this.validUntil.toISOString()}"` : '';
    return `<?xml version="1.0" encoding="UTF-8"?>
<!-- An invented university -->
<md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" xmlns:ds="http://www.w3.org/2000/09/xmldsig#"
  xmlns:shibmd="urn:mace:shibboleth:metadata:1.0" ID="_metadata" entityID="${this.entityId}"${end}>
  <md:IDPSSODescriptor protocolSupportEnumeration="${names.protocol}">
    <md:Extensions>${this.scopes.map((scope) => `<shibmd:Scope regexp="false">${scope}</shibmd:Scope>`).join('')}</md:Extensions>
    ${keys.map(({ certificate }) => `<md:KeyDescriptor use="signing"><ds:KeyInfo><ds:X509Data><ds:X509Certificate>${bare(certificate)}</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>`).join('\n    ')}
    <md:SingleLogoutService Binding="${names.redirect}" Location="${this.url}/sign-out"/>
    <md:SingleSignOnService Binding="${names.redirect}" Location="${this.url}/sign-in"/>
  </md:IDPSSODescriptor>
</md:EntityDescriptor>`;
  }

  private published(): string {
    const twist = { strangerSigns: this.signsMetadataAsStranger };
    const xml = this.metadata();
    return this.twistsMetadata(this.signsMetadata ? this.sign(xml, 'EntityDescriptor', twist) : xml);
  }

  /** Reads a request out of the address that a browser was sent to. */
  read(address: string): SamlRequest {
    const { searchParams } = new URL(address);
    const xml = inflateRawSync(Buffer.from(searchParams.get('SAMLRequest') ?? '', 'base64')).toString('utf8');
    const root = new DOMParser().parseFromString(xml, 'text/xml').documentElement;
    return {
      id: root.getAttribute('ID') ?? '',
      answers: root.getAttribute('AssertionConsumerServiceURL') ?? '',
      issuer: root.getElementsByTagNameNS(names.assertion, 'Issuer')[0]?.textContent ?? '',
      relayState: searchParams.get('RelayState') ?? '',
    };
  }

  /** A response as XML. */
  answer(request: SamlRequest, person: UniversityPerson = amina, twist: Twist = {}): string {
    const responseId = `_${randomBytes(16).toString('hex')}`;
    const assertionId = twist.assertionId ?? `_${randomBytes(16).toString('hex')}`;
    const at = new Date(Date.now() + (twist.aheadSeconds ?? 0) * 1000).toISOString();
    const issuer = twist.responseIssuer ?? twist.issuer ?? this.entityId;
    const status = twist.status ?? 'urn:oasis:names:tc:SAML:2.0:status:Success';
    const xml = `<samlp:Response xmlns:samlp="${names.protocol}" xmlns:saml="${names.assertion}" ID="${responseId}" Version="2.0" IssueInstant="${at}" Destination="${twist.destination ?? request.answers}" InResponseTo="${twist.inResponseTo ?? request.id}"><saml:Issuer>${issuer}</saml:Issuer><samlp:Status><samlp:StatusCode Value="${status}"/></samlp:Status>${this.assertion(assertionId, request, person, twist)}</samlp:Response>`;
    const signs = twist.signs ?? 'assertion';
    const inner = signs === 'assertion' || signs === 'both' ? this.sign(xml, 'Assertion', twist) : xml;
    return signs === 'response' || signs === 'both' ? this.sign(inner, 'Response', twist) : inner;
  }

  private assertion(id: string, request: SamlRequest, person: UniversityPerson, twist: Twist): string {
    const now = Date.now() + (twist.aheadSeconds ?? 0) * 1000;
    const after = (ms: number) => new Date(now + ms).toISOString();
    const left = twist.leaveOut ?? [];
    const format = left.includes('persistent')
      ? 'urn:oasis:names:tc:SAML:2.0:nameid-format:transient'
      : names.persistent;
    const scope = twist.scope ?? this.scopes[0] ?? 'wharfedale.ac.uk';
    const attributes = {
      ...(left.includes('pairwise-id')
        ? {}
        : { 'urn:oasis:names:tc:SAML:attribute:pairwise-id': [`${person.id}@${scope}`] }),
      ...(left.includes('affiliation')
        ? {}
        : { 'urn:oid:1.3.6.1.4.1.5923.1.1.1.9': person.affiliations.map((each) => `${each}@${scope}`) }),
      ...(left.includes('mail') ? {} : { 'urn:oid:0.9.2342.19200300.100.1.3': [person.email] }),
      'urn:oid:2.16.840.1.113730.3.1.241': [person.name],
      ...(person.studentNumber === undefined
        ? {}
        : { 'urn:oid:2.16.840.1.113730.3.1.3': [person.studentNumber].flat() }),
    };
    const context = person.two ? names.mfa : names.password;
    return `<saml:Assertion xmlns:saml="${names.assertion}" ID="${id}" Version="2.0" IssueInstant="${after(0)}"><saml:Issuer>${twist.issuer ?? this.entityId}</saml:Issuer><saml:Subject><saml:NameID Format="${format}">${twist.nameId ?? `name-${person.id}`}</saml:NameID><saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer"><saml:SubjectConfirmationData NotOnOrAfter="${after(60_000)}" Recipient="${twist.recipient ?? request.answers}" InResponseTo="${twist.inResponseTo ?? request.id}"/></saml:SubjectConfirmation></saml:Subject><saml:Conditions NotBefore="${after(0)}" NotOnOrAfter="${after(60_000)}"><saml:AudienceRestriction><saml:Audience>${twist.audience ?? request.issuer}</saml:Audience></saml:AudienceRestriction></saml:Conditions>${twist.extra ?? ''}<saml:AuthnStatement AuthnInstant="${after(-(twist.authnAgoHours ?? 0) * 3_600_000)}" SessionIndex="session-1"><saml:AuthnContext><saml:AuthnContextClassRef>${context}</saml:AuthnContextClassRef></saml:AuthnContext></saml:AuthnStatement><saml:AttributeStatement>${attributesXml(attributes)}</saml:AttributeStatement></saml:Assertion>`;
  }

  /** Signs one element, and puts the signature behind its Issuer. */
  sign(xml: string, element: 'Assertion' | 'Response' | 'EntityDescriptor', twist: Twist = {}): string {
    const { privateKey, certificate } = twist.strangerSigns ? this.stranger : this.key;
    const old = twist.algorithm === 'sha1';
    const signer = new SignedXml({
      privateKey,
      publicCert: certificate,
      canonicalizationAlgorithm: 'http://www.w3.org/2001/10/xml-exc-c14n#',
      signatureAlgorithm: old
        ? 'http://www.w3.org/2000/09/xmldsig#rsa-sha1'
        : 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
    });
    const xpath = `//*[local-name(.)='${element}']`;
    signer.addReference({
      xpath,
      transforms: ['http://www.w3.org/2000/09/xmldsig#enveloped-signature', 'http://www.w3.org/2001/10/xml-exc-c14n#'],
      digestAlgorithm: old ? 'http://www.w3.org/2000/09/xmldsig#sha1' : 'http://www.w3.org/2001/04/xmlenc#sha256',
    });
    const place =
      element === 'EntityDescriptor'
        ? { reference: `${xpath}/*[1]`, action: 'before' as const }
        : { reference: `${xpath}/*[local-name(.)='Issuer']`, action: 'after' as const };
    signer.computeSignature(xml, { prefix: 'ds', location: place });
    return signer.getSignedXml();
  }

  /** PEM of what it signs with now. */
  get certificate(): string {
    return this.key.certificate;
  }

  private serve(req: http.IncomingMessage, res: http.ServerResponse): void {
    const url = new URL(req.url ?? '/', this.url);
    if (url.pathname === '/metadata' && this.isDown) return void res.writeHead(503).end();
    if (url.pathname === '/metadata')
      return void res.setHeader('content-type', 'application/samlmetadata+xml').end(this.published());
    if (url.pathname === '/sign-out') return void html(res, '<h1>You are signed out of the university</h1>');
    if (url.pathname !== '/sign-in') return void res.writeHead(404).end();
    const request = this.read(url.href);
    const sent = Buffer.from(this.answer(request, this.person ?? amina, this.twist)).toString('base64');
    html(
      res,
      `<h1>Wharfedale sign-in</h1><form method="post" action="${request.answers}"><input type="hidden" name="SAMLResponse" value="${sent}"><input type="hidden" name="RelayState" value="${request.relayState}"><button>Sign in as ${(this.person ?? amina).name}</button></form>`,
    );
  }
}

const bare = (certificate: string) => certificate.replace(/-----[A-Z ]+-----|\s/g, '');
const html = (res: http.ServerResponse, body: string) =>
  res
    .setHeader('content-type', 'text/html; charset=utf-8')
    .end(`<!doctype html><html lang="en"><title>University</title>${body}</html>`);

const attributesXml = (attributes: Readonly<Record<string, readonly string[]>>): string =>
  Object.entries(attributes)
    .map(
      ([name, values]) =>
        `<saml:Attribute Name="${name}" NameFormat="urn:oasis:names:tc:SAML:2.0:attrname-format:uri">${values.map((value) => `<saml:AttributeValue>${value}</saml:AttributeValue>`).join('')}</saml:Attribute>`,
    )
    .join('');
