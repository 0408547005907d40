import { SAML, type SamlConfig } from '@node-saml/node-saml';
import { decryptXml } from '@node-saml/node-saml/lib/xml';
import { DOMParser, XMLSerializer } from '@xmldom/xmldom';
import { Strategy, type VerifyWithoutRequest } from '@node-saml/passport-saml';
import { Injectable } from '@nestjs/common';
import { Clock } from '@footing/kernel';
import { addressesOf } from '../../own-addresses.service';
import type { Arrival } from '../arrival';
import type { OpenProvider } from '../identity-providers.service';
import { type Reason, SignInRefused } from '../reasons';
import { type SigningKey, SigningKeys } from '../signing-keys.service';
import { faultAfter } from './after';
import { arrivalOf } from './arrival-of';
import { answerText, faultBefore, faultInOpened } from './before';
import { assertionFacts, responseFacts } from './facts';
import type { MetadataFacts } from './metadata';

/** An assertion whose signature holds: what passport is given as somebody. */
export interface SignedAssertion {
  readonly assertion: string;
}

/** Makes passport's SAML strategies of a university's settings, and judges what comes back through them. */
@Injectable()
export class SamlService {
  constructor(
    private readonly keys: SigningKeys,
    private readonly clock: Clock,
  ) {}

  /** The strategy that sends somebody to their university, with a request of this id. @throws {SignInRefused} without valid metadata. */
  async starting(provider: OpenProvider, requestId: string): Promise<Strategy> {
    const [key] = await this.keys.open(provider.institutionId);
    return strategyOf({ ...this.configOf(provider, key), generateUniqueId: () => requestId });
  }

  /**
   * The strategy that takes an answer: with the key that it is sealed for, when it is.
   * @param text as `readAnswer` gave it. @throws {SignInRefused} when nothing of ours opens it, or what is inside is not put
   * together as it should be: a library that opens it again looks at the signature, but not at how it was made.
   */
  async answering(provider: OpenProvider, text: string): Promise<Strategy> {
    const keys = await this.keys.open(provider.institutionId);
    const sealed = sealedPart(text);
    if (!sealed) return strategyOf(this.configOf(provider, keys[0]));
    for (const key of keys) {
      const opened = await decryptXml(sealed, key.privateKey).catch(() => null);
      if (opened === null) continue;
      const fault = faultInOpened(opened);
      if (fault) throw new SignInRefused(fault);
      return strategyOf(this.configOf(provider, key));
    }
    throw new SignInRefused('saml.signature');
  }

  /** The answer as text, when nothing is wrong with how it is put together. @throws {SignInRefused} */
  readAnswer(sent: unknown): string {
    if (typeof sent !== 'string') throw new SignInRefused('saml.unreadable');
    const read = answerText(sent);
    if ('reason' in read) throw new SignInRefused(read.reason);
    const fault = faultBefore(read.text);
    if (fault) throw new SignInRefused(fault);
    return read.text;
  }

  /**
   * Who an answer is about, when its signature holds and everything else fits too.
   * @param text as `readAnswer` gave it. @returns with the assertion's id, which may be used once.
   * @throws {SignInRefused}
   */
  judge(provider: OpenProvider, text: string, { assertion }: SignedAssertion, requestId: string) {
    const facts = assertionFacts(assertion);
    const { answers: destination, metadata: audience } = addressesOf(provider.origin, provider.id);
    const { entityId } = provider;
    const expected = { entityId, destination, audience, requestId, skewMs: skewOf(provider), at: this.clock.now() };
    const found = faultAfter(responseFacts(text), facts, expected);
    if (found) throw new SignInRefused(found);
    const { strong, studentNumber } = provider.settings;
    const arrival: Arrival = arrivalOf(facts, { scopes: this.scopesOf(provider), strong, studentNumber });
    return { arrival, assertionId: facts.id };
  }

  /** Our metadata for a university: who we are, where answers go, and our keys. */
  async ourMetadata(provider: OpenProvider): Promise<string> {
    const keys = await this.keys.open(provider.institutionId);
    const [current] = keys;
    const config = { ...this.configOf(provider, current, 'any'), wantAssertionsSigned: true };
    return new SAML(config).generateServiceProviderMetadata(
      current?.certificate ?? null,
      keys.map(({ certificate }) => certificate),
    );
  }

  /** Where a browser goes to sign out at the university too; null where the university has no such place. */
  async signOutUrl(provider: OpenProvider, leaving: Readonly<Record<string, string>>): Promise<string | null> {
    const { nameID = '', nameIDFormat = '', sessionIndex } = leaving;
    const signOut = provider.metadata?.facts.signOutUrl;
    if (!signOut || !nameID) return null;
    const [key] = await this.keys.open(provider.institutionId);
    const saml = new SAML({ ...this.configOf(provider, key, 'any'), logoutUrl: signOut });
    const who = { issuer: provider.entityId, nameID, nameIDFormat, ...(sessionIndex ? { sessionIndex } : {}) };
    return saml.getLogoutUrlAsync(who, '', {});
  }

  /** What the metadata says the university may speak for; what its administrator says where it says nothing. */
  private scopesOf({ metadata, settings }: OpenProvider): readonly string[] {
    const scopes = metadata?.facts.scopes ?? [];
    return scopes.length > 0 ? scopes : settings.scopes;
  }

  private configOf(provider: OpenProvider, key: SigningKey | undefined, until: 'valid' | 'any' = 'valid'): SamlConfig {
    const facts = until === 'valid' ? this.validFacts(provider) : provider.metadata?.facts;
    const { answers, metadata } = addressesOf(provider.origin, provider.id);
    return {
      callbackUrl: answers,
      issuer: metadata,
      audience: metadata,
      entryPoint: facts?.signInUrl ?? '',
      idpIssuer: provider.entityId,
      idpCert: [...(facts?.certificates ?? [])],
      acceptedClockSkewMs: skewOf(provider),
      maxAssertionAgeMs: 5 * 60_000,
      wantAssertionsSigned: true,
      wantAuthnResponseSigned: false,
      // Asking for a password would refuse those who sign in with more; their strength is read from the answer.
      disableRequestedAuthnContext: true,
      identifierFormat: null,
      ...(key ? { privateKey: key.privateKey, publicCert: key.certificate, decryptionPvk: key.privateKey } : {}),
      signatureAlgorithm: 'sha256',
      digestAlgorithm: 'sha256',
    };
  }

  private validFacts({ metadata }: OpenProvider): MetadataFacts {
    if (!metadata) throw new SignInRefused('metadata.missing');
    const { validUntil } = metadata.facts;
    if (validUntil && Date.parse(validUntil) <= this.clock.now().getTime()) throw new SignInRefused('metadata.expired');
    return metadata.facts;
  }
}

const skewOf = ({ settings }: OpenProvider) => settings.skewSeconds * 1000;

function strategyOf(config: SamlConfig): Strategy {
  const onAnswer: VerifyWithoutRequest = (profile, done) => {
    const assertion = profile?.getAssertionXml?.();
    done(null, ...(assertion ? [{ assertion }] : []));
  };
  const onSignOut: VerifyWithoutRequest = (_, done) => done(null);
  return new Strategy(config, onAnswer, onSignOut);
}

/** The sealed assertion of an answer that `faultBefore` passed; null where there is none. */
function sealedPart(text: string): string | null {
  const document = new DOMParser().parseFromString(text, 'text/xml');
  const [sealed] = Array.from(document.getElementsByTagNameNS('*', 'EncryptedAssertion'));
  return sealed ? new XMLSerializer().serializeToString(sealed) : null;
}

/** What node-saml's own words mean. What it does not say in words we know is a signature that does not hold. */
export function reasonOf(error: unknown): Reason {
  if (error instanceof SignInRefused) return error.reason;
  const words = error instanceof Error ? error.message : '';
  return meanings.find(([said]) => said.test(words))?.[1] ?? 'saml.signature';
}

const meanings: readonly (readonly [RegExp, Reason])[] = [
  [/^SAML provider returned/, 'saml.status'],
  [/audience/i, 'saml.audience'],
  [/not yet valid/, 'saml.not-yet-valid'],
  [/expired/, 'saml.expired'],
  [/multiple assertions|Invalid EncryptedAssertion/, 'saml.shape'],
];
