import type { Arrival } from '../arrival';
import { SignInRefused } from '../reasons';
import { foreignTo } from '../standing';
import { studentNumberIn } from '../student-number';
import { strengthOf } from '../strength';

/** What an OpenID provider said of somebody, in one set: the ID token's words before those of userinfo. */
export type Claims = Readonly<Record<string, unknown>>;

/** What the university may say, by its administrator, and the token that its sign-out asks for. */
export interface TrustedClaims {
  readonly scopes: readonly string[];
  readonly strong: readonly string[];
  readonly idToken: string;
  /** The claim with the student number; '' or absent: none is looked for. */
  readonly studentNumber?: string | undefined;
}

/** Claims of the protocol, not of the person. */
const ofTheProtocol = [
  'iss',
  'aud',
  'exp',
  'iat',
  'nbf',
  'nonce',
  'at_hash',
  's_hash',
  'c_hash',
  'azp',
  'sid',
  'jti',
  'rh',
  'uti',
  'ver',
  'aio',
];

/**
 * Who an ID token is about. The subject is `sub`, which means something with its issuer alone.
 * @throws {SignInRefused} when it speaks of somebody of another university.
 */
export function arrivalOfClaims(claims: Claims, { scopes, strong, idToken, studentNumber }: TrustedClaims): Arrival {
  const first = (...names: readonly string[]) => names.flatMap((name) => textsIn(claims[name]))[0] ?? null;
  const affiliations = [
    ...textsIn(claims['eduperson_scoped_affiliation']),
    ...textsIn(claims['eduPersonScopedAffiliation']),
  ];
  const scoped = [
    ...affiliations,
    ...['eduperson_principal_name', 'pairwise_id', 'subject_id'].flatMap((name) => textsIn(claims[name])),
  ];
  if (foreignTo(scopes, scoped).length > 0) throw new SignInRefused('who.foreign-scope');
  const signedInBy = [...textsIn(claims['acr']), ...textsIn(claims['amr'])];
  const both = [first('given_name'), first('family_name')].filter(Boolean).join(' ');
  const arrived = Object.keys(claims)
    .filter((name) => !ofTheProtocol.includes(name))
    .map((name) => ({ name, values: textsIn(claims[name]) }));
  return {
    issuer: first('iss') ?? '',
    subject: first('sub') ?? '',
    subjectKind: 'sub',
    name: first('name') ?? (both || null),
    email: isUnproven(claims) ? null : (first('email')?.toLowerCase() ?? null),
    affiliations,
    signedInBy,
    strength: strengthOf(signedInBy, strong),
    studentNumber: studentNumberIn(arrived, studentNumber, scopes),
    arrived,
    leaving: { idToken },
  };
}

/** An address that the university itself does not vouch for could be anybody's: whoever typed it would wait here in their name. */
const isUnproven = (claims: Claims): boolean => textsIn(claims['email_verified'])[0] === 'false';

/** A claim as texts: one, several, or none. */
function textsIn(claim: unknown): string[] {
  if (Array.isArray(claim)) return claim.flatMap((each) => textsIn(each));
  if (typeof claim === 'string') return claim === '' ? [] : [claim];
  if (typeof claim === 'number' || typeof claim === 'boolean') return [String(claim)];
  return typeof claim === 'object' && claim !== null ? [JSON.stringify(claim)] : [];
}
