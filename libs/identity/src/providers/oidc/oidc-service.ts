import { Injectable } from '@nestjs/common';
import { ask, Settings } from '@footing/config';
import { Clock } from '@footing/kernel';
import * as client from 'openid-client';
import { addressesOf } from '../../own-addresses.service';
import type { Arrival } from '../arrival';
import type { OpenProvider } from '../identity-providers.service';
import { type Reason, SignInRefused } from '../reasons';
import { arrivalOfClaims } from './claims';
import { type ProvedClaims, UniversityStrategy } from './oidc-strategy';

interface Kept {
  readonly version: number;
  readonly origin: string;
  readonly until: number;
  readonly strategy: Promise<UniversityStrategy>;
  readonly config: Promise<client.Configuration>;
}

const HOURS_4 = 4 * 60 * 60_000;
const SECONDS_5 = 5;

/** Makes passport's OpenID Connect strategy of a university's settings: one a service, with its discovery remembered. */
@Injectable()
export class OidcService {
  private readonly kept = new Map<string, Kept>();

  constructor(
    private readonly settings: Settings,
    private readonly clock: Clock,
  ) {}

  /** @throws {SignInRefused} `provider.unreachable` when the service does not say where it is. */
  async strategyFor(provider: OpenProvider): Promise<UniversityStrategy> {
    return this.keptFor(provider).strategy;
  }

  /** Who somebody is who came back. @throws {SignInRefused} */
  judge({ settings }: OpenProvider, { claims, idToken }: ProvedClaims): Arrival {
    return arrivalOfClaims(claims, { ...settings, idToken });
  }

  /** Where a browser goes to sign out at the university too; null where the university has no such place. */
  async signOutUrl(provider: OpenProvider, leaving: Readonly<Record<string, string>>): Promise<string | null> {
    const config = await this.keptFor(provider).config;
    if (!config.serverMetadata().end_session_endpoint) return null;
    const { home } = addressesOf(provider.origin, provider.id);
    const { idToken } = leaving;
    const said = { post_logout_redirect_uri: home, ...(idToken ? { id_token_hint: idToken } : {}) };
    return client.buildEndSessionUrl(config, said).href;
  }

  private keptFor(provider: OpenProvider): Kept {
    const { id, version, origin } = provider;
    const now = this.clock.now().getTime();
    const before = this.kept.get(id);
    if (before?.version === version && before.origin === origin && before.until > now) return before;
    const config = this.discover(provider);
    const strategy = config.then((found) => this.strategyOf(provider, found));
    const kept = { version, origin, until: now + HOURS_4, config, strategy };
    this.kept.set(id, kept);
    // One that failed is asked again the next time.
    strategy.catch(() => this.kept.get(id) === kept && this.kept.delete(id));
    return kept;
  }

  private strategyOf({ id, origin }: OpenProvider, config: client.Configuration): UniversityStrategy {
    return new UniversityStrategy({
      config,
      name: `oidc ${id}`,
      sessionKey: `oidc ${id}`,
      callbackURL: addressesOf(origin, id).callback,
      scope: scopeFor(config),
    });
  }

  private async discover({ entityId, settings, clientSecret }: OpenProvider): Promise<client.Configuration> {
    const strict = this.settings.NODE_ENV === 'production';
    const rule = { strict, maxBytes: 2 * 1024 * 1024, timeoutMs: SECONDS_5 * 1000 };
    const fetchWithin: client.CustomFetch = (url, { method, headers, body }) =>
      ask(url, rule, { method, headers, body: textOf(body) });
    const metadata = { client_id: settings.clientId, [client.clockTolerance]: settings.skewSeconds };
    const proof = clientSecret ? client.ClientSecretBasic(clientSecret) : client.None();
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- marked so by its makers to stand out: never in production
    const execute = [client.enableNonRepudiationChecks, ...(strict ? [] : [client.allowInsecureRequests])];
    try {
      return await client.discovery(new URL(entityId), settings.clientId, metadata, proof, {
        ...{ execute, timeout: SECONDS_5 },
        [client.customFetch]: fetchWithin,
      });
    } catch {
      throw new SignInRefused('provider.unreachable');
    }
  }
}

/** openid-client sends nothing but forms and texts. */
const textOf = (body: client.FetchBody): string | undefined =>
  body instanceof URLSearchParams || typeof body === 'string' ? String(body) : undefined;

/** What is asked for: who it is, and their affiliation where the university says it has a scope for that. */
function scopeFor(config: client.Configuration): string {
  const offered = config.serverMetadata().scopes_supported ?? [];
  const more = ['eduperson', 'eduperson_scoped_affiliation'].filter((scope) => offered.includes(scope));
  return ['openid', 'profile', 'email', ...more].join(' ');
}

/** What openid-client's own errors mean. */
export function oidcReason(error: unknown): Reason {
  if (error instanceof SignInRefused) return error.reason;
  if (error instanceof client.ResponseBodyError) return error.error === 'invalid_grant' ? 'oidc.code' : 'oidc.answer';
  if (error instanceof client.AuthorizationResponseError) return 'provider.said-no';
  return (
    causesOf(error)
      .map(meaningOf)
      .find((reason) => reason !== null) ?? 'oidc.answer'
  );
}

interface Fault extends Error {
  readonly code: string;
}

/** An error, what caused it, what caused that … */
function causesOf(error: unknown, depth = 0): Partial<Fault>[] {
  if (typeof error !== 'object' || error === null || depth > 5) return [];
  return [error, ...causesOf((error as Partial<Fault>).cause, depth + 1)];
}

function meaningOf(fault: Partial<Fault> & { readonly claim?: unknown }): Reason | null {
  const { code = '', message = '', claim } = fault;
  if (typeof claim === 'string' && Object.hasOwn(claims, claim)) return claims[claim] ?? null;
  if (Object.hasOwn(codes, code)) return codes[code] ?? null;
  return meanings.find(([said]) => said.test(message))?.[1] ?? null;
}

const claims: Readonly<Record<string, Reason>> = {
  iss: 'oidc.issuer',
  aud: 'oidc.audience',
  azp: 'oidc.audience',
  nonce: 'oidc.nonce',
  exp: 'oidc.expired',
  nbf: 'oidc.expired',
  auth_time: 'oidc.expired',
};
const codes: Readonly<Record<string, Reason>> = {
  OAUTH_JWT_TIMESTAMP_CHECK_FAILED: 'oidc.expired',
  OAUTH_UNSUPPORTED_OPERATION: 'oidc.signature',
  OAUTH_KEY_SELECTION_FAILED: 'oidc.signature',
  OAUTH_TIMEOUT: 'provider.unreachable',
};
const meanings: readonly (readonly [RegExp, Reason])[] = [
  [/"iss"/, 'oidc.issuer'],
  [/nonce/, 'oidc.nonce'],
  [/"state"|request state/, 'oidc.state'],
  [/signature|"alg"/, 'oidc.signature'],
];
