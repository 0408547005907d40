import { createPrivateKey, generateKeyPairSync, type JsonWebKey, sign } from 'node:crypto';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Configuration, Provider } from 'oidc-provider';
import { amina, type UniversityPerson } from './people';
import { quietly } from './spec/quietly';

type Said = Record<string, unknown>;

/** How an ID token differs from an honest one. */
export interface TokenTwist {
  readonly claims?: (claims: Said) => Said;
  /** `none` leaves it unsigned; `stranger` signs with a key that is published nowhere. */
  readonly signs?: 'none' | 'stranger';
}

export const OIDC_CLIENT = { id: 'footing', secret: 'a secret between the two' } as const;

/** An invented university's OpenID Connect service: oidc-provider itself, made to lie where a spec asks for it. */
export class UniversityOidc {
  /** Who is signed in at the university. */
  person: UniversityPerson = amina;
  twist: TokenTwist = {};
  /** Sent as `iss` of the answer in place of its own. */
  answersAs: string | null = null;
  scope = 'wharfedale.ac.uk';

  private constructor(
    readonly issuer: string,
    private readonly key: JsonWebKey,
    private readonly server: http.Server,
  ) {}

  static async start(port = 0): Promise<UniversityOidc> {
    const server = http.createServer();
    await new Promise<void>((ready) => server.listen(port, '127.0.0.1', ready));
    const issuer = `http://localhost:${(server.address() as AddressInfo).port}`;
    const key = { ...newKey(), kid: 'university', use: 'sig', alg: 'RS256' };
    const university = new UniversityOidc(issuer, key, server);
    const provider = quietly(() => new Provider(issuer, university.configuration()));
    university.twistAnswersOf(provider);
    const answer = provider.callback();
    server.on('request', (req, res) => void answer(req, res));
    return university;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise<void>((done) => this.server.close(() => done()));
  }

  private configuration(): Configuration {
    return {
      clients: [
        {
          client_id: OIDC_CLIENT.id,
          client_secret: OIDC_CLIENT.secret,
          redirect_uris: ['http://localhost/any'],
          response_types: ['code'],
          grant_types: ['authorization_code'],
        },
      ],
      jwks: { keys: [this.key] },
      cookies: { keys: ['not a secret: an invented university'] },
      scopes: ['openid', 'profile', 'email', 'eduperson_scoped_affiliation'],
      acrValues: ['https://refeds.org/profile/mfa'],
      claims: {
        openid: ['sub', 'acr', 'amr'],
        profile: ['name', 'student_number'],
        email: ['email', 'email_verified'],
        eduperson_scoped_affiliation: ['eduperson_scoped_affiliation'],
        ...{ auth_time: null, iss: null, sid: null },
      },
      features: { devInteractions: { enabled: false }, rpInitiatedLogout: { enabled: true } },
      interactions: { url: (_, { uid }) => `/interaction/${uid}` },
      ttl: { AccessToken: 600, AuthorizationCode: 60, Grant: 600, IdToken: 600, Interaction: 600, Session: 600 },
      findAccount: (_, accountId) => ({ accountId, claims: () => this.claimsOf(accountId) }),
      loadExistingGrant: async (ctx) => {
        const grant = new ctx.oidc.provider.Grant({
          accountId: ctx.oidc.session?.accountId ?? '',
          clientId: ctx.oidc.client?.clientId ?? '',
        });
        grant.addOIDCScope('openid profile email eduperson_scoped_affiliation');
        await grant.save();
        return grant;
      },
    };
  }

  private claimsOf(sub: string) {
    const { name, email, affiliations, studentNumber } = this.person;
    const scoped = affiliations.map((each) => `${each}@${this.scope}`);
    const numbered = studentNumber === undefined ? {} : { student_number: studentNumber };
    return { sub, name, email, email_verified: true, eduperson_scoped_affiliation: scoped, ...numbered };
  }

  private twistAnswersOf(provider: Provider): void {
    // Each institution has an address of its own to come back to, made long after this service.
    provider.Client.prototype.redirectUriAllowed = () => true;
    provider.Client.prototype.postLogoutRedirectUriAllowed = () => true;
    provider.use(async (ctx, next) => {
      if (ctx.path.startsWith('/interaction/')) {
        const { id, two } = this.person;
        const login = {
          accountId: id,
          ...(two ? { amr: ['pwd', 'mfa'], acr: 'https://refeds.org/profile/mfa' } : { amr: ['pwd'] }),
        };
        await provider.interactionFinished(ctx.req, ctx.res, { login: { ...login, remember: false } });
        ctx.respond = false;
        return;
      }
      await next();
      const body = ctx.body as Said | undefined;
      if (ctx.path === '/token' && typeof body?.['id_token'] === 'string')
        ctx.body = { ...body, id_token: this.twisted(body['id_token']) };
      if (this.answersAs && ctx.status === 303) this.readdress(ctx);
    });
  }

  private readdress(ctx: {
    get response(): { get(name: string): string };
    redirect(url: string): void;
    status: number;
  }): void {
    const to = URL.parse(ctx.response.get('location'));
    if (!to?.searchParams.has('code')) return;
    to.searchParams.set('iss', this.answersAs ?? '');
    ctx.redirect(to.href);
    ctx.status = 303;
  }

  private twisted(token: string): string {
    const { claims = (same: Said) => same, signs } = this.twist;
    const [, payload = ''] = token.split('.');
    const said = claims(JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')) as Said);
    if (signs === 'none') return `${encode({ alg: 'none' })}.${encode(said)}.`;
    const signed = `${encode({ alg: 'RS256', kid: 'university' })}.${encode(said)}`;
    const by = signs === 'stranger' ? newKey() : this.key;
    const signature = sign('sha256', Buffer.from(signed), createPrivateKey({ key: by, format: 'jwk' }));
    return `${signed}.${signature.toString('base64url')}`;
  }
}

const encode = (said: Said) => Buffer.from(JSON.stringify(said)).toString('base64url');
const newKey = () => generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' });
