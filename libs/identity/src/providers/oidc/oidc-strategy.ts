import type { Request } from 'express';
import * as client from 'openid-client';
import { type AuthenticateOptions, Strategy, type StrategyOptions } from 'openid-client/passport';
import { SignInRefused } from '../reasons';
import type { Claims } from './claims';

/** What passport is given as somebody: everything that was said of them, and the token that said it. */
export interface ProvedClaims {
  readonly claims: Claims;
  readonly idToken: string;
}

/** What one sign-in adds to the request: our key, which comes back as it is. */
export interface OidcStart extends AuthenticateOptions {
  readonly key?: string;
}

/** Ways of signing a token that are safe. `none` and those with a shared secret are not among them. */
const safe = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519'];

/**
 * openid-client's strategy with what it leaves out: a nonce and a state in every request. What it keeps in the session is
 * taken away with the first answer, so a nonce is good for one.
 */
export class UniversityStrategy extends Strategy {
  constructor(options: StrategyOptions) {
    const { config } = options;
    super(options, (tokens, done) => {
      everythingSaid(config, tokens).then(
        // passport calls whoever was proved a user; who that is here is settled after it.
        (proved) => {
          done(null, proved as unknown as Express.User);
        },
        (error: unknown) => {
          done(error);
        },
      );
    });
  }

  override authorizationRequestParams(req: Request, options: OidcStart): URLSearchParams {
    const params = new URLSearchParams(super.authorizationRequestParams(req, options));
    params.set('nonce', client.randomNonce());
    params.set('state', options.key ?? client.randomState());
    return params;
  }
}

type Tokens = client.TokenEndpointResponse & client.TokenEndpointResponseHelpers;

/** The ID token's claims, and beside them those of userinfo where there is such a place. */
async function everythingSaid(config: client.Configuration, tokens: Tokens): Promise<ProvedClaims> {
  const claims = tokens.claims();
  if (!claims || !tokens.id_token || !isSafelySigned(tokens.id_token)) throw new SignInRefused('oidc.signature');
  const { userinfo_endpoint: place } = config.serverMetadata();
  const more = place ? await client.fetchUserInfo(config, tokens.access_token, claims.sub) : {};
  return { claims: { ...more, ...claims }, idToken: tokens.id_token };
}

function isSafelySigned(token: string): boolean {
  const [header = ''] = token.split('.');
  const read: unknown = JSON.parse(Buffer.from(header, 'base64url').toString('utf8'));
  return typeof read === 'object' && read !== null && 'alg' in read && safe.some((name) => name === read.alg);
}
